package io.github.junitllm.journal;

import static java.util.Objects.requireNonNull;

import org.apiguardian.api.API;

/**
 * A rate with its interval.
 *
 * @param rate the rate, 0 to 1
 * @param lower lower end of the interval
 * @param upper upper end of the interval
 * @param interval name of the interval's method, such as {@code wilson} or {@code clopper-pearson}
 * @param confidence coverage of the interval, such as 0.95
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Estimate(double rate, double lower, double upper, String interval, double confidence) {

    public Estimate {
        requireNonNull(interval, "interval");
    }
}
