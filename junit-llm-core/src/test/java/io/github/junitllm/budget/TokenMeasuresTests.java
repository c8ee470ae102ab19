package io.github.junitllm.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.Usage;
import io.github.junitllm.call.VirtualTime;
import io.github.junitllm.eval.MeasuredSample;
import io.github.junitllm.tokens.TokenEstimator;
import io.github.junitllm.verdict.Measurement;
import io.github.junitllm.verdict.Measurement.Source;
import io.github.junitllm.verdict.Measurement.Unknown;
import io.github.junitllm.verdict.Measurement.Value;
import io.github.junitllm.verdict.SampleVerdict;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tokens of calls whose provider counted one side only. */
class TokenMeasuresTests {

    private static final MeasuredSample INPUT_ONLY = sample("{\"prompt_tokens\":7}");
    private static final MeasuredSample OUTPUT_ONLY = sample("{\"completion_tokens\":5}");

    private static MeasuredSample sample(String usage) {
        List<LlmCall> calls = List.of(LlmCall.untimed(
                "/v1/chat/completions",
                "{\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}",
                "{\"choices\":[{\"message\":{\"content\":\"a b c\"}}],\"usage\":" + usage + "}"));
        return new MeasuredSample(
                SampleVerdict.PASS, Duration.ZERO, calls, new VirtualTime(calls, true, Map.of(), Map.of()), calls);
    }

    private static final TokenMeasures COUNTED = new TokenMeasures(null);
    /** Counts words. */
    private static final TokenMeasures ESTIMATED = new TokenMeasures(new TokenEstimator() {
        @Override
        public String encoding() {
            return "words";
        }

        @Override
        public long tokens(String text) {
            return text.isBlank() ? 0 : text.split(" ").length;
        }
    });

    private static Value value(long tokens, Source source) {
        return new Value(BigDecimal.valueOf(tokens), source);
    }

    @Test
    void whatWasCountedIsDecided() {
        assertThat(COUNTED.calls(INPUT_ONLY, Usage::inputTokens)).containsExactly(value(7, Source.MEASURED));
        assertThat(COUNTED.samples(OUTPUT_ONLY, Usage::outputTokens)).containsExactly(value(5, Source.MEASURED));
        assertThat(ESTIMATED.calls(INPUT_ONLY, Usage::inputTokens)).containsExactly(value(7, Source.MEASURED));
    }

    @Test
    void whatWasNotIsAnErrorThatSaysSo() {
        List<Measurement> output = COUNTED.calls(INPUT_ONLY, Usage::outputTokens);
        List<Measurement> total = COUNTED.samples(OUTPUT_ONLY, Usage::totalTokens);

        assertThat(output)
                .containsExactly(new Unknown("the provider counted the input tokens only, or the answer broke off ahead"
                        + " of its count of output; set estimateWith"));
        assertThat(total).containsExactly(new Unknown("the provider counted the output tokens only; set estimateWith"));
        assertThat(COUNTED.contextShares(INPUT_ONLY, call -> 100L)).hasOnlyElementsOfType(Unknown.class);
    }

    @Test
    void anEstimateIsOfTheMissingSideOnly() {
        assertThat(ESTIMATED.calls(INPUT_ONLY, Usage::outputTokens)).containsExactly(value(3, Source.ESTIMATED));
        assertThat(ESTIMATED.calls(INPUT_ONLY, Usage::totalTokens)).containsExactly(value(10, Source.ESTIMATED));
        assertThat(ESTIMATED.calls(OUTPUT_ONLY, Usage::totalTokens))
                .as("3 for the answer's beginning, 3 and its role for the message, a word")
                .containsExactly(value(5 + 3 + 3 + 1 + 1, Source.ESTIMATED));
    }
}
