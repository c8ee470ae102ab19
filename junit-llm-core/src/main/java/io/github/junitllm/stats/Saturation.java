package io.github.junitllm.stats;

import org.apiguardian.api.API;

/** What a run without a failure does and does not show. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Saturation {

    private Saturation() {}

    /** Compute the failure rate that {@code trials} trials without a failure cannot exclude, one-sided. */
    public static double failureUpperBound(int trials, double confidence) {
        return 1 - Math.pow(1 - Probabilities.checkConfidence(confidence), 1d / trials);
    }

    /** Compute the probability that {@code trials} trials show at least one failure at the given failure rate. */
    public static double chanceToSee(double failureRate, int trials) {
        return 1 - Math.pow(1 - failureRate, trials);
    }
}
