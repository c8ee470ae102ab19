package io.github.junitllm.report;

import java.io.Console;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Shows on a terminal how far a long run has come and how long it will still take, on one line that is overwritten. Says
 * nothing in the first seconds, and nothing at all where there is no terminal. Thread-safe, and cheap enough to be
 * called for every sample.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ProgressLine implements AutoCloseable {

    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final long REFRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int COLUMNS = 79;

    private final ReentrantLock lock = new ReentrantLock();
    private final @Nullable PrintStream terminal;
    private final LongSupplier nanoTime;
    private final long startedAt;
    private long nextAt;
    private int shownColumns;

    private ProgressLine(@Nullable PrintStream terminal, LongSupplier nanoTime) {
        this.terminal = terminal;
        this.nanoTime = nanoTime;
        this.startedAt = nanoTime.getAsLong();
        this.nextAt = startedAt + QUIET_NANOS;
    }

    /** Starts a progress line on the standard error stream if that is a terminal, else one that shows nothing. */
    public static ProgressLine start() {
        return new ProgressLine(isTerminal() ? System.err : null, System::nanoTime);
    }

    /** Starts a progress line on a stream that is known to be a terminal; null is none. */
    static ProgressLine on(@Nullable PrintStream terminal, LongSupplier nanoTime) {
        return new ProgressLine(terminal, nanoTime);
    }

    /** Shows how far the run has come, unless it was shown a moment ago. */
    public void update(Supplier<Progress> progress) {
        if (terminal == null || !lock.tryLock()) {
            return;
        }
        try {
            long now = nanoTime.getAsLong();
            if (now - nextAt >= 0) {
                nextAt = now + REFRESH_NANOS;
                show(terminal, progress.get().line(now - startedAt, COLUMNS, Encoding.of(terminal)));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Removes the line from the terminal. Closing again does nothing. */
    @Override
    public void close() {
        if (terminal == null) {
            return;
        }
        lock.lock();
        try {
            if (shownColumns > 0) {
                terminal.print("\r" + " ".repeat(shownColumns) + "\r");
                terminal.flush();
                shownColumns = 0;
            }
        } finally {
            lock.unlock();
        }
    }

    private void show(PrintStream stream, String line) {
        int columns = Columns.of(line);
        stream.print("\r" + line + " ".repeat(Math.max(0, shownColumns - columns)));
        stream.flush();
        shownColumns = columns;
    }

    @SuppressWarnings("SystemConsoleNull") // it is null before JDK 22, and asked for more than that below
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // From JDK 22 on there is a console without a terminal, too, and a method that tells them apart.
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException before22) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }
}
