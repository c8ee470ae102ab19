package io.github.junitllm.gateway;

import static io.github.junitllm.gateway.GatewayTestSupport.address;
import static io.github.junitllm.gateway.GatewayTestSupport.chat;
import static io.github.junitllm.gateway.GatewayTestSupport.post;
import static io.github.junitllm.gateway.GatewayTestSupport.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.fixture.FixtureFilter;
import io.github.junitllm.fixture.FixtureHooks;
import io.github.junitllm.fixture.FixtureRules;
import io.github.junitllm.fixture.PatternRedactor;
import io.github.junitllm.fixture.Redactor;
import io.github.junitllm.fixture.RequestMatcher;
import io.github.junitllm.gateway.http.Request;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Matchers, filters and redactors on real calls, in every mode. */
class FixtureHooksTests {

    private static final RequestMatcher NO_DATES =
            request -> request.withBody(request.body().replaceAll("\\d{4}-\\d{2}-\\d{2}", "<date>"));
    private static final FixtureFilter NO_HEALTH = request -> !request.body().contains("health");
    private static final Redactor EMAILS = new PatternRedactor("email", "[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+");

    @TempDir
    Path folder;

    private interface Calls {
        void run(SampleGateway sample) throws Exception;
    }

    private static FixtureHooks matcher(RequestMatcher matcher) {
        return new FixtureHooks(List.of(), List.of(matcher), List.of(), List.of());
    }

    private static FixtureHooks filter(FixtureFilter filter) {
        return new FixtureHooks(List.of(), List.of(), List.of(filter), List.of());
    }

    private static FixtureHooks redactor(Redactor redactor) {
        return new FixtureHooks(List.of(), List.of(), List.of(), List.of(redactor));
    }

    private SampleGateway sample(GatewayMode mode, StandInProvider provider, FixtureHooks hooks, Calls calls)
            throws Exception {
        GatewaySettings settings = settings(folder, mode, provider.uri());
        SampleOptions options =
                new SampleOptions(mode, false, GatewaySettings.Pacing.NONE, FixtureRules.of(hooks, FixtureHooks.NONE));
        try (Gateway gateway = Gateway.create(settings)) {
            SampleGateway sample = gateway.open(address("c", 1), options);
            calls.run(sample);
            sample.close();
            return sample;
        }
    }

    private String fixture() throws Exception {
        return Files.readString(folder.resolve("com.acme.RefundEvals/answers/c.json"));
    }

    private static StandInProvider counting() {
        return new StandInProvider((request, count, responder) ->
                StandInProvider.json(responder, 200, StandInProvider.completion("answer " + count)));
    }

    @Test
    void aMatcherFindsTheRecordingOfAnotherDayAndStoresTheRequestAsItWas() throws Exception {
        try (StandInProvider provider = counting()) {
            FixtureHooks hooks = matcher(NO_DATES);
            sample(GatewayMode.RECORD, provider, hooks, sample -> post(sample, chat("It is 2026-11-21.")));
            assertThat(fixture()).contains("It is 2026-11-21.");

            SampleGateway replayed = sample(GatewayMode.REPLAY, provider, hooks, sample -> assertThat(
                            post(sample, chat("It is 2027-01-02.")).body())
                    .contains("answer 1"));
            SampleGateway filled = sample(GatewayMode.RECORD_MISSING, provider, hooks, sample -> assertThat(
                            post(sample, chat("It is 2027-01-03.")).body())
                    .contains("answer 1"));
            SampleGateway without = sample(GatewayMode.REPLAY, provider, FixtureHooks.NONE, sample -> assertThat(
                            post(sample, chat("It is 2027-01-02.")).statusCode())
                    .isEqualTo(424));

            assertThat(replayed.problems()).isEmpty();
            assertThat(replayed.unused()).isEmpty();
            assertThat(filled.problems()).isEmpty();
            assertThat(without.problems()).hasSize(1);
            assertThat(provider.requests()).hasSize(1);
        }
    }

    @Test
    void aMatcherThatFailsIsAProblemOfTheSampleInEachMode() throws Exception {
        RequestMatcher failing = request -> {
            throw new IllegalStateException("boom");
        };
        try (StandInProvider provider = counting()) {
            sample(GatewayMode.RECORD, provider, FixtureHooks.NONE, sample -> post(sample, chat("a")));
            String before = fixture();
            for (GatewayMode mode : List.of(GatewayMode.REPLAY, GatewayMode.RECORD, GatewayMode.RECORD_MISSING)) {
                SampleGateway broken = sample(mode, provider, matcher(failing), sample -> assertThat(
                                post(sample, chat("b")).statusCode())
                        .isEqualTo(424));
                assertThat(broken.problems())
                        .as(mode.wireName())
                        .first()
                        .asString()
                        .startsWith("The matcher ")
                        .endsWith("failed on POST /v1/chat/completions: java.lang.IllegalStateException: boom");
            }
            assertThat(fixture()).isEqualTo(before);
            assertThat(provider.requests()).hasSize(1);
        }
    }

    @Test
    void aCallThatIsNotKeptIsPassedOnAndNotWritten() throws Exception {
        try (StandInProvider provider = counting()) {
            for (GatewayMode mode : List.of(GatewayMode.RECORD, GatewayMode.RECORD_MISSING, GatewayMode.LIVE)) {
                SampleGateway sample = sample(mode, provider, filter(NO_HEALTH), running -> {
                    assertThat(post(running, chat("health")).statusCode()).isEqualTo(200);
                    assertThat(post(running, chat("a question")).statusCode()).isEqualTo(200);
                });
                assertThat(sample.problems()).isEmpty();
                assertThat(sample.calls())
                        .as(mode.wireName())
                        .extracting(LlmCall::requestBody)
                        .containsExactly(chat("a question"));
                assertThat(fixture()).contains("a question").doesNotContain("health");
            }
            assertThat(provider.requests())
                    .extracting(Request::body)
                    .extracting(body -> new String(body, StandardCharsets.UTF_8))
                    .containsExactly(
                            chat("health"), chat("a question"), chat("health"), chat("health"), chat("a question"));
        }
    }

    @Test
    void aCallThatIsNotKeptIsNoProblemOfAReplay() throws Exception {
        try (StandInProvider provider = counting()) {
            sample(GatewayMode.RECORD, provider, filter(NO_HEALTH), sample -> post(sample, chat("a question")));
            SampleGateway replayed = sample(GatewayMode.REPLAY, provider, filter(NO_HEALTH), sample -> {
                HttpResponse<String> health = post(sample, chat("health"));
                assertThat(health.statusCode()).isEqualTo(424);
                assertThat(health.headers().firstValue("x-should-retry")).contains("false");
                assertThat(health.body()).contains("junit_llm_kept_out", "keeps such calls out of the fixtures");
                assertThat(post(sample, chat("a question")).statusCode()).isEqualTo(200);
            });
            assertThat(replayed.problems()).isEmpty();
            assertThat(replayed.unused()).isEmpty();
            assertThat(replayed.calls()).hasSize(1);
            assertThat(provider.requests()).hasSize(1);
        }
    }

    @Test
    void aSampleNeitherWaitsForACallThatIsNotKeptNorBreaksItOff() throws Exception {
        try (Gateway gateway = Gateway.create(GatewaySettings.replay(folder))) {
            SampleGateway sample = gateway.open(address("c", 1));
            OpenCall telemetry = Objects.requireNonNull(sample.begin(header -> null));
            telemetry.keepOut();
            sample.close();

            assertThat(telemetry.aborted()).isFalse();
            telemetry.problem("it failed later on");
            assertThat(sample.problems()).isEmpty();
        }
    }

    @Test
    void aProviderThatFailsACallThatIsNotKeptIsNoProblem() throws Exception {
        try (StandInProvider provider =
                new StandInProvider((request, count, responder) -> StandInProvider.json(responder, 503, "{}"))) {
            SampleGateway sample = sample(GatewayMode.RECORD, provider, filter(NO_HEALTH), running -> assertThat(
                            post(running, chat("health")).statusCode())
                    .isEqualTo(503));
            assertThat(sample.problems()).isEmpty();
            assertThat(provider.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFilterThatFailsIsAProblemOfTheSampleInEachMode(GatewayMode mode) throws Exception {
        try (StandInProvider provider = counting()) {
            SampleGateway sample = sample(
                    mode,
                    provider,
                    filter(request -> {
                        throw new IllegalStateException("boom");
                    }),
                    running -> assertThat(post(running, chat("a")).statusCode()).isEqualTo(424));
            assertThat(sample.problems()).first().asString().startsWith("The filter ");
            assertThat(provider.requests()).isEmpty();
        }
    }

    @Test
    void aRedactorKeepsPersonalDataOutOfTheFixtureAndTheRecordingFound() throws Exception {
        try (StandInProvider provider = new StandInProvider((request, count, responder) ->
                StandInProvider.json(responder, 200, StandInProvider.completion("Write to bob@acme.com.")))) {
            FixtureHooks hooks = redactor(EMAILS);
            SampleGateway recorded = sample(GatewayMode.RECORD, provider, hooks, sample -> assertThat(
                            post(sample, chat("I am ada@acme.com")).body())
                    .as("while recording the application gets the answer as it is")
                    .contains("Write to bob@acme.com."));
            assertThat(recorded.calls().get(0).answerText()).isEqualTo("Write to bob@acme.com.");
            assertThat(new String(provider.requests().get(0).body(), StandardCharsets.UTF_8))
                    .isEqualTo(chat("I am ada@acme.com"));
            String bob = EMAILS.redact("bob@acme.com");
            assertThat(fixture())
                    .contains("Write to " + bob, EMAILS.redact("ada@acme.com"))
                    .doesNotContain("acme.com");

            for (GatewayMode mode : List.of(GatewayMode.REPLAY, GatewayMode.RECORD_MISSING)) {
                SampleGateway replayed = sample(mode, provider, hooks, sample -> assertThat(
                                post(sample, chat("I am ada@acme.com")).body())
                        .contains("Write to " + bob));
                assertThat(replayed.problems()).isEmpty();
            }
            SampleGateway other = sample(GatewayMode.REPLAY, provider, hooks, sample -> assertThat(
                            post(sample, chat("I am eve@acme.com")).statusCode())
                    .isEqualTo(424));
            assertThat(other.problems()).first().asString().doesNotContain("acme.com");
        }
    }

    @Test
    void aReplayedAnswerMayBeSentBack() throws Exception {
        try (StandInProvider provider = new StandInProvider((request, count, responder) ->
                StandInProvider.json(responder, 200, StandInProvider.completion("bob@acme.com")))) {
            Calls twoTurns = sample -> {
                post(sample, chat("who?"));
                String said = sample.calls().get(0).answerText();
                assertThat(post(sample, chat("who is " + said)).statusCode()).isEqualTo(200);
            };
            assertThat(sample(GatewayMode.RECORD, provider, redactor(EMAILS), twoTurns)
                            .problems())
                    .isEmpty();
            assertThat(sample(GatewayMode.REPLAY, provider, redactor(EMAILS), twoTurns)
                            .problems())
                    .isEmpty();
        }
    }

    @Test
    void aStreamThatCannotBeRedactedIsNotRecordedAndReachesTheClientWhole() throws Exception {
        String start = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"";
        try (StandInProvider provider = new StandInProvider((request, count, responder) -> StandInProvider.stream(
                responder,
                List.of(
                        (start + "ada@\"}}]}\n\n").getBytes(StandardCharsets.UTF_8),
                        (start + "acme.com\"}}]}\n\n").getBytes(StandardCharsets.UTF_8))))) {
            SampleGateway sample = sample(GatewayMode.RECORD, provider, redactor(EMAILS), running -> {
                assertThat(post(running, chat("who?")).body()).contains("ada@", "acme.com");
            });
            assertThat(sample.problems()).hasSize(1);
            assertThat(sample.problems().get(0))
                    .contains(
                            " to POST /v1/chat/completions of com.acme.RefundEvals/answers, case c, sample 1 cannot be"
                                    + " recorded. Redaction would change the text or the tool arguments of this answer")
                    .doesNotContain("ada@");
            assertThat(folder.resolve("com.acme.RefundEvals/answers/c.json")).doesNotExist();
        }
    }

    @Test
    void aRedactorThatFailsIsAProblemOfTheSampleAndNothingIsAskedOrWritten() throws Exception {
        Redactor failing = text -> {
            throw new IllegalStateException("boom");
        };
        try (StandInProvider provider = counting()) {
            SampleGateway onRequest = sample(GatewayMode.RECORD, provider, redactor(failing), sample -> assertThat(
                            post(sample, chat("a")).statusCode())
                    .isEqualTo(424));
            assertThat(onRequest.problems()).first().asString().startsWith("The redactor ");
            assertThat(provider.requests()).isEmpty();

            SampleGateway onAnswer = sample(
                    GatewayMode.RECORD,
                    provider,
                    redactor(text -> text.startsWith("answer") ? failing.redact(text) : text),
                    sample -> assertThat(post(sample, chat("a")).statusCode()).isEqualTo(200));
            assertThat(onAnswer.problems())
                    .first()
                    .asString()
                    .contains("cannot be recorded. The redactor ", "failed on a text of 8 characters");
            assertThat(folder.resolve("com.acme.RefundEvals/answers/c.json")).doesNotExist();
        }
    }
}
