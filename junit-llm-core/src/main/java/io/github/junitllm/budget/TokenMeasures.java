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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Measures how many tokens calls took.
 *
 * @param estimator of what nobody reported; null where that is not asked for
 */
record TokenMeasures(@Nullable TokenEstimator estimator) {

    List<Measurement> calls(MeasuredSample sample, Function<Usage, @Nullable Long> tokens) {
        return metered(sample.calls()).stream().map(call -> call(call, tokens)).toList();
    }

    List<Measurement> samples(MeasuredSample sample, Function<Usage, @Nullable Long> tokens) {
        return Sums.of(sample, call -> isMetered(call) ? call(call, tokens) : value(0, Sums.source(call)));
    }

    /** Measures what share of its context window each call filled. */
    List<Measurement> contextShares(MeasuredSample sample, ContextWindows windows) {
        return metered(sample.calls()).stream()
                .map(call -> contextShare(call, windows))
                .toList();
    }

    private Measurement contextShare(LlmCall call, ContextWindows windows) {
        Measurement tokens = call(call, Usage::totalTokens);
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
        return calls.stream().filter(TokenMeasures::isMetered).toList();
    }

    private static boolean isMetered(LlmCall call) {
        return call.usage() != null || !Generation.isLookup(call);
    }

    private Measurement call(LlmCall call, Function<Usage, @Nullable Long> tokens) {
        Usage usage = call.usage();
        Long counted = usage == null ? null : tokens.apply(usage);
        if (counted != null) {
            return value(counted, Sums.source(call));
        }
        if (usage == null && (call.status() == 0 || call.status() >= 400)) {
            return value(0, Sums.source(call));
        }
        Long estimated = estimated(call, tokens);
        return estimated == null ? new Unknown(why(usage)) : value(estimated, Source.ESTIMATED);
    }

    /** Estimates what the provider did not count, and only that. */
    private @Nullable Long estimated(LlmCall call, Function<Usage, @Nullable Long> tokens) {
        TokenEstimate estimate = estimator == null ? null : estimator.estimate(call);
        if (estimate == null) {
            return null;
        }
        Usage usage = call.usage();
        Long input = usage == null ? null : usage.inputTokens();
        Long output = usage == null ? null : usage.outputTokens();
        return tokens.apply(new Usage(
                input == null ? estimate.inputTokens() : input,
                output == null ? estimate.outputTokens() : output,
                0,
                0,
                0));
    }

    private String why(@Nullable Usage usage) {
        if (estimator != null) {
            return "the provider did not say how many tokens it took, and its protocol is not known";
        }
        if (usage == null) {
            return "the provider did not say how many tokens it took; have the client ask for them (for streams of"
                    + " OpenAI: stream_options.include_usage), or set estimateWith";
        }
        return usage.inputTokens() == null
                ? "the provider counted the output tokens only; set estimateWith"
                : "the provider counted the input tokens only, or the answer broke off ahead of its count of output;"
                        + " set estimateWith";
    }

    private static Value value(long tokens, Source source) {
        return new Value(BigDecimal.valueOf(tokens), source);
    }
}
