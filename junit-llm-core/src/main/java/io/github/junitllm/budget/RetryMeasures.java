package io.github.junitllm.budget;

import io.github.junitllm.call.Attempts;
import io.github.junitllm.call.BackOff;
import io.github.junitllm.eval.MeasuredSample;
import io.github.junitllm.verdict.Measurement;
import io.github.junitllm.verdict.Measurement.Source;
import io.github.junitllm.verdict.Measurement.Unknown;
import io.github.junitllm.verdict.Measurement.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Measures how often calls were tried again, and how long that took. */
final class RetryMeasures {

    private RetryMeasures() {}

    static List<Measurement> attempts(MeasuredSample sample) {
        return Attempts.of(sample.calls()).stream()
                .<Measurement>map(
                        call -> value(call, BigDecimal.valueOf(call.attempts().size())))
                .toList();
    }

    static List<Measurement> retried(MeasuredSample sample) {
        return Attempts.of(sample.calls()).stream()
                .<Measurement>map(call -> value(call, call.retries() > 0 ? BigDecimal.ONE : BigDecimal.ZERO))
                .toList();
    }

    /** Measures the waiting of the whole sample, in microseconds. */
    static List<Measurement> backOff(MeasuredSample sample) {
        List<Attempts> calls = Attempts.of(sample.calls());
        if (calls.isEmpty()) {
            return List.of();
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (Attempts call : calls) {
            Duration waited = call.backOff();
            if (waited == null) {
                return List.of(new Unknown(
                        "when its attempts began is not known: recordings of older versions do not say, and are"
                                + " made again, and between a recorded error and a fault nobody knows"));
            }
            sum = sum.add(BigDecimal.valueOf(waited.toNanos(), 3));
        }
        return List.of(new Value(sum, source(calls)));
    }

    /** What was waited after a fault was measured in this run. */
    private static Source source(List<Attempts> calls) {
        List<BackOff> measured = calls.stream()
                .flatMap(call -> call.attempts().stream().skip(1))
                .flatMap(attempt -> Stream.ofNullable(attempt.timing()))
                .flatMap(timing -> Stream.ofNullable(timing.backOff()))
                .toList();
        if (measured.isEmpty()) {
            return calls.get(0).last().replayed() ? Source.RECORDED : Source.MEASURED;
        }
        return measured.stream().anyMatch(BackOff::cutShort) ? Source.CUT_SHORT : Source.MEASURED;
    }

    private static Value value(Attempts call, BigDecimal value) {
        return new Value(value, call.last().replayed() ? Source.RECORDED : Source.MEASURED);
    }
}
