package io.github.junitllm.benchmarks.process;

import java.util.Map;

/** What one JVM took. */
public record Run(Map<String, Double> facts) {

    /** Returns a fact, such as {@code wallMillis}. */
    public double get(String fact) {
        Double value = facts.get(fact);
        if (value == null) {
            throw new IllegalStateException("the run does not tell its " + fact + ", only " + facts.keySet());
        }
        return value;
    }
}
