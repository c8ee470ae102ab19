package io.github.junitllm.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Runs the benchmarks that need whole processes and writes {@code target/benchmarks/results.md}. Configured by system properties:
 *
 * <ul>
 *   <li>{@code benchmarks.java}: home of the JDK to measure on; this one by default
 *   <li>{@code benchmarks.runs}: how often whole processes are run, 5 by default
 *   <li>{@code benchmarks.only}: some of {@code per-case, growth, concurrency, beyond-start, replay, record,
 *       lookup, client, checks}; all by default
 * </ul>
 */
public final class Benchmarks {

    private static final List<String> ALL = List.of(
            "per-case", "growth", "concurrency", "beyond-start", "replay", "record", "lookup", "client", "checks");

    private Benchmarks() {}

    public static void main(String[] args) throws Exception {
        Path javaHome = Path.of(System.getProperty("benchmarks.java", System.getProperty("java.home")));
        int runs = Integer.getInteger("benchmarks.runs", 5);
        String only = System.getProperty("benchmarks.only", "");
        List<String> chosen = only.isBlank() ? ALL : Arrays.asList(only.split("\\s*,\\s*"));
        if (!ALL.containsAll(chosen)) {
            throw new IllegalArgumentException("benchmarks.only=" + only + ": choose among " + ALL);
        }
        Path directory = Path.of("target", "benchmarks").toAbsolutePath();
        var results = new Results(javaHome, runs, System.out);
        var processes = new WholeProcess(javaHome, directory, runs, results);
        var calls = new ModelCalls(javaHome, directory, runs, results);
        var checks = new CheckTimes(directory, results);
        for (String name : chosen) {
            switch (name) {
                case "per-case" -> processes.perCase(10_000);
                case "growth" -> processes.growth(100_000);
                case "concurrency" -> {
                    processes.concurrency("even", 1.2);
                    processes.concurrency("heavy", 1.3);
                }
                case "beyond-start" -> processes.beyondStart(10_000, 3_000);
                case "replay" -> {
                    calls.replay(1_000, 1, 20, 20);
                    calls.replay(1_000, 16, 25, 20);
                }
                case "record" -> calls.record(100_000, 1, 12, 10);
                case "lookup" -> calls.lookup(1_000, 100_000, 20_000);
                case "client" -> calls.client(10_000, 10_000);
                default -> checks.hostile(javaHome, 1 << 20, runs, 3_000);
            }
        }
        results.write(directory.resolve("results.md"));
    }
}
