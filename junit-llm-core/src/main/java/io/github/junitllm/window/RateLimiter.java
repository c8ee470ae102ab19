package io.github.junitllm.window;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Lets callers through no faster than a {@link RateLimit}, in the order in which they asked. Thread-safe. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class RateLimiter {

    private final long spacing;
    private final LongSupplier nanoTime;
    private @Nullable Long nextFree;

    public RateLimiter(RateLimit limit) {
        this(limit, System::nanoTime);
    }

    RateLimiter(RateLimit limit, LongSupplier nanoTime) {
        this.spacing = limit.spacingNanos();
        this.nanoTime = nanoTime;
    }

    /**
     * Waits for the caller's turn.
     *
     * @throws InterruptedException if interrupted while waiting; the turn is spent
     */
    public void acquire() throws InterruptedException {
        long wait = reserve();
        if (wait > 0) {
            TimeUnit.NANOSECONDS.sleep(wait);
        }
    }

    /** Takes the next free turn and returns how many nanoseconds lie before it. */
    synchronized long reserve() {
        long now = nanoTime.getAsLong();
        long turn = nextFree == null || nextFree - now < 0 ? now : nextFree;
        nextFree = turn + spacing;
        return turn - now;
    }
}
