package io.github.junitllm.bench.result;

import java.util.List;
import java.util.Map;

/** Results as JMH might have measured them. */
final class Scores {

    private Scores() {}

    static BenchmarkScores of(BenchmarkScore... scores) {
        return new BenchmarkScores(List.of(scores));
    }

    static BenchmarkScore time(String method, double score, double error) {
        return score(method, BenchmarkMode.AVERAGE_TIME, measured(score, error, "ns/op"), Map.of());
    }

    static BenchmarkScore throughput(String method, double score, double error) {
        return score(method, BenchmarkMode.THROUGHPUT, measured(score, error, "ops/s"), Map.of());
    }

    static BenchmarkScore allocating(BenchmarkScore score, double bytes, double error) {
        return score(
                score.name(),
                score.mode(),
                score.primary(),
                Map.of("gc.alloc.rate.norm", measured(bytes, error, "B/op")));
    }

    static BenchmarkScore score(
            String method, BenchmarkMode mode, Measurement primary, Map<String, Measurement> secondary) {
        String name = method.contains(".") ? method : "Hashing." + method;
        return new BenchmarkScore("com.acme." + name, mode, 1, Map.of(), primary, secondary, "17.0.15");
    }

    static Measurement measured(double score, double error, String unit) {
        return new Measurement(score, score - error, score + error, unit);
    }
}
