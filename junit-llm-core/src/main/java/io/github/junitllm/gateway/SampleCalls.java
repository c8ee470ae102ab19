package io.github.junitllm.gateway;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The calls of one sample: those under way, the facts of those that were answered, and what went wrong. Thread-safe. */
final class SampleCalls {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<OpenCall> open = new HashSet<>();
    /** Each call once somebody asked for it, before that how to read it. */
    private final TreeMap<Integer, Supplier<LlmCall>> answered = new TreeMap<>();

    private final List<String> problems = new ArrayList<>();
    private int begun;
    private boolean closed;

    /** Begins a call of the sample; {@code null} once it has ended. */
    @Nullable
    OpenCall begin(SampleGateway sample) {
        return locked(() -> {
            if (closed) {
                return null;
            }
            OpenCall call = new OpenCall(sample, begun++);
            open.add(call);
            return call;
        });
    }

    /** Lets no further call begin; returns false if that was so already. */
    boolean close() {
        return locked(() -> {
            boolean wasOpen = !closed;
            closed = true;
            return wasOpen;
        });
    }

    void answered(int order, Supplier<LlmCall> call) {
        locked(() -> answered.put(order, call));
    }

    void settled(OpenCall call) {
        locked(() -> {
            open.remove(call);
            changed.signalAll();
            return true;
        });
    }

    void problem(String told) {
        locked(() -> problems.add(told));
    }

    /** Returns what went wrong, in the order in which it did. */
    List<String> problems() {
        return locked(() -> List.copyOf(problems));
    }

    /**
     * Returns the calls so far in the order they began.
     *
     * @param longest how long to wait at most for calls that are under way
     */
    List<LlmCall> facts(Duration longest) {
        return locked(() -> {
            awaitSettled(longest);
            return facts();
        });
    }

    /** Returns the order of the call that begins next. */
    int next() {
        return locked(() -> begun);
    }

    /** Returns the calls so far, none of which a fault answered or a wait went ahead of. */
    VirtualTime time(Duration longest, boolean atOnce) {
        return new VirtualTime(facts(longest), atOnce, Map.of(), Map.of());
    }

    /**
     * Returns the calls so far with what of their time passed without the clock.
     *
     * @param longest how long to wait at most for calls that are under way
     * @param atOnce whether answers are replayed at once
     * @param faulted by the order of the calls
     * @param waits in microseconds, by the order of the call that they were ahead of
     */
    VirtualTime time(
            Duration longest, boolean atOnce, Map<Integer, VirtualTime.OfFault> faulted, Map<Integer, Long> waits) {
        return locked(() -> {
            awaitSettled(longest);
            Map<Integer, VirtualTime.OfFault> faultedByPlace = new HashMap<>();
            faulted.forEach((order, time) -> {
                if (answered.containsKey(order)) {
                    faultedByPlace.put(place(order), time);
                }
            });
            Map<Integer, Long> waitsByPlace = new HashMap<>();
            waits.forEach((order, micros) -> waitsByPlace.merge(place(order), micros, Long::sum));
            return new VirtualTime(facts(), atOnce, faultedByPlace, waitsByPlace);
        });
    }

    /** Returns the place of a call among those that were answered, or of the next that was. */
    private int place(int order) {
        return answered.headMap(order).size();
    }

    /** Tells whether any of the calls so far was replayed. */
    boolean anyReplayed() {
        return locked(() -> facts().stream().anyMatch(LlmCall::replayed));
    }

    /**
     * Returns the calls that are still under way.
     *
     * @param longest how long to wait at most for there being none
     */
    List<OpenCall> running(Duration longest) {
        return locked(() -> {
            awaitSettled(longest);
            return List.copyOf(open);
        });
    }

    private List<LlmCall> facts() {
        answered.replaceAll((order, call) -> {
            LlmCall read = call.get();
            return () -> read;
        });
        return answered.values().stream().map(Supplier::get).toList();
    }

    private void awaitSettled(Duration longest) {
        long left = longest.toNanos();
        try {
            while (!open.isEmpty() && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private <T extends @Nullable Object> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
