package io.github.junitllm.budget;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.eval.MeasuredSample;
import io.github.junitllm.verdict.Measurement;
import io.github.junitllm.verdict.Measurement.Source;
import io.github.junitllm.verdict.Measurement.Unknown;
import io.github.junitllm.verdict.Measurement.Value;
import io.github.junitllm.verdict.SampleVerdict;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/** Adds the calls of a sample up to one measurement. */
final class Sums {

    private static final List<Source> WEAKEST = List.of(Source.ESTIMATED, Source.HIDDEN, Source.MEASURED);

    private Sums() {}

    /** Returns where what a call took is from. */
    static Source source(LlmCall call) {
        if (call.usage() != null && call.usage().hidden()) {
            return Source.HIDDEN;
        }
        return call.replayed() ? Source.RECORDED : Source.MEASURED;
    }

    /** Returns what all calls of a sample took: nothing, where it was decided without any. */
    static List<Measurement> of(MeasuredSample sample, Function<LlmCall, Measurement> measure) {
        boolean decided = sample.verdict() == SampleVerdict.PASS || sample.verdict() == SampleVerdict.FAIL;
        return sample.calls().isEmpty() && decided
                ? List.of(new Value(BigDecimal.ZERO, Source.UNCALLED))
                : of(sample.calls(), measure);
    }

    /** Returns the sum, unknown where that of one call is; no measurement where there was no call. */
    static List<Measurement> of(List<LlmCall> calls, Function<LlmCall, Measurement> measure) {
        BigDecimal sum = BigDecimal.ZERO;
        Source source = Source.RECORDED;
        for (LlmCall call : calls) {
            Measurement measured = measure.apply(call);
            if (measured instanceof Value value) {
                sum = sum.add(value.value());
                source = weaker(source, value.source());
            } else if (measured instanceof Unknown unknown) {
                return List.of(unknown);
            }
        }
        return calls.isEmpty() ? List.of() : List.of(new Value(sum, source));
    }

    /** A sum is recorded only where all its parts are, and an estimate where one part is. */
    private static Source weaker(Source one, Source other) {
        return WEAKEST.stream()
                .filter(source -> source == one || source == other)
                .findFirst()
                .orElse(Source.RECORDED);
    }
}
