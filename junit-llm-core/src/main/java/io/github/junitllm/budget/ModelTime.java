package io.github.junitllm.budget;

import io.github.junitllm.call.Attempts;
import io.github.junitllm.call.CallTiming;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.VirtualTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Adds up what of a sample's time passed without the clock: how long it waited for the model, between attempts too, and what
 * faults and pauses added to that. Calls that overlapped count once; calls that began after another had ended still do when
 * that one takes longer.
 */
final class ModelTime {

    private final VirtualTime time;
    private final IdentityHashMap<LlmCall, Integer> places = new IdentityHashMap<>();
    private final Set<Long> recordedStarts = new HashSet<>();
    private final List<Stretch> stretches = new ArrayList<>();
    /** Of what nobody knows when it began, so that it is taken to have had its time for itself. */
    private long alone;

    private ModelTime(VirtualTime time) {
        this.time = time;
        for (int place = 0; place < time.calls().size(); place++) {
            LlmCall call = time.calls().get(place);
            places.put(call, place);
            CallTiming timing = call.timing();
            if (!time.faulted().containsKey(place) && timing != null && timing.startMicros() != null) {
                recordedStarts.add(timing.startMicros());
            }
        }
    }

    /**
     * Returns the time in microseconds.
     *
     * @param time of calls with a timing each; one that does not say when it began, as recordings once did not, is taken to
     *     have had its time for itself
     */
    static long micros(VirtualTime time) {
        return new ModelTime(time).micros();
    }

    private long micros() {
        Attempts.of(time.virtual()).forEach(call -> add(call.attempts()));
        time.waits().forEach((place, micros) -> {
            boolean aheadOfAttempt = place < time.calls().size() && time.isVirtual(place);
            alone += aheadOfAttempt ? 0 : micros;
        });
        return alone + Stretch.covered(stretches);
    }

    private void add(List<LlmCall> attempts) {
        Recorded recorded = null;
        VirtualTime.OfFault fault = null;
        boolean unknown = false;
        long recordedSum = 0;
        long added = 0;
        long waited = 0;
        for (LlmCall attempt : attempts) {
            int place = Objects.requireNonNull(places.get(attempt), "a call of another sample");
            waited += time.waits().getOrDefault(place, 0L);
            VirtualTime.OfFault faulted = time.faulted().get(place);
            if (faulted != null) {
                fault = faulted;
                added += faulted.micros();
                continue;
            }
            CallTiming timing = Objects.requireNonNull(attempt.timing(), "a call has no timing");
            recordedSum += timing.totalMicros();
            Long start = timing.startMicros();
            if (start == null) {
                unknown = true;
                continue;
            }
            // Between two attempts of a recording the application waited then as it does now.
            added += recorded == null ? waited : Math.max(0, waited - Math.max(0, start - recorded.to));
            waited = 0;
            recorded = new Recorded(recorded == null ? start : recorded.from, start + timing.totalMicros());
        }
        added += waited;
        if (unknown) {
            alone += recordedSum + added;
        } else if (recorded != null) {
            stretches.add(new Stretch(recorded.from, recorded.to, added));
        } else {
            addFaults(Objects.requireNonNull(fault, "no attempt"), added);
        }
    }

    /** Adds a call that only faults answered: in the place of the recorded one, unless that was made too. */
    private void addFaults(VirtualTime.OfFault last, long all) {
        Long start = last.startMicros();
        if (start == null || recordedStarts.contains(start)) {
            alone += all;
            return;
        }
        long asRecorded = last.micros() - last.addedMicros();
        stretches.add(new Stretch(start, start + asRecorded, all - asRecorded));
    }

    private record Recorded(long from, long to) {}
}
