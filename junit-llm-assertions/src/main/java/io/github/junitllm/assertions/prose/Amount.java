package io.github.junitllm.assertions.prose;

import org.apiguardian.api.API;

/**
 * How many of something there may be, both ends included: {@code atLeast(3)}.
 *
 * @param min the fewest, 0 or more
 * @param max the most, {@link Long#MAX_VALUE} if there is no limit
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Amount(long min, long max) {

    public Amount {
        if (min < 0 || max < min) {
            throw new IllegalArgumentException("from " + min + " to " + max
                    + " is no amount: nothing can satisfy it; the first number is 0 or more, the second not below it");
        }
    }

    /** Returns this many or more. */
    public static Amount atLeast(long count) {
        return new Amount(count, Long.MAX_VALUE);
    }

    /** Returns this many or fewer. */
    public static Amount atMost(long count) {
        return new Amount(0, count);
    }

    /**
     * Returns fewer than this many.
     *
     * @param count 1 or more
     */
    public static Amount lessThan(long count) {
        return new Amount(0, count - 1);
    }

    /** Returns this many. */
    public static Amount exactly(long count) {
        return new Amount(count, count);
    }

    /** Returns this many, both ends included. */
    public static Amount between(long min, long max) {
        return new Amount(min, max);
    }

    /** Tells whether a count is such an amount. */
    public boolean contains(long count) {
        return count >= min && count <= max;
    }

    /** Returns the amount of a thing in words: {@code at least 3 words}, {@code exactly 1 word}. */
    public String of(String singular, String plural) {
        long named = max == Long.MAX_VALUE ? min : max;
        return this + " " + (named == 1 ? singular : plural);
    }

    @Override
    public String toString() {
        if (max == Long.MAX_VALUE) {
            return "at least " + min;
        }
        if (min == max) {
            return "exactly " + min;
        }
        return min == 0 ? "at most " + max : min + " to " + max;
    }
}
