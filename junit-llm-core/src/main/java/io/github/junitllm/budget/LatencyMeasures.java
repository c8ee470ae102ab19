package io.github.junitllm.budget;

import io.github.junitllm.call.BackOff;
import io.github.junitllm.call.CallTiming;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.VirtualTime;
import io.github.junitllm.eval.MeasuredSample;
import io.github.junitllm.verdict.Measurement;
import io.github.junitllm.verdict.Measurement.Failed;
import io.github.junitllm.verdict.Measurement.Source;
import io.github.junitllm.verdict.Measurement.Unknown;
import io.github.junitllm.verdict.Measurement.Value;
import io.github.junitllm.verdict.SampleVerdict;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Measures how long samples and calls took, in microseconds. */
final class LatencyMeasures {

    private LatencyMeasures() {}

    /** End to end: the application's own time and what passed without the clock, as what the model took in the recording. */
    static List<Measurement> endToEnd(MeasuredSample sample) {
        Duration own = sample.own();
        if (sample.verdict() == SampleVerdict.ERROR || own == null) {
            return List.of(new Failed());
        }
        VirtualTime time = sample.time();
        if (time.virtual().stream().anyMatch(call -> call.timing() == null)) {
            return List.of(new Unknown("a replayed call has no recorded time"));
        }
        return List.of(new Value(micros(own).add(BigDecimal.valueOf(ModelTime.micros(time))), source(sample)));
    }

    private static Source source(MeasuredSample sample) {
        List<LlmCall> timed = sample.time().calls();
        if (sample.calls().isEmpty()) {
            return Source.UNCALLED;
        } else if (timed.stream().anyMatch(LatencyMeasures::cameTooSoon)) {
            return Source.CUT_SHORT;
        }
        return timed.stream().anyMatch(LlmCall::replayed) ? Source.RECORDED : Source.MEASURED;
    }

    /** Whether its client would have waited longer with it, had not a fault told it to try again at once. */
    private static boolean cameTooSoon(LlmCall call) {
        BackOff backOff = call.timing() == null ? null : call.timing().backOff();
        return backOff != null && backOff.cutShort();
    }

    static List<Measurement> calls(MeasuredSample sample) {
        return each(sample, sample.calls(), LatencyMeasures::whole);
    }

    static List<Measurement> firstTokens(MeasuredSample sample) {
        return each(sample, Generation.of(sample.calls()), LatencyMeasures::firstToken);
    }

    static List<Measurement> perToken(MeasuredSample sample) {
        return each(sample, severalTokens(sample), call -> decoding(call, LatencyMeasures::micros));
    }

    static List<Measurement> tokensPerSecond(MeasuredSample sample) {
        return each(sample, severalTokens(sample), call -> decoding(call, LatencyMeasures::rate));
    }

    private static List<Measurement> each(
            MeasuredSample sample, List<LlmCall> calls, Function<LlmCall, Measurement> measure) {
        List<Measurement> measured = new ArrayList<>();
        boolean failed = false;
        for (LlmCall call : calls) {
            failed |= call.failed();
            measured.add(call.failed() ? new Failed() : measure.apply(call));
        }
        // What was never answered is among no calls.
        if (sample.verdict() == SampleVerdict.ERROR && !failed) {
            measured.add(new Failed());
        }
        return measured;
    }

    private static Measurement whole(LlmCall call) {
        CallTiming timing = call.timing();
        return timing == null
                ? new Unknown("nobody took the time of the call")
                : new Value(BigDecimal.valueOf(timing.totalMicros()), source(call));
    }

    private static Measurement firstToken(LlmCall call) {
        Duration time = call.timeToFirstToken();
        return time == null ? new Unknown(noFirstToken(call)) : new Value(micros(time), source(call));
    }

    private static String noFirstToken(LlmCall call) {
        if (call.timing() == null) {
            return "nobody took the time of the call";
        }
        return call.streamed()
                ? "the stream had no content"
                : "the answer was not streamed, so that it has no first token; have the client stream, or take the limit"
                        + " away";
    }

    private static Measurement decoding(LlmCall call, Function<Duration, BigDecimal> value) {
        Duration time = call.timePerOutputToken();
        if (time != null && time.isZero()) {
            return new Unknown("all tokens came at once, as from a cache or through a proxy that gathers streams");
        }
        if (time != null) {
            return new Value(value.apply(time), source(call));
        }
        boolean counted = call.timeToFirstToken() != null;
        return new Unknown(
                counted
                        ? "the provider did not say how many tokens it answered (for OpenAI, clients have to ask for"
                                + " stream_options.include_usage)"
                        : noFirstToken(call));
    }

    private static List<LlmCall> severalTokens(MeasuredSample sample) {
        return Generation.of(sample.calls()).stream()
                .filter(LatencyMeasures::mayHaveSeveralTokens)
                .toList();
    }

    private static boolean mayHaveSeveralTokens(LlmCall call) {
        Long output = call.usage() == null ? null : call.usage().outputTokens();
        return output == null || output > 1;
    }

    private static Source source(LlmCall call) {
        return call.replayed() ? Source.RECORDED : Source.MEASURED;
    }

    private static BigDecimal micros(Duration duration) {
        return BigDecimal.valueOf(duration.toNanos(), 3);
    }

    private static BigDecimal rate(Duration perToken) {
        return BigDecimal.valueOf(1_000_000_000L).divide(BigDecimal.valueOf(perToken.toNanos()), MathContext.DECIMAL64);
    }
}
