package io.github.junitllm.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Handles items one after the other on a thread of its own, within some milliseconds of their being handed in. What comes in
 * a row is taken together: to wake a thread takes longer than to handle an item. Thread-safe.
 */
final class Clerk<T> implements AutoCloseable {

    private static final int MOST_WAITING = 1024;
    private static final long GATHERING_MILLIS = 2;

    private final Consumer<T> handler;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wanted = lock.newCondition();
    private final Condition done = lock.newCondition();

    // Guarded by the lock.
    private List<T> waiting = new ArrayList<>();
    private boolean asleep;
    private boolean busy;
    private boolean hurried;
    private boolean closed;
    private @Nullable Throwable failure;

    Clerk(String threadName, Consumer<T> handler) {
        this.handler = handler;
        this.thread = new Thread(this::work, threadName);
        thread.setDaemon(true);
    }

    /**
     * Hands an item in; waits where too many others wait.
     *
     * @throws IllegalStateException if the clerk is closed
     */
    void add(T item) {
        lock.lock();
        try {
            while (waiting.size() >= MOST_WAITING) {
                hurry();
                done.awaitUninterruptibly();
            }
            if (closed) {
                throw new IllegalStateException(thread.getName() + " is closed");
            }
            waiting.add(item);
            if (thread.getState() == Thread.State.NEW) {
                thread.start();
            } else if (asleep) {
                wanted.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until all is handled.
     *
     * @throws IllegalStateException if handling an item failed; the others were handled all the same
     */
    void drain() {
        lock.lock();
        try {
            while (busy || !waiting.isEmpty()) {
                hurry();
                done.awaitUninterruptibly();
            }
            if (failure != null) {
                throw new IllegalStateException("results could not be entered: " + failure, failure);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until all is handled, and takes nothing more. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            wanted.signal();
            drain();
        } finally {
            lock.unlock();
        }
    }

    private void hurry() {
        hurried = true;
        wanted.signal();
    }

    private void work() {
        for (List<T> batch = next(); !batch.isEmpty(); batch = next()) {
            batch.forEach(this::handle);
        }
    }

    /** Returns the items that wait, or none when the clerk is closed. */
    private List<T> next() {
        lock.lock();
        try {
            busy = false;
            done.signalAll();
            while (waiting.isEmpty() && !closed) {
                asleep = true;
                wanted.awaitUninterruptibly();
                asleep = false;
            }
            if (!hurried && !closed) {
                gather();
            }
            List<T> batch = waiting;
            waiting = new ArrayList<>();
            hurried = false;
            busy = !batch.isEmpty();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("WaitNotInLoop") // nothing is waited for but time, and who is in a hurry
    private void gather() {
        try {
            boolean called = wanted.await(GATHERING_MILLIS, TimeUnit.MILLISECONDS);
            hurried |= called;
        } catch (InterruptedException nobodyElses) {
            hurried = true;
        }
    }

    private void handle(T item) {
        try {
            handler.accept(item);
        } catch (RuntimeException | Error broken) {
            lock.lock();
            try {
                failure = failure == null ? broken : failure;
            } finally {
                lock.unlock();
            }
        }
    }
}
