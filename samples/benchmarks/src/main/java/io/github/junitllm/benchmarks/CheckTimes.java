package io.github.junitllm.benchmarks;

import io.github.junitllm.benchmarks.checks.CheckBenchmarks;
import io.github.junitllm.benchmarks.checks.HostileMain;
import io.github.junitllm.benchmarks.checks.HostileText;
import io.github.junitllm.benchmarks.checks.TimedGuardrail;
import io.github.junitllm.benchmarks.process.JmhRun;
import io.github.junitllm.benchmarks.process.Jvm;
import io.github.junitllm.benchmarks.process.Series;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.RunnerException;

/** What checks and guardrails take: on typical answers, under JMH, and on hostile ones, in a process. */
final class CheckTimes {

    private final Path directory;
    private final Results results;

    /** @param directory where JMH and the process leave what they say */
    CheckTimes(Path directory, Results results) {
        this.directory = directory;
        this.results = results;
    }

    /** Each on an answer of 2,000 characters, beside the JDK's own search for words. */
    void typical(JmhRun jmh) throws IOException, RunnerException {
        for (CheckBenchmarks.Score score : new CheckBenchmarks(jmh).run(directory)) {
            results.add(Ratio.of(score));
        }
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
