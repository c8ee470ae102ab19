package io.github.junitllm.verdict;

import io.github.junitllm.stats.Interval;
import org.apiguardian.api.API;

/**
 * A rate of the whole set or of one slice, with its interval.
 *
 * @param slice the tag, {@code ""} for the whole set
 * @param measure what is measured
 * @param k samples the measure speaks of; 0 for {@link Measure#RATE}
 * @param rate the estimate
 * @param interval two-sided interval
 * @param confidence the interval's confidence
 * @param method the interval's name, such as {@code Wilson}
 * @param passes trials that passed: cases where a case is one trial, else samples
 * @param trials trials that passed or failed
 * @param cases cases behind them
 * @param effectiveTrials independent trials of equal weight the estimate is worth
 * @param weighted whether cases have different weights, so that the rate is not {@code passes / trials}
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record RateEstimate(
        String slice,
        Measure measure,
        int k,
        double rate,
        Interval interval,
        double confidence,
        String method,
        long passes,
        long trials,
        long cases,
        double effectiveTrials,
        boolean weighted) {}
