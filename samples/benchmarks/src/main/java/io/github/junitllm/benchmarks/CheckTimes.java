package io.github.junitllm.benchmarks;

import io.github.junitllm.benchmarks.checks.HostileMain;
import io.github.junitllm.benchmarks.checks.HostileText;
import io.github.junitllm.benchmarks.checks.TimedGuardrail;
import io.github.junitllm.benchmarks.process.Jvm;
import io.github.junitllm.benchmarks.process.Series;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What guardrails take of hostile texts, in a process. */
final class CheckTimes {

    private final Path directory;
    private final Results results;

    /** @param directory where the process leaves what it says */
    CheckTimes(Path directory, Results results) {
        this.directory = directory;
        this.results = results;
    }

    /** Each guardrail on hostile texts of that many characters; told is the text that takes it longest. */
    void hostile(Path javaHome, int length, int rounds, double promisedMillis)
            throws IOException, InterruptedException {
        Jvm process = Jvm.program(javaHome, HostileMain.class, directory.resolve("run-HostileMain"), length);
        Series timed = Series.inTurns(List.of(process), rounds).get(0);
        for (TimedGuardrail guardrail : TimedGuardrail.values()) {
            HostileText worst = Stream.of(HostileText.values())
                    .max(Comparator.comparingDouble(text -> timed.median(HostileMain.fact(guardrail, text))))
                    .orElseThrow();
            String fact = HostileMain.fact(guardrail, worst);
            results.add(Ratio.of(
                    String.format(
                            "%s: %,d hostile characters, longest of %d sorts (%s)",
                            guardrail.title(), length, HostileText.values().length, worst.title()),
                    "ms",
                    new double[] {timed.median(fact), timed.min(fact)},
                    new double[] {promisedMillis, promisedMillis},
                    1));
        }
    }
}
