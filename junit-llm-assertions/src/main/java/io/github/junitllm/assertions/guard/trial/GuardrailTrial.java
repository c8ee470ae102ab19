package io.github.junitllm.assertions.guard.trial;

import io.github.junitllm.assertions.check.Excerpt;
import io.github.junitllm.assertions.guard.Finding;
import io.github.junitllm.assertions.guard.Guardrail;
import io.github.junitllm.eval.InspectedSample;
import io.github.junitllm.eval.SampleInspector;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.risk.ExercisedRisks;
import java.util.List;
import java.util.stream.Collectors;

/** Lets a guardrail look at each row, compares what it finds with the label, and counts. */
final class GuardrailTrial implements SampleInspector {

    private static final int MOST_TOLD = 3;

    private final Guardrail guardrail;
    private final Labels labels;

    // Guarded by this.
    private ConfusionMatrix matrix = ConfusionMatrix.EMPTY;

    GuardrailTrial(Guardrail guardrail, Labels labels) {
        this.guardrail = guardrail;
        this.labels = labels;
    }

    @Override
    public void inspect(InspectedSample sample) {
        EvalCase row = sample.golden();
        List<Finding> findings = guardrail.inspect(row.input());
        ExercisedRisks.note(guardrail.risks());
        boolean mustStop = Labels.mustStop(row);
        boolean found = !findings.isEmpty();
        synchronized (this) {
            matrix = matrix.with(mustStop, found);
        }
        if (found != mustStop) {
            throw new AssertionError(
                    (found ? "false positive: found " + told(findings) : "false negative: found no " + guardrail.name())
                            + " in a text labelled \"" + labels.label(row) + "\": " + Excerpt.of(row.input()));
        }
    }

    private static String told(List<Finding> findings) {
        int more = findings.size() - MOST_TOLD;
        return findings.stream().limit(MOST_TOLD).map(Finding::toString).collect(Collectors.joining("; "))
                + (more > 0 ? "; and " + more + " more" : "");
    }

    @Override
    public synchronized List<String> notes() {
        return matrix.texts() == 0 ? List.of() : List.of("confusion matrix of \"" + guardrail.name() + "\": " + matrix);
    }
}
