package io.github.junitllm.assertions.call;

import static io.github.junitllm.assertions.LlmAssertions.assertThatCall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.assertions.prose.Amount;
import io.github.junitllm.call.CallTiming;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.Usage;
import io.github.junitllm.cost.ModelPrice;
import io.github.junitllm.cost.PriceTable;
import io.github.junitllm.cost.Rates;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallChecksTests {

    private static final LlmCall STREAMED =
            call(200, "stop", "gpt-4o-2024-11-20", new Usage(90, 10, 0, 0, 0), 300_000L, true, null);
    private static final LlmCall UNKNOWN = call(200, null, null, null, null, false, null);

    private static LlmCall call(
            int status,
            @Nullable String finish,
            @Nullable String model,
            @Nullable Usage usage,
            @Nullable Long firstToken,
            boolean streamed,
            @Nullable String error) {
        return new LlmCall(
                "openai-chat",
                "POST",
                "/v1/chat/completions",
                "gpt-4o",
                model,
                status,
                usage,
                new CallTiming(null, 100_000, 200_000, firstToken, 1_500_000, List.of()),
                finish,
                "yes",
                List.of(),
                error,
                "{}",
                "{}",
                streamed,
                true);
    }

    @Test
    void aCallSucceedsWithoutErrorOnly() {
        assertThat(CallChecks.succeeded().check(STREAMED).passed()).isTrue();
        assertThat(CallChecks.succeeded().check(call(429, null, null, null, null, false, "slow down")))
                .isEqualTo(CheckResult.fail("it ended with status 429 and the error: slow down"));
        assertThat(CallChecks.succeeded()
                        .check(call(200, null, null, null, null, true, "the answer broke off"))
                        .passed())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"length", "MAX_TOKENS", "max_tokens", "max_output_tokens", "model_context_window_exceeded"})
    void aLimitOfTokensCutsOff(String reason) {
        LlmCall cut = call(200, reason, null, null, null, false, null);

        assertThat(CallChecks.notCutOff().check(cut)).isEqualTo(CheckResult.fail("it finished with " + reason));
        assertThat(CallChecks.notCutOff().check(STREAMED).passed()).isTrue();
        assertThat(CallChecks.finishedWith("STOP").check(STREAMED).passed()).isTrue();
        assertThat(CallChecks.finishedWith("stop").check(cut).passed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-4o, gpt-4o, true",
        "gpt-4o, gpt-4o-2024-11-20, true",
        "gpt-4o, gpt-4o-mini, false",
        "gpt-4o, gpt-4, false",
        "claude-3-5-haiku, claude-3-5-haiku@20241022, true"
    })
    void aDatedNameIsTheModelItself(String asked, String answered, boolean same) {
        LlmCall call = call(200, "stop", answered, null, null, false, null);

        assertThat(CallChecks.answeredBy(asked).check(call).passed()).isEqualTo(same);
    }

    private static PriceTable prices(String model) {
        return new PriceTable(
                "llm-prices.json",
                "USD",
                List.of(new ModelPrice(
                        model,
                        null,
                        null,
                        new Rates(new BigDecimal("2.5"), new BigDecimal("10"), null, null, null, null, Map.of()),
                        List.of(),
                        null,
                        null)));
    }

    @Test
    void costsAreExact() {
        PriceTable prices = prices("gpt-4o*");

        assertThat(CallChecks.costsAtMost("0.000325 USD", prices).check(STREAMED))
                .isEqualTo(CheckResult.pass("it cost 0.000325 USD at today's prices"));
        assertThat(CallChecks.costsAtMost("0.000324999 USD", prices).check(STREAMED))
                .isEqualTo(CheckResult.fail("it cost 0.000325 USD at today's prices"));
        assertThatCall(STREAMED).costsAtMost("1 USD", prices);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThatCall(STREAMED).costsAtMost("0.0003 USD", prices))
                .withMessageStartingWith(
                        "expected the call to cost at most 0.0003 USD, but it cost 0.000325 USD at today's prices");
        assertThat(CallChecks.costsAtMost("0.0003 USD", prices)
                        .not()
                        .check(STREAMED)
                        .passed())
                .isTrue();
    }

    @Test
    void whatNobodyKnowsTheCostOfIsUndecidedAlsoNegated() {
        Check<LlmCall> priced = CallChecks.costsAtMost("1 USD", prices("gpt-4o*"));
        Check<LlmCall> unpriced = CallChecks.costsAtMost("1 USD", prices("other"));

        assertThatExceptionOfType(UndecidedException.class)
                .isThrownBy(() -> priced.check(UNKNOWN))
                .withMessageStartingWith("what the call cost is not known: the provider did not say how many tokens");
        assertThatExceptionOfType(UndecidedException.class)
                .isThrownBy(() -> unpriced.check(STREAMED))
                .withMessage("what the call cost is not known: llm-prices.json has no price of 'gpt-4o-2024-11-20' or"
                        + " 'gpt-4o': add one");
        assertThatExceptionOfType(UndecidedException.class)
                .isThrownBy(() -> unpriced.not().check(STREAMED));
    }

    @Test
    void aLimitOfCostsIsAnAmountInTheTablesCurrency() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallChecks.costsAtMost("1 EUR", prices("m")))
                .withMessage("'1 EUR' is in EUR, but the table of prices in USD");
        assertThatIllegalArgumentException().isThrownBy(() -> CallChecks.costsAtMost("cheap", prices("m")));
    }

    @Test
    void tokensAreThoseTheProviderCounted() {
        assertThat(CallChecks.inputTokens(Amount.atMost(90)).check(STREAMED).passed())
                .isTrue();
        assertThat(CallChecks.outputTokens(Amount.atMost(9)).check(STREAMED))
                .isEqualTo(CheckResult.fail("it used 10 output tokens"));
        assertThat(CallChecks.tokens(Amount.exactly(100)).check(STREAMED))
                .isEqualTo(CheckResult.pass("it used 100 tokens"));
    }

    @Test
    void timesAreTheRecordedOnes() {
        assertThat(CallChecks.endedWithin(Duration.ofMillis(1_500))
                        .check(STREAMED)
                        .passed())
                .isTrue();
        assertThat(CallChecks.endedWithin(Duration.ofSeconds(1)).check(STREAMED))
                .isEqualTo(CheckResult.fail("it took 1.50 s when it was recorded"));
        assertThat(CallChecks.firstTokenWithin(Duration.ofMillis(299))
                        .check(STREAMED)
                        .reason())
                .isEqualTo("its first token came after 300.0 ms when it was recorded");
        assertThatIllegalArgumentException().isThrownBy(() -> CallChecks.endedWithin(Duration.ZERO));
    }

    @Test
    void whatWasNotReportedIsNotDecided() {
        for (Check<LlmCall> check : List.of(
                CallChecks.finishedWith("stop"),
                CallChecks.notCutOff(),
                CallChecks.notCutOff().not(),
                CallChecks.answeredBy("gpt-4o"),
                CallChecks.tokens(Amount.atMost(100)),
                CallChecks.firstTokenWithin(Duration.ofSeconds(1)))) {
            assertThatExceptionOfType(UndecidedException.class)
                    .as(check.description())
                    .isThrownBy(() -> check.check(UNKNOWN));
        }
    }

    @Test
    void theAssertionsAreTheChecks() {
        assertThatCall(STREAMED)
                .succeeded()
                .isNotCutOff()
                .finishedWith("stop")
                .isAnsweredBy("gpt-4o")
                .usesInputTokens(Amount.atMost(90))
                .usesOutputTokens(Amount.atMost(10))
                .usesTokens(Amount.atMost(100))
                .endedWithin(Duration.ofSeconds(2))
                .hadFirstTokenWithin(Duration.ofSeconds(1))
                .not()
                .finishedWith("length");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThatCall(STREAMED).usesTokens(Amount.lessThan(100)))
                .withMessageStartingWith("expected the call to use at most 99 tokens, but it used 100 tokens");
    }
}
