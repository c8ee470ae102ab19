package io.github.junitllm.report;

import io.github.junitllm.journal.Counts;
import io.github.junitllm.verdict.GateVerdict;
import java.util.StringJoiner;

/** A run in one line. */
final class Headline {

    private Headline() {}

    /** Returns {@code 94.0 % of cases passed (47 of 50), 1 method: 1 PASS}. */
    static String of(RunResult run) {
        StringJoiner line = new StringJoiner(", ");
        Counts cases = run.cases();
        if (cases.decided() > 0) {
            line.add(Figures.percent((double) cases.passed() / cases.decided()) + " of cases passed ("
                    + Figures.count(cases.passed()) + " of " + Figures.count(cases.decided()) + ")");
        } else {
            line.add("no case decided");
        }
        part(line, cases.errors(), "without a decision");
        part(line, cases.skipped(), "skipped");
        part(line, cases.notRun(), "not run");
        return line + "; " + methods(run);
    }

    private static String methods(RunResult run) {
        StringJoiner verdicts =
                new StringJoiner(", ", Figures.counted(run.methods().size(), "method") + ": ", "");
        for (GateVerdict verdict : GateVerdict.values()) {
            part(verdicts, run.count(verdict), verdict.name());
        }
        part(verdicts, run.count(null), "not judged");
        return verdicts.toString();
    }

    private static void part(StringJoiner line, long count, String what) {
        if (count > 0) {
            line.add(Figures.count(count) + " " + what);
        }
    }
}
