package io.github.junitllm.assertions;

import static io.github.junitllm.assertions.LlmAssertions.assertThatCall;
import static io.github.junitllm.assertions.LlmAssertions.assertThatCalls;
import static io.github.junitllm.assertions.LlmAssertions.assertThatResponse;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.junitllm.assertions.call.CallChecks;
import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.assertions.prose.Amount;
import io.github.junitllm.call.LlmCall;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CallAssertTests {

    private static final LlmCall CALL = LlmCall.untimed("/v1/chat/completions", """
            {"model": "small", "messages": [{"role": "user", "content": "How long?"}]}""", """
            {"model": "small-1", "choices": [{"finish_reason": "stop", "message": {"content": "14 days.", "tool_calls": [
              {"id": "1", "type": "function", "function": {"name": "log", "arguments": "{}"}}]}}]}""");

    private static final LlmCall FAILED =
            LlmCall.untimed("/v1/chat/completions", "{}", "{\"error\": {\"message\": \"overloaded\"}}");

    @Test
    void goesOnWithResponseAndTools() {
        assertThatCall(CALL).isAnsweredBy("small-1").response().mentions("14 days");
        assertThatCall(CALL).toolCalls().areOnlyOf("log");
        assertThatResponse(CALL).mentions("14 days").not().contains("month");
    }

    @Test
    void aFailedCallHasNoResponseOfWhichNothingBadCouldBeSaid() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThatResponse(FAILED).not().contains("month"))
                .withMessageContaining("expected a response, but the call failed")
                .withMessageContaining("overloaded");
    }

    @Test
    void softAssertionsTellOfAFailedCallWithTheOtherFailures() {
        LlmSoftAssertions softly = new LlmSoftAssertions();
        softly.assertThatResponse(FAILED).not().contains("month");
        softly.assertThatResponse(CALL).mentions("30 days");
        softly.assertThatResponse(Stream.of("14 ", "days")).mentions("14 days");
        softly.assertThatResponse(List.of("14 ", "days")).mentions("15 days");

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(softly::assertAll)
                .withMessageContaining("the call failed")
                .withMessageContaining("30 days")
                .withMessageContaining("15 days");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> softly.assertThatCall(FAILED).response());
    }

    @Test
    void aStreamIsWhatItsPiecesComeTo() {
        assertThatResponse(Stream.of("14 ", "da", "ys")).mentions("14 days");
        assertThatResponse(List.of("14 ", "da", "ys")).mentions("14 days");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThatResponse(Stream.<String>of()).contains("14"));
    }

    @Test
    void aCallLikeOneThatFailedIsARetry() {
        LlmCall other = LlmCall.untimed("/v1/chat/completions", "{\"n\": 1}", "{}");
        LlmCall again = LlmCall.untimed("/v1/chat/completions", "{}", "{\"choices\": []}");

        assertThatCalls(List.of(FAILED, other, FAILED, again, again)).haveRetries(Amount.exactly(2));
        assertThatCalls(List.of(CALL, CALL)).haveRetries(Amount.exactly(0));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThatCalls(List.of(FAILED, again)).haveRetries(Amount.exactly(0)))
                .withMessageContaining("expected the calls to make exactly 0 retries, but 1 of 2 calls was a retry");
        assertThatExceptionOfType(UndecidedException.class)
                .isThrownBy(() -> assertThatCalls(List.of()).not().haveRetries(Amount.atLeast(1)));
    }

    @Test
    void everyCallIsLookedAt() {
        assertThatCalls(List.of(CALL, CALL)).eachPasses(CallChecks.succeeded());
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThatCalls(List.of(CALL, FAILED)).eachPasses(CallChecks.succeeded()))
                .withMessageContaining("call 2: ");
        assertThatExceptionOfType(UndecidedException.class)
                .isThrownBy(() -> assertThatCalls(List.of()).eachPasses(CallChecks.succeeded()));
        LlmSoftAssertions softly = new LlmSoftAssertions();
        softly.assertThatCalls(List.of(FAILED)).eachPasses(CallChecks.succeeded());
        assertThatExceptionOfType(AssertionError.class).isThrownBy(softly::assertAll);
    }

    @Test
    void whatNobodyTimedIsUndecidedEvenIfNegated() {
        assertThatExceptionOfType(UndecidedException.class)
                .isThrownBy(() -> CallChecks.endedWithin(Duration.ofSeconds(1)).check(CALL))
                .withMessageContaining("was not measured");
        assertThatExceptionOfType(UndecidedException.class)
                .isThrownBy(() -> assertThatCall(CALL).not().endedWithin(Duration.ofSeconds(1)));
    }
}
