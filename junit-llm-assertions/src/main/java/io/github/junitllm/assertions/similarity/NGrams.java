package io.github.junitllm.assertions.similarity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs of n neighbours, and how often each occurs.
 *
 * @param total the number of runs
 */
record NGrams(Map<List<String>, Integer> counts, int total) {

    static NGrams of(List<String> tokens, int n) {
        Map<List<String>, Integer> counts = new HashMap<>();
        int total = Math.max(0, tokens.size() - n + 1);
        for (int i = 0; i < total; i++) {
            counts.merge(tokens.subList(i, i + n), 1, Integer::sum);
        }
        return new NGrams(counts, total);
    }

    /** Counts the runs that both have, each as often as the one has it that has it less often. */
    int common(NGrams other) {
        int common = 0;
        for (Map.Entry<List<String>, Integer> entry : counts.entrySet()) {
            common += Math.min(entry.getValue(), other.counts.getOrDefault(entry.getKey(), 0));
        }
        return common;
    }
}
