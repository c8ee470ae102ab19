package io.github.junitllm.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** When callers may start, by a clock that the tests set. */
class RateLimiterTests {

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1_000_000); // System.nanoTime() may overflow

    @Test
    void turnsAreSpreadEvenly() {
        var limiter = new RateLimiter(RateLimit.parse("10/s"), clock::get);

        assertThat(limiter.reserve()).isZero();
        assertThat(limiter.reserve()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(100));
        assertThat(limiter.reserve()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(200));
    }

    @Test
    void aPauseIsNotSavedUp() {
        var limiter = new RateLimiter(RateLimit.parse("10/s"), clock::get);
        limiter.reserve();
        clock.addAndGet(TimeUnit.MINUTES.toNanos(1));

        assertThat(limiter.reserve()).isZero();
        assertThat(limiter.reserve()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(100));
    }

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noPeriodEverHoldsMoreStartsThanAllowed(long seed) {
        var random = new Random(seed);
        int permits = 1 + random.nextInt(50);
        var limiter = new RateLimiter(new RateLimit(permits, Duration.ofSeconds(1)), clock::get);
        List<Long> starts = new ArrayList<>();
        long origin = clock.get();
        for (int i = 0; i < 500; i++) {
            starts.add(clock.get() - origin + limiter.reserve());
            clock.addAndGet(random.nextInt(40_000_000));
        }

        for (int i = 0; i + permits < starts.size(); i++) {
            assertThat(starts.get(i + permits) - starts.get(i)).isGreaterThanOrEqualTo(1_000_000_000L);
        }
    }

    @Test
    void aWaitIsInterruptible() throws Exception {
        var limiter = new RateLimiter(RateLimit.parse("1/h"));
        limiter.acquire();
        Thread.currentThread().interrupt();

        assertThatThrownBy(limiter::acquire).isInstanceOf(InterruptedException.class);
    }
}
