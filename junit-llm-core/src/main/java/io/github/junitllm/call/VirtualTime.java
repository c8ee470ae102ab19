package io.github.junitllm.call;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The calls of a sample, and what of its time passed without the clock: the recorded time of answers that were replayed at
 * once, the time that a fault only says it took, and waits that nobody waited.
 *
 * @param calls in the order in which they began
 * @param atOnce whether answers are replayed at once; else their time is by the clock
 * @param faulted the time of calls that a fault answered, by their place in {@code calls}, from 0
 * @param waits how long the application waited without the clock ahead of a call, in microseconds by the call's place; by
 *     the number of calls where no call followed
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record VirtualTime(
        List<LlmCall> calls, boolean atOnce, Map<Integer, OfFault> faulted, Map<Integer, Long> waits) {

    /** Of a sample without calls. */
    public static final VirtualTime NONE = new VirtualTime(List.of(), true, Map.of(), Map.of());

    public VirtualTime {
        calls = List.copyOf(calls);
        faulted = Map.copyOf(faulted);
        waits = Map.copyOf(waits);
    }

    /**
     * The time of a call that a fault answered, as far as it passed without the clock.
     *
     * @param startMicros when the call began whose recorded answer the fault was made of; null where there is none
     * @param micros all of it
     * @param addedMicros what of it the fault added to what was recorded
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public record OfFault(@Nullable Long startMicros, long micros, long addedMicros) {

        /** All of it passed by the clock, and is measured there. */
        public static final OfFault BY_THE_CLOCK = new OfFault(null, 0, 0);
    }

    /** Tells whether the time of a call is to be added to that of the clock. */
    public boolean isVirtual(int place) {
        return faulted.containsKey(place) || (atOnce && calls.get(place).replayed());
    }

    /** Returns the calls whose time is to be added to that of the clock. */
    public List<LlmCall> virtual() {
        return IntStream.range(0, calls.size())
                .filter(this::isVirtual)
                .mapToObj(calls::get)
                .toList();
    }
}
