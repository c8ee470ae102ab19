package io.github.junitllm.assertions.fault;

import static io.github.junitllm.assertions.LlmAssertions.assertThatCoping;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.assertions.prose.Amount;
import io.github.junitllm.call.CallTiming;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.fault.Fault;
import io.github.junitllm.fault.FaultPlan;
import io.github.junitllm.fault.FaultReport;
import io.github.junitllm.fault.FaultedCall;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CopingChecksTests {

    private static final String ERROR_BODY = """
            {"error": {"message": "Rate limit reached for big, please try again in 20s.", "type": "tokens", "code": "rate_limit_exceeded"}}""";
    private static final LlmCall LIMITED =
            call("big", 429, "", "Rate limit reached for big, please try again in 20s.", ERROR_BODY);
    private static final LlmCall ANSWERED = call("big", 200, "You have\n30 days.", null, "{}");
    private static final LlmCall BY_SMALL = call("small", 200, "30 days", null, "{}");

    private static LlmCall call(String model, int status, String text, @Nullable String error, String body) {
        return new LlmCall(
                "openai-chat",
                "POST",
                "/v1/chat/completions",
                model,
                model,
                status,
                null,
                new CallTiming(0L, 0, 0, null, 0, List.of()),
                error == null ? "stop" : null,
                text,
                List.of(),
                error,
                "{\"model\":\"" + model + "\"}",
                body,
                false,
                true);
    }

    private static FaultReport report(int calls, FaultedCall... faulted) {
        return new FaultReport(FaultPlan.of(Fault.RATE_LIMIT), calls, List.of(faulted));
    }

    private static FaultedCall limited(@Nullable Duration asked, @Nullable Duration waited) {
        return limited(asked, waited, false);
    }

    private static FaultedCall limited(@Nullable Duration asked, @Nullable Duration waited, boolean heeded) {
        return new FaultedCall(
                1, Fault.RATE_LIMIT, asked, asked == null ? null : Duration.ofMillis(100), waited, heeded, null, false);
    }

    private static FaultedCall stalled(Duration held, boolean gaveUp) {
        return new FaultedCall(1, Fault.STALL, null, null, null, false, held, gaveUp);
    }

    private static Coping coping(String answer, LlmCall... calls) {
        return new Coping(answer, List.of(calls), report(calls.length, limited(null, null)));
    }

    private static void fails(Check<Coping> check, Coping coping, String reason) {
        assertThat(check.check(coping).passed()).isFalse();
        assertThat(check.not().check(coping).passed()).isTrue();
        assertThat(check.check(coping).reason()).contains(reason);
    }

    private static void passes(Check<Coping> check, Coping coping) {
        assertThat(check.check(coping).passed()).isTrue();
        assertThat(check.not().check(coping).passed()).isFalse();
    }

    @Test
    void withoutAFaultNothingIsTold() {
        Coping untested = new Coping("30 days", List.of(ANSWERED), FaultReport.NONE);

        for (Check<Coping> check : List.of(
                CopingChecks.answersByItself(),
                CopingChecks.answersByModel("big"),
                CopingChecks.makesCalls(Amount.atMost(9)),
                CopingChecks.backsOffAsAsked(),
                CopingChecks.givesUpWithin(Duration.ofSeconds(1)),
                CopingChecks.losesNothing(),
                CopingChecks.showsNoInternals())) {
            assertThatExceptionOfType(UndecidedException.class)
                    .isThrownBy(() -> check.check(untested))
                    .withMessageContaining("nothing was tested");
        }
        FaultReport unseen = new FaultReport(FaultPlan.of(Fault.DNS_FAILURE), 0, List.of());
        Coping offline = new Coping("Call us.", List.of(), unseen);
        passes(CopingChecks.answersByItself(), offline);
        assertThatExceptionOfType(UndecidedException.class)
                .isThrownBy(() -> CopingChecks.makesCalls(Amount.atMost(2)).check(offline))
                .withMessageStartingWith("nobody can count calls to a host whose name does not resolve");
        FaultReport aloof = new FaultReport(FaultPlan.of(Fault.DNS_FAILURE), 0, List.of(), false);
        assertThatExceptionOfType(UndecidedException.class)
                .isThrownBy(() -> CopingChecks.answersByItself().check(new Coping("Call us.", List.of(), aloof)))
                .withMessageContaining("nothing was tested");
    }

    @Test
    void anApplicationAnswersByItselfOrByAnotherModel() {
        passes(CopingChecks.answersByItself(), coping("Please call us.", LIMITED));
        fails(CopingChecks.answersByItself(), coping(" ", LIMITED), "there is no answer");
        fails(CopingChecks.answersByItself(), coping("30 days", LIMITED, ANSWERED), "a model answered: big");

        passes(CopingChecks.answersByModel("small"), coping("30 days", LIMITED, BY_SMALL));
        fails(CopingChecks.answersByModel("small"), coping("30 days", LIMITED, ANSWERED), "the last to answer was big");
        fails(CopingChecks.answersByModel("small"), coping("Call us.", LIMITED), "no model answered");
    }

    @Test
    void callsAreCounted() {
        passes(CopingChecks.makesCalls(Amount.atMost(2)), coping("", LIMITED, LIMITED));
        fails(CopingChecks.makesCalls(Amount.atMost(1)), coping("", LIMITED, LIMITED), "it made 2 calls");
    }

    @Test
    void waitsAreKeptInFullOrAsTold() {
        Duration asked = Duration.ofSeconds(20);
        Check<Coping> check = CopingChecks.backsOffAsAsked();

        passes(check, new Coping("", List.of(), report(2, limited(asked, asked))));
        passes(check, new Coping("", List.of(), report(2, limited(asked, Duration.ofMillis(101), true))));
        passes(check, new Coping("", List.of(), report(2, limited(asked, Duration.ofMillis(900), true))));
        fails(check, new Coping("", List.of(), report(2, limited(asked, Duration.ofMillis(99), true))), "0.099 s");
        fails(
                check,
                new Coping("", List.of(), report(2, limited(asked, Duration.ofMillis(99)))),
                "asked to wait 20.000 s (told 0.100 s of the clock), next call after 0.099 s");
        fails(check, new Coping("", List.of(), report(2, limited(asked, Duration.ofMillis(500)))), "0.500 s");
        FaultedCall unclear = limited(asked, Duration.ofMillis(200));
        assertThatExceptionOfType(UndecidedException.class)
                .isThrownBy(() -> check.check(new Coping("", List.of(), report(2, limited(asked, asked), unclear))))
                .withMessageContaining(
                        "a back-off of its own that is as short: call 1: rate-limit, asked to wait 20.000 s"
                                + " (told 0.100 s of the clock), next call after 0.200 s. Plan the fault with realTime = true");
        fails(check, new Coping("", List.of(), report(2, unclear, limited(asked, Duration.ofMillis(500)))), "0.500 s");
        assertThatExceptionOfType(UndecidedException.class)
                .isThrownBy(() -> check.check(new Coping("", List.of(), report(1, limited(asked, null)))))
                .withMessageContaining("no call followed");
    }

    @Test
    void givingUpHasATime() {
        Check<Coping> check = CopingChecks.givesUpWithin(Duration.ofSeconds(2));
        FaultedCall soon = stalled(Duration.ofSeconds(1), true);
        FaultedCall late = stalled(Duration.ofSeconds(3), true);
        FaultedCall never = stalled(Duration.ofSeconds(2), false);
        FaultedCall over = stalled(Duration.ofMillis(1500), false);

        passes(check, new Coping("", List.of(), report(1, soon)));
        fails(check, new Coping("", List.of(), report(1, late)), "client gave up after 3.000 s");
        fails(
                check,
                new Coping("", List.of(), report(1, soon, over, never)),
                "stall, the application never gave up until it was over after 2.000 s");
        assertThatExceptionOfType(UndecidedException.class)
                .isThrownBy(() -> check.check(new Coping("", List.of(), report(1, soon, over))))
                .withMessageContaining(
                        "never gave up until it was over after 1.500 s. Plan it with a delay longer than" + " 2.00 s");
        assertThatExceptionOfType(UndecidedException.class)
                .isThrownBy(() -> check.check(coping("", LIMITED)))
                .withMessageContaining("no answer stalled");
        assertThatIllegalArgumentException().isThrownBy(() -> CopingChecks.givesUpWithin(Duration.ZERO));
    }

    @Test
    void nothingIsLostWhereEachCallIsAnsweredInTheEnd() {
        passes(CopingChecks.losesNothing(), coping("Good news: You have 30 days. Bye", LIMITED, ANSWERED));
        fails(CopingChecks.losesNothing(), coping("You have", LIMITED, ANSWERED), "the last answer was");
        fails(
                CopingChecks.losesNothing(),
                coping("30 days", LIMITED, BY_SMALL),
                "a call of big never came whole, status 429");
        fails(CopingChecks.losesNothing(), coping("30 days"), "no call arrived");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sorry:\n\tat com.acme.Bot.answer(Bot.java:12)",
                "com.openai.errors.RateLimitException: 429",
                "Something failed (IllegalStateException).",
                "java.lang.OutOfMemoryError",
                "Traceback (most recent call last):\n  File \"bot.py\"",
                "Sorry: rate limit  reached for big, please try again in 20s. Bye",
                "Error rate_limit_exceeded, call us"
            })
    void usersSeeNothingInternal(String answer) {
        fails(CopingChecks.showsNoInternals(), coping(answer, LIMITED), "it shows");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We are overloaded at the moment, an exception. Please call us: there was an Error.",
                "Look at (the map), at noon (sharp).\n at the office (2nd floor)",
                "An Exception to the rule. See acme.com. Error",
                "The tokens of your order: 429",
                ""
            })
    void ordinaryTextIsNotInternal(String answer) {
        passes(CopingChecks.showsNoInternals(), coping(answer, LIMITED));
        assertThat(CopingChecks.noStackTrace().check(answer).passed()).isTrue();
    }

    @Test
    void longTextIsReadInLinearTime() {
        String hostile = "at a.b(".repeat(50_000) + "x.".repeat(100_000) + "\"_\"".repeat(50_000);

        passes(CopingChecks.showsNoInternals(), coping(hostile, call("big", 500, "", "e", hostile)));
    }

    @Test
    void readsAsASentence() {
        Coping coping = coping("java.io.IOException: reset", LIMITED);

        assertThatCoping(coping)
                .makesCalls(Amount.exactly(1))
                .not()
                .losesNothing()
                .answersByItself();
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThatCoping(coping).showsNoInternals())
                .withMessageContaining("expected the application to show nothing internal, but it shows the exception"
                        + " java.io.IOException")
                .withMessageContaining("planned: rate-limit; calls: 1");
    }
}
