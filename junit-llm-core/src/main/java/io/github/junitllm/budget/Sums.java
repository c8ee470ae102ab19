package io.github.junitllm.budget;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.verdict.Measurement;
import io.github.junitllm.verdict.Measurement.Source;
import io.github.junitllm.verdict.Measurement.Unknown;
import io.github.junitllm.verdict.Measurement.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/** Adds the calls of a sample up to one measurement. */
final class Sums {

    private Sums() {}

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
        if (one == Source.ESTIMATED || other == Source.ESTIMATED) {
            return Source.ESTIMATED;
        }
        return one == Source.MEASURED ? one : other;
    }
}
