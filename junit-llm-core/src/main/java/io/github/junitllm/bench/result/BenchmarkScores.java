package io.github.junitllm.bench.result;

import java.util.List;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * All results of one run of JMH.
 *
 * @param all in JMH's order
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record BenchmarkScores(List<BenchmarkScore> all) {

    public BenchmarkScores {
        all = List.copyOf(all);
    }

    /**
     * Returns the results of a benchmark: several where it was measured in several modes or with several parameters.
     *
     * @param name of the method, of class and method ({@code CanonicalJsonBenchmark.canonicalHash}), or in full; empty for all
     * @throws IllegalArgumentException if there is none; the message names those there are
     */
    public List<BenchmarkScore> named(String name) {
        List<BenchmarkScore> found =
                all.stream().filter(score -> score.isNamed(name)).toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("no benchmark '" + name + "' was run, only "
                    + all.stream().map(BenchmarkScore::name).distinct().collect(Collectors.joining(", ")));
        }
        return found;
    }

    /**
     * Returns the only result of a benchmark.
     *
     * @throws IllegalArgumentException if there are several or none
     */
    public BenchmarkScore only(String name) {
        List<BenchmarkScore> found = named(name);
        if (found.size() > 1) {
            throw new IllegalArgumentException("'" + name + "' was measured " + found.size()
                    + " times, in several modes, classes or with several parameters: choose among named(\"" + name
                    + "\")");
        }
        return found.get(0);
    }
}
