package io.github.junitllm.assertions.structure;

import io.github.junitllm.assertions.check.UndecidedException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * The last resort for parsers that have no bound, behind {@link ReadingBounds}, so that a text nobody thought of does not
 * stop a build. It never gives a verdict: what it ends is undecided.
 */
final class TimeLimit {

    /** Far more than a slow machine needs for what the other bounds let pass. */
    private static final long MILLISECONDS = 60_000;

    private TimeLimit() {}

    /**
     * Reads something in a thread of its own, which is left to itself where it takes too long.
     *
     * @throws UndecidedException if it takes too long, or this thread is interrupted
     */
    static <T> T within(String what, Supplier<T> reading) {
        FutureTask<T> task = new FutureTask<>(reading::get);
        Thread thread = new Thread(task, "junit-llm-reading");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(MILLISECONDS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooLong) {
            thread.interrupt();
            throw new UndecidedException(what + " takes too long to read: over " + MILLISECONDS + " ms", tooLong);
        } catch (InterruptedException interrupted) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new UndecidedException("the thread was interrupted while it read " + what, interrupted);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException problem) {
                throw problem;
            } else if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(failed);
        }
    }
}
