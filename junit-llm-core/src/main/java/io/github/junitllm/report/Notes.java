package io.github.junitllm.report;

import io.github.junitllm.journal.VerdictRecord;
import io.github.junitllm.verdict.GateVerdict;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What one must know about a method beside its row. */
final class Notes {

    private Notes() {}

    /** Returns the sentences, each once, those of the gates that do not hold first. A partial run decides no gate. */
    static List<String> of(MethodResult result) {
        Set<String> notes = new LinkedHashSet<>();
        VerdictRecord verdict = result.verdict();
        if (verdict != null && !verdict.partial()) {
            verdict.gates().stream()
                    .filter(gate -> gate.verdict() != GateVerdict.PASS)
                    .map(Notes::gate)
                    .forEach(notes::add);
        }
        if (verdict != null) {
            notes.addAll(verdict.notes());
        }
        if (result.changed() > 0) {
            notes.add("flaky: " + Figures.counted(result.changed(), "sample") + " of "
                    + Figures.count(result.reruns()) + " run again came out differently ("
                    + String.join(", ", result.changedCases()) + ").");
        } else if (result.reruns() > 0) {
            notes.add(Figures.counted(result.reruns(), "sample") + " ran again, with the same outcome.");
        }
        if (result.use().unmetered() > 0) {
            notes.add(Figures.counted(result.use().unmetered(), "call")
                    + " reported no token usage: the token count is a lower bound.");
        }
        return List.copyOf(notes);
    }

    private static String gate(VerdictRecord.Gate gate) {
        return (gate.slice() == null ? "" : gate.slice() + ": ") + gate.verdict() + ", " + gate.reason();
    }
}
