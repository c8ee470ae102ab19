package io.github.junitllm.window;

import java.time.Duration;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The bounds of an {@link OrderedWindow}.
 *
 * @param concurrency how many pieces of work run at once, positive
 * @param capacity how many pieces may be started or waiting ahead of the consumer. The window is filled when half of it is
 *     consumed, and 8 times the concurrency in that half keeps slow pieces from starving the others: 16 times is good
 * @param maxHeld how much weight of finished, not yet consumed results may be held before only the piece the consumer
 *     waits for is started
 * @param timeout after which a piece is given up and its thread interrupted, or null for none
 * @param rate shared limiter of starts, or null for none
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record WindowLimits(
        int concurrency,
        int capacity,
        long maxHeld,
        @Nullable Duration timeout,
        @Nullable RateLimiter rate) {

    public WindowLimits {
        if (concurrency < 1 || capacity < concurrency || maxHeld < 0) {
            throw new IllegalArgumentException("concurrency " + concurrency + ", capacity " + capacity);
        }
    }
}
