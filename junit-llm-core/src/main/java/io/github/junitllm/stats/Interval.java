package io.github.junitllm.stats;

import org.apiguardian.api.API;

/**
 * A closed interval of rates.
 *
 * @param lower lower end, at most {@code upper}
 * @param upper upper end
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Interval(double lower, double upper) {

    public Interval {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException("not an interval: [" + lower + ", " + upper + "]");
        }
    }

    /** Tell whether {@code value} lies between the two ends, ends included. */
    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }

    static Interval clipped(double lower, double upper) {
        return new Interval(Math.max(0, lower), Math.min(1, upper));
    }
}
