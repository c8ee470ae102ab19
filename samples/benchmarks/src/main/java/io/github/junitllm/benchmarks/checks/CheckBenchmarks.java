package io.github.junitllm.benchmarks.checks;

import io.github.junitllm.benchmarks.process.JmhRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;

/** Runs the JMH benchmarks of this package. */
public final class CheckBenchmarks {

    private final JmhRun jmh;

    public CheckBenchmarks(JmhRun jmh) {
        this.jmh = jmh;
    }

    /**
     * What one check of one answer takes, in nanoseconds.
     *
     * @param error half the width of the 99.9 % confidence interval
     * @param reference what finding the words of an answer takes
     */
    public record Score(String name, double time, double error, double reference) {}

    /** Runs all, guardrails first. */
    public List<Score> run(Path directory) throws IOException, RunnerException {
        Collection<RunResult> results = jmh.of(CheckBenchmarks.class, "checks", directory);
        double reference = results.stream()
                .filter(result -> !result.getParams().getParamsKeys().contains("subject"))
                .mapToDouble(result -> result.getPrimaryResult().getScore())
                .findFirst()
                .orElseThrow();
        List<Score> scores = new ArrayList<>();
        for (TimedGuardrail guardrail : TimedGuardrail.values()) {
            scores.add(score(guardrail.title(), of(guardrail, results), reference));
        }
        for (TimedCheck check : TimedCheck.values()) {
            scores.add(score(check.title(), of(check, results), reference));
        }
        return scores;
    }

    private static RunResult of(Enum<?> subject, Collection<RunResult> results) {
        return results.stream()
                .filter(result -> subject.name().equals(result.getParams().getParam("subject")))
                .findFirst()
                .orElseThrow();
    }

    private static Score score(String name, RunResult result, double reference) {
        return new Score(
                name,
                result.getPrimaryResult().getScore(),
                result.getPrimaryResult().getScoreError(),
                reference);
    }
}
