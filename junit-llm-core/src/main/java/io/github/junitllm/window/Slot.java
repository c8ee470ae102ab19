package io.github.junitllm.window;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * One piece on its way through an {@link OrderedWindow}.
 *
 * @param <T> the piece
 * @param <R> its result
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Slot<T, R> {

    private final T piece;
    // A latch, not a future: a fork-join worker that waits on a CompletableFuture is compensated with further threads,
    // which would let JUnit run more tests at once than it was told to.
    private final CountDownLatch done = new CountDownLatch(1);
    private final AtomicBoolean settled = new AtomicBoolean();
    private volatile @Nullable R result;
    private volatile @Nullable Throwable failure;
    private volatile long weight;
    private volatile boolean consumed;

    Slot(T piece) {
        this.piece = piece;
    }

    /** Returns what the work was given. */
    public T piece() {
        return piece;
    }

    /**
     * Waits for the work and returns its result.
     *
     * @throws Throwable what the work threw, or a {@link WorkTimeoutException}, or {@link InterruptedException}
     */
    @SuppressWarnings("NullAway") // the result is set before the latch opens whenever there is no failure
    public R await() throws Throwable {
        done.await();
        Throwable thrown = failure;
        if (thrown != null) {
            throw thrown;
        }
        return result;
    }

    /** Settles the slot once; a late result of work that was given up is dropped. */
    boolean settle(@Nullable R value, @Nullable Throwable thrown, long valueWeight) {
        if (!settled.compareAndSet(false, true)) {
            return false;
        }
        result = value;
        failure = thrown;
        weight = valueWeight;
        done.countDown();
        return true;
    }

    /** Marks the slot as consumed and returns the weight it was charged with; called under the window's lock. */
    long consume() {
        consumed = true;
        return weight;
    }

    boolean isConsumed() {
        return consumed;
    }
}
