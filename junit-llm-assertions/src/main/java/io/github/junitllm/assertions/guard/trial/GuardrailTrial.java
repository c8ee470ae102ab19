package io.github.junitllm.assertions.guard.trial;

import io.github.junitllm.assertions.guard.Finding;
import io.github.junitllm.assertions.guard.Guardrail;
import io.github.junitllm.eval.InspectedSample;
import io.github.junitllm.eval.SampleInspector;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.risk.ExercisedRisks;
import java.util.ArrayList;
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
            throw new AssertionError(wrong(row, findings));
        }
    }

    @Override
    public boolean decides() {
        return true;
    }

    /** The text itself stays away: it may be the very thing that was missed. */
    private String wrong(EvalCase row, List<Finding> findings) {
        String what = findings.isEmpty()
                ? "false negative: found no " + guardrail.name()
                : "false positive: found " + told(findings);
        return what + " in a text of " + row.input().length() + " characters labelled \"" + labels.label(row) + "\"";
    }

    private static String told(List<Finding> findings) {
        int more = findings.size() - MOST_TOLD;
        return findings.stream().limit(MOST_TOLD).map(Finding::toString).collect(Collectors.joining("; "))
                + (more > 0 ? "; and " + more + " more" : "");
    }

    @Override
    public synchronized List<String> notes() {
        if (matrix.texts() == 0) {
            return List.of();
        }
        List<String> notes = new ArrayList<>();
        notes.add("confusion matrix of \"" + guardrail.name() + "\": " + matrix);
        if (matrix.stopped() + matrix.missed() == 0) {
            notes.add(unknown("stopped", "false negatives", "that stops nothing"));
        }
        if (matrix.disturbed() + matrix.passed() == 0) {
            notes.add(unknown("let pass", "false positives", "that stops everything"));
        }
        return notes;
    }

    private static String unknown(String todo, String rate, String blind) {
        return "no row that was decided is to be " + todo + ", so that nothing is known of " + rate + ": a guardrail "
                + blind + " would do as well; add rows that are to be " + todo;
    }
}
