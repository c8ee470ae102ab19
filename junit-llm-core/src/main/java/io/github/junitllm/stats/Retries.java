package io.github.junitllm.stats;

import org.apiguardian.api.API;

/** What repeating a case until it passes does to a reported rate. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Retries {

    private Retries() {}

    /** Compute the rate that "retry until it passes" reports for a case that passes with probability {@code p}. */
    public static double inflatedRate(double p, int attempts) {
        return 1 - Math.pow(1 - p, attempts);
    }

    /** Compute the probability that {@code runs} runs of one case show both outcomes. */
    public static double chanceToSeeFlaky(double p, int runs) {
        return 1 - Math.pow(p, runs) - Math.pow(1 - p, runs);
    }
}
