package io.github.junitllm.verdict;

import java.math.BigDecimal;

/**
 * How a rate is told: as the share that passes, or as the share that fails under its own name.
 *
 * @param failures what failing cases are called; {@code ""} to tell of passing ones
 */
record Reading(String failures) {

    static final Reading PASSES = new Reading("");

    static Reading of(PassRateGate gate) {
        return new Reading(gate.failures());
    }

    boolean ofFailures() {
        return !failures.isEmpty();
    }

    /** Return the share that is told, of a pass rate. */
    double share(double passRate) {
        // 1 - 0.95 in doubles is another number than the 0.05 a person would write.
        return ofFailures()
                ? BigDecimal.ONE.subtract(BigDecimal.valueOf(passRate)).doubleValue()
                : passRate;
    }

    /** Return how many of the trials are told. */
    long count(RateEstimate estimate) {
        return ofFailures() ? estimate.trials() - estimate.passes() : estimate.passes();
    }

    String measure(Measure measure, int k) {
        return ofFailures() ? failures : ClaimText.measure(measure, k);
    }

    /** Name the threshold of a pass rate: {@code >= 95 %}, {@code <= 5 %}. */
    String required(double threshold) {
        return (ofFailures() ? "<= " : ">= ") + level(threshold);
    }

    /** Name what lies on the wrong side of it: {@code < 95 %}, {@code > 5 %}. */
    String missed(double threshold) {
        return (ofFailures() ? "> " : "< ") + level(threshold);
    }

    String level(double threshold) {
        return Texts.level(share(threshold));
    }

    String percent(double passRate) {
        return Texts.percent(share(passRate));
    }

    String percent(double passRate, double threshold) {
        return Texts.percent(share(passRate), share(threshold));
    }

    String interval(RateEstimate estimate) {
        double lower = share(estimate.interval().lower());
        double upper = share(estimate.interval().upper());
        return Texts.interval(Math.min(lower, upper), Math.max(lower, upper));
    }
}
