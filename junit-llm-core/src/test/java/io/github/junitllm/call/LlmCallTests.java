package io.github.junitllm.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is computed from the times of a call. */
class LlmCallTests {

    private static LlmCall call(boolean streamed, @Nullable Long firstToken, long total, @Nullable Usage usage) {
        return new LlmCall(
                "openai-chat",
                "POST",
                "/v1/chat/completions",
                "m",
                "m",
                200,
                usage,
                new CallTiming(0L, 100_000, 200_000, firstToken, total, List.of()),
                "stop",
                "yes",
                List.of(),
                null,
                "{}",
                "{}",
                streamed,
                true);
    }

    private static Usage out(long tokens) {
        return new Usage(10, tokens, 0, 0, 0);
    }

    @Test
    void theFirstTokenIsNoTimeBetweenTokens() {
        LlmCall call = call(true, 500_000L, 2_500_000, out(101));

        assertThat(call.timeToFirstToken()).isEqualTo(Duration.ofMillis(500));
        assertThat(call.timePerOutputToken()).isEqualTo(Duration.ofMillis(20));
        assertThat(call.outputTokensPerSecond()).isCloseTo(50, within(1e-9));
    }

    @Test
    void aMeanIsNotRoundedToMicroseconds() {
        assertThat(call(true, 0L, 10, out(4)).timePerOutputToken()).isEqualTo(Duration.ofNanos(3_333));
    }

    @Test
    void whatWasNotStreamedHasNoTimeOfATokenAlthoughItEnded() {
        LlmCall whole = call(false, 2_500_000L, 2_500_000, out(101));

        assertThat(whole.timeToFirstToken()).isNull();
        assertThat(whole.timePerOutputToken()).isNull();
        assertThat(whole.outputTokensPerSecond()).isNull();
    }

    @Test
    void withoutContentOrCountNothingIsComputed() {
        assertThat(call(true, null, 2_500_000, out(101)).timeToFirstToken()).isNull();
        assertThat(call(true, null, 2_500_000, out(101)).timePerOutputToken()).isNull();
        assertThat(call(true, 500_000L, 2_500_000, null).timePerOutputToken()).isNull();
        assertThat(call(true, 500_000L, 2_500_000, null).timeToFirstToken()).isEqualTo(Duration.ofMillis(500));
        assertThat(call(true, 500_000L, 2_500_000, out(1)).timePerOutputToken()).isNull();
        assertThat(call(true, 500_000L, 2_500_000, out(0)).outputTokensPerSecond())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "openai-chat        | data: {'choices':[]}                                      | false",
                "openai-responses   | data: {'type':'response.output_text.delta'}               | false",
                "openai-responses   | data: {'type':'response.reasoning_summary_text.delta'}    | true",
                "openai-responses   | data: {'type':'response.reasoning_text.delta'}            | true",
                "anthropic-messages | data: {'delta':{'text':'the \\'thinking_delta\\' event'}} | false",
                "anthropic-messages | data: {'delta':{'type':'thinking_delta'}}                 | true",
                "gemini             | data: {'parts':[{'text':'a'}],'thoughtsTokenCount': 5}    | false",
                "gemini             | data: {'parts':[{'text':'a','thought': true}]}            | true",
                "unheard-of         | data: {}                                                  | false"
            })
    void reasoningThatWasNotSentIsNotAmongTheTokensThatFollowed(String protocol, String stream, boolean sent) {
        LlmCall call = new LlmCall(
                protocol,
                "POST",
                "/",
                "m",
                "m",
                200,
                new Usage(10, 1_001, 0, 0, 900),
                new CallTiming(0L, 100, 200, 500_000L, 2_500_000, List.of()),
                "stop",
                "yes",
                List.of(),
                null,
                "{}",
                stream.replace('\'', '"'),
                true,
                true);

        assertThat(call.timePerOutputToken()).isEqualTo(sent ? Duration.ofMillis(2) : Duration.ofMillis(20));
    }

    @Test
    void tokensThatCameAtOnceHaveNoRate() {
        LlmCall atOnce = call(true, 500_000L, 500_000, out(101));

        assertThat(atOnce.timePerOutputToken()).isEqualTo(Duration.ZERO);
        assertThat(atOnce.outputTokensPerSecond()).isNull();
    }

    @Test
    void whatAClientReturnedHasNoTimes() {
        LlmCall untimed = LlmCall.untimed("/v1/chat/completions", "{}", "{\"usage\":{\"completion_tokens\":5}}");

        assertThat(untimed.timing()).isNull();
        assertThat(untimed.timeToFirstToken()).isNull();
        assertThat(untimed.timePerOutputToken()).isNull();
    }

    @Test
    void cacheWritesArePartOfTheInputAndAddedUp() {
        Usage usage = LlmCall.untimed("/v1/chat/completions", "{}", """
                        {"usage":{"prompt_tokens":194,"completion_tokens":2,
                          "prompt_tokens_details":{"cached_tokens":4,"cache_write_tokens":100}}}""").usage();

        assertThat(usage).isEqualTo(new Usage(194, 2, 4, 100, 0));
        assertThat(usage.plus(new Usage(1, 2, 3, 4, 5))).isEqualTo(new Usage(195, 4, 7, 104, 5));
    }
}
