package io.github.junitllm.bench.result;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * The result of one benchmark method in one mode with one choice of its parameters.
 *
 * @param benchmark full name of the class and the method
 * @param mode what was measured
 * @param threads that ran it at once
 * @param params the values of its {@code @Param} fields, by name
 * @param primary what was measured
 * @param secondary what profilers added, by JMH's name such as {@code gc.alloc.rate.norm}
 * @param jdk version of the JDK it ran on
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record BenchmarkScore(
        String benchmark,
        BenchmarkMode mode,
        int threads,
        Map<String, String> params,
        Measurement primary,
        Map<String, Measurement> secondary,
        String jdk) {

    public BenchmarkScore {
        params = Map.copyOf(params);
        secondary = Map.copyOf(secondary);
    }

    /** Returns the method's name with that of its class, such as {@code CanonicalJsonBenchmark.canonicalHash}. */
    public String name() {
        int method = benchmark.lastIndexOf('.');
        return benchmark.substring(benchmark.lastIndexOf('.', method - 1) + 1);
    }

    /** Returns the name with the values of the parameters, where there are any. */
    public String label() {
        return params.isEmpty()
                ? name()
                : name()
                        + new TreeMap<>(params)
                                .entrySet().stream()
                                        .map(param -> param.getKey() + "=" + param.getValue())
                                        .collect(Collectors.joining(", ", " {", "}"));
    }

    /** Tells whether the other is the same benchmark, measured in the same way at another time. */
    boolean measuresTheSameAs(BenchmarkScore other) {
        return benchmark.equals(other.benchmark)
                && mode == other.mode
                && threads == other.threads
                && params.equals(other.params);
    }

    /** Tells whether a name is this one's: of the method, of class and method, or in full; empty is everybody's. */
    boolean isNamed(String name) {
        return name.isEmpty() || benchmark.equals(name) || benchmark.endsWith("." + name);
    }
}
