package io.github.junitllm.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which calls are retries of which. */
class AttemptsTests {

    private static LlmCall call(String body, int status, @Nullable Long start, long head, long total) {
        return call(body, status, status < 400 ? null : "slow down", start, head, total, List.of(), true);
    }

    private static LlmCall call(
            String body,
            int status,
            @Nullable String error,
            @Nullable Long start,
            long head,
            long total,
            List<Long> events,
            boolean replayed) {
        return new LlmCall(
                "openai-chat",
                "POST",
                "/v1/chat/completions",
                "m",
                "m",
                status,
                null,
                new CallTiming(start, head, head, null, total, events),
                null,
                "",
                List.of(),
                error,
                body,
                "{}",
                !events.isEmpty(),
                replayed);
    }

    private static LlmCall at(long startMillis, String body, int status) {
        return call(body, status, startMillis * 1_000, 90_000, 100_000);
    }

    @Test
    void aFailedCallAndWhatAsksTheSameAfterItAreOne() {
        List<Attempts> all =
                Attempts.of(List.of(at(0, "{\"q\":1}", 429), at(400, "{\"q\":1}", 503), at(1_500, "{\"q\":1}", 200)));

        assertThat(all).hasSize(1);
        Attempts one = all.get(0);
        assertThat(one.statuses()).containsExactly(429, 503, 200);
        assertThat(one.retries()).isEqualTo(2);
        assertThat(one.backOff()).isEqualTo(Duration.ofMillis(300 + 1_000));
        assertThat(one.last().status()).isEqualTo(200);
    }

    @Test
    void theSameJsonIsTheSameQuestionHoweverItIsWritten() {
        assertThat(Attempts.of(List.of(at(0, "{\"q\":1,\"t\":0.20}", 500), at(400, "{ \"t\": 0.2, \"q\": 1 }", 200))))
                .hasSize(1);
        assertThat(Attempts.of(List.of(at(0, "{\"q\":1}", 500), at(400, "{\"q\":2}", 200))))
                .hasSize(2);
        assertThat(Attempts.of(List.of(at(0, "no {json", 500), at(400, "no {json", 200))))
                .hasSize(1);
    }

    @Test
    void whatSucceededIsNotRetried() {
        List<Attempts> all = Attempts.of(List.of(at(0, "{}", 429), at(200, "{}", 200), at(400, "{}", 200)));

        assertThat(all).extracting(Attempts::retries).containsExactly(1, 0);
    }

    @Test
    void equalRequestsInFlightAtOnceAreEachACall() {
        LlmCall first = at(0, "{}", 429);
        LlmCall second = at(50, "{}", 503);
        LlmCall third = at(160, "{}", 200);
        LlmCall fourth = at(170, "{}", 201);

        List<Attempts> all = Attempts.of(List.of(first, second, third, fourth));

        assertThat(all).extracting(Attempts::attempts).containsExactly(List.of(first, third), List.of(second, fourth));
        assertThat(all).extracting(Attempts::backOff).containsExactly(Duration.ofMillis(60), Duration.ofMillis(20));
    }

    @Test
    void aClientThatRetriesAtTheHeadOfAnErrorHasNoBackOff() {
        List<Attempts> all =
                Attempts.of(List.of(call("{}", 429, 0L, 50_000, 100_000), call("{}", 200, 60_000L, 10_000, 20_000)));

        assertThat(all).hasSize(1);
        assertThat(all.get(0).backOff()).isEqualTo(Duration.ZERO);
    }

    @Test
    void aStreamFailsWithItsLastEvent() {
        LlmCall broken = call("{}", 200, "overloaded", 0L, 10, 1_000, List.of(20L, 900L), false);

        assertThat(Attempts.of(List.of(broken, call("{}", 200, null, 500L, 10, 20, List.of(15L), false))))
                .as("the second began while the first was still answered")
                .hasSize(2);
        assertThat(Attempts.of(List.of(broken, call("{}", 200, null, 950L, 10, 20, List.of(15L), false))))
                .hasSize(1);
    }

    @Test
    void withoutStartsTheOrderDecidesAndTheWaitIsNotKnown() {
        List<Attempts> all = Attempts.of(List.of(call("{}", 429, null, 10, 20), call("{}", 200, null, 10, 20)));

        assertThat(all).hasSize(1);
        assertThat(all.get(0).backOff()).isNull();
        assertThat(Attempts.of(List.of(call("{}", 429, null, 10, 20))).get(0).backOff())
                .as("nobody waited")
                .isEqualTo(Duration.ZERO);
    }

    @Test
    void theClockOfARecordingIsNotThatOfALiveCall() {
        LlmCall replayed = call("{}", 429, 9_000_000L, 10, 20);
        LlmCall live = call("{}", 200, null, 5_000L, 10, 20, List.of(), false);

        List<Attempts> all = Attempts.of(List.of(replayed, live));

        assertThat(all).hasSize(1);
        assertThat(all.get(0).backOff()).isNull();
    }

    @Test
    void untimedCallsAreGroupedByTheirOrder() {
        LlmCall untimed = LlmCall.untimed("/v1/chat/completions", "{}", "{\"error\":{\"message\":\"no\"}}");

        assertThat(Attempts.of(List.of(untimed, untimed)))
                .extracting(Attempts::retries)
                .containsExactly(1);
    }

    @Test
    void withoutCallsThereAreNone() {
        assertThat(Attempts.of(List.of())).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new Attempts(List.of()));
    }
}
