package io.github.junitllm.gateway;

import io.github.junitllm.call.VirtualTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What of a sample's time passes without the clock, by the order of its calls. Thread-safe. */
final class VirtualWaits {

    private static final long NANOS_A_MICRO = 1_000;

    private final FaultCourse course;
    private final SampleCalls calls;
    private final Map<Integer, VirtualTime.OfFault> faulted = new TreeMap<>();
    private final Map<Integer, Map<Thread, Long>> pauses = new TreeMap<>();

    VirtualWaits(FaultCourse course, SampleCalls calls) {
        this.course = course;
        this.calls = calls;
    }

    /** Notes how a call's time passes that a fault answers. */
    synchronized void faulted(int order, VirtualTime.OfFault time) {
        faulted.put(order, time);
    }

    /**
     * Has the application pause in this thread.
     *
     * @param virtually whether time may pass without the clock
     */
    void pause(Duration wait, boolean virtually) throws InterruptedException {
        if (!course.paused(wait, virtually)) {
            paused(calls.next(), wait);
        }
    }

    private synchronized void paused(int next, Duration wait) {
        pauses.computeIfAbsent(next, first -> new HashMap<>()).merge(Thread.currentThread(), wait.toNanos(), Long::sum);
    }

    /**
     * Returns the calls so far, and what passed without the clock.
     *
     * @param longest how long to wait at most for calls that are under way
     * @param atOnce whether answers are replayed at once
     */
    VirtualTime time(Duration longest, boolean atOnce) {
        if (nothing()) {
            return calls.time(longest, atOnce);
        }
        Map<Integer, VirtualTime.OfFault> faults;
        synchronized (this) {
            faults = new TreeMap<>(faulted);
        }
        Map<Integer, Long> waits = pauses();
        course.waitedVirtually().forEach((next, micros) -> waits.merge(next, micros, Long::sum));
        return calls.time(longest, atOnce, faults, waits);
    }

    private synchronized boolean nothing() {
        return faulted.isEmpty() && pauses.isEmpty();
    }

    /**
     * Returns the pauses in microseconds by the order of the call that began next. Threads that paused between the same two
     * calls are taken to have done so at the same time.
     */
    private synchronized Map<Integer, Long> pauses() {
        Map<Integer, Long> longest = new TreeMap<>();
        pauses.forEach((next, waited) -> longest.put(
                next, waited.values().stream().mapToLong(Long::longValue).max().orElse(0) / NANOS_A_MICRO));
        return longest;
    }
}
