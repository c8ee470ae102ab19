package io.github.junitllm.window;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Works on the pieces of an iterator ahead of the one thread that consumes the results in order.
 *
 * <p>Pieces start in the iterator's order, at most {@link WindowLimits#concurrency()} at once. Back-pressure comes from
 * two bounds: how many pieces may be ahead of the consumer, and how much weight of finished results may wait for it.
 * The iterator is only read on the consumer's thread. {@link #close()} interrupts what is still running.
 *
 * @param <T> the pieces
 * @param <R> the results
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class OrderedWindow<T, R> implements Iterator<Slot<T, R>>, AutoCloseable {

    private final Iterator<? extends T> source;
    private final Work<? super T, R> work;
    private final WindowLimits limits;
    private final ExecutorService workers = Workers.create("llm-task-");
    private final @Nullable ScheduledExecutorService clock;

    // Guarded by this.
    private final Deque<Slot<T, R>> unconsumed = new ArrayDeque<>();
    private final Deque<Slot<T, R>> waiting = new ArrayDeque<>();
    private final Map<Slot<T, R>, Thread> running = new HashMap<>();
    private @Nullable Slot<T, R> head;
    private int active;
    private long held;
    private boolean closed;

    public OrderedWindow(Iterator<? extends T> source, Work<? super T, R> work, WindowLimits limits) {
        this.source = source;
        this.work = work;
        this.limits = limits;
        this.clock = limits.timeout() == null ? null : Workers.clock("llm-task-clock");
    }

    @Override
    public boolean hasNext() {
        return size() > 0 || source.hasNext();
    }

    /** Returns the next slot in order without waiting for its result; fills the window first. */
    @Override
    public Slot<T, R> next() {
        fill();
        synchronized (this) {
            release(head);
            head = unconsumed.poll();
            if (head == null) {
                throw new NoSuchElementException();
            }
            startMore();
            return head;
        }
    }

    // In batches, once half of the window is consumed: a piece at a time would wake a sleeping worker for each, which
    // costs more than many a piece.
    private void fill() {
        if (size() > limits.capacity() / 2) {
            return;
        }
        while (size() < limits.capacity() && source.hasNext()) {
            var slot = new Slot<T, R>(source.next());
            synchronized (this) {
                unconsumed.add(slot);
                waiting.add(slot);
                startMore();
            }
        }
    }

    private synchronized int size() {
        return unconsumed.size();
    }

    private void release(@Nullable Slot<T, R> consumed) {
        if (consumed != null) {
            held -= consumed.consume();
        }
    }

    private void startMore() {
        while (active < limits.concurrency()) {
            Slot<T, R> slot = take();
            if (slot == null) {
                return;
            }
            active++;
            workers.execute(() -> work(slot));
        }
    }

    /** Returns the next piece to start, or null if there is none or none may start. */
    private @Nullable Slot<T, R> take() {
        Slot<T, R> slot = closed ? null : waiting.peek();
        // What the consumer waits for may always run, however much is held: otherwise nothing would ever move.
        if (slot == null || (held > limits.maxHeld() && slot != head)) {
            return null;
        }
        return waiting.poll();
    }

    /** Works on a piece and, as long as there are any, on further ones: no thread has to be woken for them. */
    private void work(Slot<T, R> first) {
        Slot<T, R> slot = first;
        while (slot != null && run(slot)) {
            slot = takeOrEnd();
        }
    }

    private synchronized @Nullable Slot<T, R> takeOrEnd() {
        Slot<T, R> slot = take();
        active -= slot == null ? 1 : 0;
        return slot;
    }

    /** Returns false if the piece was given up meanwhile, and with it this thread's place. */
    private boolean run(Slot<T, R> slot) {
        synchronized (this) {
            running.put(slot, Thread.currentThread());
        }
        ScheduledFuture<?> alarm = null;
        R result = null;
        long weight = 0;
        Throwable failure = null;
        try {
            if (limits.rate() != null) {
                limits.rate().acquire();
            }
            alarm = arm(slot);
            R answer = work.apply(slot.piece());
            weight = work.weight(answer);
            result = answer;
        } catch (Throwable thrown) {
            failure = thrown;
        }
        if (alarm != null) {
            alarm.cancel(false);
        }
        boolean settled = settle(slot, result, weight, failure);
        leave(slot);
        return settled;
    }

    private @Nullable ScheduledFuture<?> arm(Slot<T, R> slot) {
        if (clock == null || limits.timeout() == null) {
            return null;
        }
        return clock.schedule(() -> giveUp(slot), limits.timeout().toNanos(), TimeUnit.NANOSECONDS);
    }

    // The place of a thread that ignores the interrupt is free again: one stuck call never stops the others.
    private synchronized void giveUp(Slot<T, R> slot) {
        if (limits.timeout() != null && settle(slot, null, 0, new WorkTimeoutException(limits.timeout()))) {
            active--;
            interrupt(slot);
            startMore();
        }
    }

    private void interrupt(Slot<T, R> slot) {
        Thread worker = running.get(slot);
        if (worker != null) {
            worker.interrupt();
        }
    }

    // Workers are reused: an interrupt meant for this piece must not reach the next one.
    private synchronized void leave(Slot<T, R> slot) {
        running.remove(slot);
        boolean interrupted = Thread.interrupted();
        if (closed && interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean settle(Slot<T, R> slot, @Nullable R result, long weight, @Nullable Throwable failure) {
        boolean settled = slot.settle(result, failure, weight);
        held += settled && !slot.isConsumed() ? weight : 0;
        return settled;
    }

    /** Drops what has not started and interrupts what runs. Idempotent. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            waiting.clear();
        }
        workers.shutdownNow();
        if (clock != null) {
            clock.shutdownNow();
        }
    }

    /** Returns the pieces that are ahead of the consumer, in order: the ones that nobody has asked for yet. */
    public synchronized List<T> ahead() {
        return unconsumed.stream().map(Slot::piece).toList();
    }
}
