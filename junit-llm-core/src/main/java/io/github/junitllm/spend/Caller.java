package io.github.junitllm.spend;

import org.jspecify.annotations.Nullable;

/**
 * The process that makes a call.
 *
 * @param startedAt when it started, in milliseconds since 1970; null where the platform does not show it. Ids of processes are
 *     given again.
 */
record Caller(long pid, @Nullable Long startedAt) {

    /** Platforms tell the start of one process to others a little differently, once somebody sets the clock. */
    private static final long TOLERANCE_MILLIS = 5_000;

    static Caller current() {
        return of(ProcessHandle.current());
    }

    private static Caller of(ProcessHandle process) {
        return new Caller(
                process.pid(),
                process.info().startInstant().map(start -> start.toEpochMilli()).orElse(null));
    }

    /** Returns whether it still runs, so that its calls may yet turn out cheaper. */
    boolean lives() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(process -> isSame(of(process)))
                .orElse(false);
    }

    boolean isSame(Caller other) {
        return pid == other.pid
                && (startedAt == null
                        || other.startedAt == null
                        || Math.abs(startedAt - other.startedAt) <= TOLERANCE_MILLIS);
    }
}
