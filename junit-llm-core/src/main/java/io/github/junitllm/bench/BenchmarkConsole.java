package io.github.junitllm.bench;

import io.github.junitllm.bench.result.BenchmarkScore;
import io.github.junitllm.bench.result.BenchmarkScores;
import io.github.junitllm.bench.result.Measurement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Prints what benchmarks measured, each in one write. */
final class BenchmarkConsole {

    private BenchmarkConsole() {}

    static void print(String name, BenchmarkScores scores, Path result) {
        List<String> lines = new ArrayList<>();
        for (BenchmarkScore score : scores.all()) {
            Measurement bytes = score.secondary().get("gc.alloc.rate.norm");
            lines.add(score.label() + ": " + score.primary() + (bytes == null ? "" : ", " + bytes));
        }
        print(name, lines, result);
    }

    static void print(String name, List<String> lines, Path result) {
        List<String> all = new ArrayList<>(List.of("benchmark " + name));
        lines.forEach(line -> all.add("  " + line));
        all.add("  results: " + result);
        print(all);
    }

    static void print(List<String> lines) {
        if (!lines.isEmpty()) {
            System.out.print(String.join(System.lineSeparator(), lines) + System.lineSeparator());
            System.out.flush();
        }
    }
}
