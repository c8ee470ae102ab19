package io.github.junitllm.benchmarks.micro;

import io.github.junitllm.benchmarks.process.JmhRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the JMH benchmarks of this package. Each class has a method {@code reference}, which does the same job with Jackson or the JDK
 * alone, and methods of ours.
 */
public final class MicroBenchmarks {

    private static final String REFERENCE = "reference";

    private final JmhRun jmh;

    /**
     * Prepares a run.
     *
     * @param iterations how many are measured, after as many for warming up
     * @param time of one iteration
     */
    public MicroBenchmarks(Path javaHome, int iterations, TimeValue time) {
        this.jmh = new JmhRun(javaHome, 1, iterations, time);
    }

    /**
     * One benchmark of ours beside its reference, in nanoseconds for one operation.
     *
     * @param error half the width of the 99.9 % confidence interval
     */
    public record Score(String name, double ours, double error, double reference) {}

    /** Runs all; JMH's own results are left in {@code jmh-micro.json} and what it says in {@code jmh-micro.txt}. */
    public List<Score> run(Path directory) throws IOException, RunnerException {
        Collection<RunResult> results = jmh.of(MicroBenchmarks.class, "micro", directory);
        Map<String, RunResult> byName = new TreeMap<>();
        results.forEach(result -> byName.put(name(result), result));
        var scores = new ArrayList<Score>();
        byName.forEach((name, result) -> {
            String type = name.substring(0, name.indexOf('.'));
            RunResult reference = byName.get(type + "." + REFERENCE);
            if (reference != null && !name.equals(type + "." + REFERENCE)) {
                scores.add(new Score(
                        name.replace("Benchmark.", "."),
                        result.getPrimaryResult().getScore(),
                        result.getPrimaryResult().getScoreError(),
                        reference.getPrimaryResult().getScore()));
            }
        });
        return scores;
    }

    private static String name(RunResult result) {
        String full = result.getParams().getBenchmark();
        return full.substring(full.lastIndexOf('.', full.lastIndexOf('.') - 1) + 1);
    }
}
