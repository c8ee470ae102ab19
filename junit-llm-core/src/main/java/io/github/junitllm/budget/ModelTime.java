package io.github.junitllm.budget;

import io.github.junitllm.call.Attempts;
import io.github.junitllm.call.CallTiming;
import io.github.junitllm.call.LlmCall;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Adds up how long a sample waited for the model, between attempts too; calls that overlapped count once. */
final class ModelTime {

    private record Stretch(long from, long to) {}

    private ModelTime() {}

    /**
     * Returns the time in microseconds.
     *
     * @param calls with a timing each; one that does not say when it began, as recordings once did not, is taken to have had
     *     its time for itself
     */
    static long micros(List<LlmCall> calls) {
        long sum = 0;
        List<Stretch> stretches = new ArrayList<>();
        for (Attempts call : Attempts.of(calls)) {
            Long start = timing(call.attempts().get(0)).startMicros();
            CallTiming last = timing(call.last());
            Long lastStart = last.startMicros();
            if (start == null || lastStart == null) {
                sum += call.attempts().stream()
                        .mapToLong(attempt -> timing(attempt).totalMicros())
                        .sum();
            } else {
                stretches.add(new Stretch(start, lastStart + last.totalMicros()));
            }
        }
        stretches.sort(Comparator.comparingLong(Stretch::from));
        long covered = Long.MIN_VALUE;
        for (Stretch stretch : stretches) {
            sum += Math.max(0, stretch.to - Math.max(stretch.from, covered));
            covered = Math.max(covered, stretch.to);
        }
        return sum;
    }

    private static CallTiming timing(LlmCall call) {
        return Objects.requireNonNull(call.timing(), "a call has no timing");
    }
}
