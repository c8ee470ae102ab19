package io.github.junitllm.telemetry;

import java.time.Instant;

/**
 * A clock that never goes back, for spans that are written down later than they were.
 *
 * @param epoch nanoseconds since 1970 when it was made
 * @param anchor of {@link System#nanoTime()} at the same moment
 */
record EpochClock(long epoch, long anchor) {

    static EpochClock now() {
        Instant now = Instant.now();
        return new EpochClock(now.getEpochSecond() * 1_000_000_000L + now.getNano(), System.nanoTime());
    }

    /** Returns nanoseconds since 1970. */
    long nanos() {
        return epoch + System.nanoTime() - anchor;
    }
}
