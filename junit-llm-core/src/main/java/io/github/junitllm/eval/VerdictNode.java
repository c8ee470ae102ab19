package io.github.junitllm.eval;

import io.github.junitllm.verdict.Judgement;
import io.github.junitllm.verdict.VerdictText;
import java.util.List;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** The last node of a method: it passes, fails or is aborted with the verdict over all samples before it. */
final class VerdictNode implements TestTemplateInvocationContext {

    private final EvalDefinition definition;
    private final SampleBook book;
    private final Observers observers;
    private final Partial partial;
    private final boolean stoppedEarly;

    VerdictNode(
            EvalDefinition definition, SampleBook book, Observers observers, Partial partial, boolean stoppedEarly) {
        this.definition = definition;
        this.book = book;
        this.observers = observers;
        this.partial = partial;
        this.stoppedEarly = stoppedEarly;
    }

    @Override
    public String getDisplayName(int invocationIndex) {
        return "verdict: " + VerdictText.claim(definition.plan());
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
        return List.of(new BodilessNode() {
            @Override
            void conclude(ExtensionContext context) {
                VerdictNode.this.conclude(context);
            }
        });
    }

    private void conclude(ExtensionContext context) {
        long samples = book.finishedSamples();
        Judgement judgement = book.judge(stoppedEarly);
        Conclusion conclusion =
                Conclusion.of(definition, judgement, partial, samples, book.untested(), book.untestedAsAWhole());
        book.close(conclusion, judgement, partial);
        observers.ended(conclusion.firstLine(), conclusion.result() == Conclusion.Result.PASS);
        publish(context, conclusion);
        switch (conclusion.result()) {
            case FAIL -> throw new AssertionFailedError(conclusion.message());
            case SKIP -> throw new TestAbortedException(conclusion.message());
            case PASS -> {}
        }
    }

    // Surefire keeps what a test prints in that test's row of the report, and drops report entries; others do the
    // opposite. So both, once, and only the line that stands alone.
    private void publish(ExtensionContext context, Conclusion conclusion) {
        String line = definition.name() + ": " + conclusion.firstLine();
        System.out.println(line);
        context.publishReportEntry("verdict", conclusion.firstLine());
        for (String note : book.notes()) {
            context.publishReportEntry("note", note);
        }
    }
}
