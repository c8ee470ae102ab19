package io.github.junitllm.budget;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.Usage;
import io.github.junitllm.eval.MeasuredSample;
import io.github.junitllm.tokens.TokenEstimate;
import io.github.junitllm.tokens.TokenEstimator;
import io.github.junitllm.verdict.Measurement;
import io.github.junitllm.verdict.Measurement.Source;
import io.github.junitllm.verdict.Measurement.Unknown;
import io.github.junitllm.verdict.Measurement.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Measures how many tokens calls took.
 *
 * @param estimator of what nobody reported; null where that is not asked for
 */
record TokenMeasures(@Nullable TokenEstimator estimator) {

    static long both(Usage usage) {
        return usage.inputTokens() + usage.outputTokens();
    }

    List<Measurement> calls(MeasuredSample sample, ToLongFunction<Usage> tokens) {
        return metered(sample.calls()).stream().map(call -> call(call, tokens)).toList();
    }

    List<Measurement> samples(MeasuredSample sample, ToLongFunction<Usage> tokens) {
        return Sums.of(metered(sample.calls()), call -> call(call, tokens));
    }

    /** Measures what share of its context window each call filled. */
    List<Measurement> contextShares(MeasuredSample sample, ContextWindows windows) {
        return metered(sample.calls()).stream()
                .map(call -> contextShare(call, windows))
                .toList();
    }

    private Measurement contextShare(LlmCall call, ContextWindows windows) {
        Measurement tokens = call(call, TokenMeasures::both);
        if (!(tokens instanceof Value known) || known.value().signum() == 0) {
            return tokens;
        }
        Long window = windows.of(call);
        return window == null
                ? new Unknown("nobody says how large the context window of "
                        + Objects.requireNonNullElse(call.answeredModel(), String.valueOf(call.requestedModel()))
                        + " is: set contextWindow, or add it to the table of prices")
                : share(known, window);
    }

    private static Measurement share(Value tokens, long window) {
        return new Value(tokens.value().divide(BigDecimal.valueOf(window), MathContext.DECIMAL64), tokens.source());
    }

    /** Calls that take no tokens, such as asking for the list of models, have no usage to report. */
    private static List<LlmCall> metered(List<LlmCall> calls) {
        return calls.stream()
                .filter(call -> call.usage() != null || !Generation.isLookup(call))
                .toList();
    }

    private Measurement call(LlmCall call, ToLongFunction<Usage> tokens) {
        Usage usage = call.usage();
        if (usage != null) {
            return value(usage, tokens, call.replayed() ? Source.RECORDED : Source.MEASURED);
        }
        if (call.status() == 0 || call.status() >= 400) {
            return new Value(BigDecimal.ZERO, call.replayed() ? Source.RECORDED : Source.MEASURED);
        }
        TokenEstimate estimate = estimator == null ? null : estimator.estimate(call);
        return estimate == null
                ? new Unknown("the provider did not say how many tokens it took"
                        + (estimator == null
                                ? "; have the client ask for them (for streams of OpenAI: stream_options.include_usage), or"
                                        + " set estimateWith"
                                : ", and its protocol is not known"))
                : value(new Usage(estimate.inputTokens(), estimate.outputTokens(), 0, 0, 0), tokens, Source.ESTIMATED);
    }

    private static Value value(Usage usage, ToLongFunction<Usage> tokens, Source source) {
        return new Value(BigDecimal.valueOf(tokens.applyAsLong(usage)), source);
    }
}
