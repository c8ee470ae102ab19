package io.github.junitllm.journal;

import static java.util.Objects.requireNonNull;

import io.github.junitllm.verdict.RateEstimate;
import org.apiguardian.api.API;

/**
 * A rate with its interval.
 *
 * @param rate the rate, 0 to 1
 * @param lower lower end of the two-sided interval
 * @param upper upper end of the interval
 * @param interval name of the interval's method, such as {@code Wilson}
 * @param confidence coverage of the interval, such as 0.95
 * @param passes trials that passed: cases where a case is one trial, else samples
 * @param trials trials that passed or failed
 * @param cases cases behind them
 * @param weighted whether cases have different weights, so that the rate is not {@code passes / trials}
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Estimate(
        double rate,
        double lower,
        double upper,
        String interval,
        double confidence,
        long passes,
        long trials,
        long cases,
        boolean weighted) {

    public Estimate {
        requireNonNull(interval, "interval");
    }

    static Estimate of(RateEstimate estimate) {
        return new Estimate(
                estimate.rate(),
                estimate.interval().lower(),
                estimate.interval().upper(),
                estimate.method(),
                estimate.confidence(),
                estimate.passes(),
                estimate.trials(),
                estimate.cases(),
                estimate.weighted());
    }
}
