package io.github.junitllm.gateway;

import static io.github.junitllm.gateway.GatewayTestSupport.address;
import static io.github.junitllm.gateway.GatewayTestSupport.chat;
import static io.github.junitllm.gateway.GatewayTestSupport.post;
import static io.github.junitllm.gateway.GatewayTestSupport.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.call.Attempts;
import io.github.junitllm.call.BackOff;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.fault.Fault;
import io.github.junitllm.fault.FaultPlan;
import io.github.junitllm.fault.FaultedCall;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What applications wait between a fault and the next attempt: calls and faults tell the same. */
class BackOffUnderFaultsTests {

    @TempDir
    Path folder;

    private interface Application {
        void run(SampleGateway sample) throws Exception;
    }

    @BeforeEach
    void recordTwoAnswers() throws Exception {
        try (StandInProvider provider = StandInProvider.json(StandInProvider.completion("yes"));
                Gateway gateway = Gateway.create(settings(folder, GatewayMode.RECORD, provider.uri()));
                SampleGateway sample = gateway.open(address("c", 1))) {
            post(sample, chat("a"));
            post(sample, chat("b"));
        }
    }

    private SampleGateway run(FaultPlan plan, Application application) throws Exception {
        try (Gateway gateway = Gateway.create(GatewaySettings.replay(folder))) {
            SampleGateway sample = gateway.open(
                    address("c", 1),
                    SampleOptions.of(GatewaySettings.replay(folder)).with(plan));
            application.run(sample);
            sample.close();
            assertThat(sample.problems()).isEmpty();
            return sample;
        }
    }

    private static List<Attempts> attempts(SampleGateway sample) {
        return Attempts.of(sample.calls());
    }

    private static List<Boolean> cutShort(SampleGateway sample) {
        return sample.calls().stream()
                .map(LlmCall::timing)
                .map(timing -> timing.backOff())
                .filter(backOff -> backOff != null)
                .map(BackOff::cutShort)
                .toList();
    }

    @Test
    void callsAndFaultsTellTheSameWaits() throws Exception {
        SampleGateway sample = run(FaultPlan.of(Fault.RATE_LIMIT, Fault.SERVER_ERROR), llm -> {
            post(llm, chat("a"));
            llm.pause(Duration.ofSeconds(3));
            post(llm, chat("a"));
            llm.pause(Duration.ofSeconds(7));
            post(llm, chat("a"));
        });

        Duration told = sample.faults().faulted().stream()
                .map(FaultedCall::backOff)
                .map(wait -> wait.truncatedTo(ChronoUnit.MICROS))
                .reduce(Duration.ZERO, Duration::plus);
        assertThat(attempts(sample)).singleElement().satisfies(call -> {
            assertThat(call.statuses()).containsExactly(429, 500, 200);
            assertThat(call.backOff()).isEqualTo(told).isGreaterThanOrEqualTo(Duration.ofSeconds(10));
        });
        assertThat(sample.calls().get(0).timing().backOff())
                .as("the first waited for nothing")
                .isNull();
        assertThat(sample.calls().get(1).timing().backOff().micros()).isGreaterThanOrEqualTo(3_000_000);
    }

    @Test
    void callsAndFaultsAgreeOnAWaitThatWasToldInVirtualTime() throws Exception {
        SampleGateway sample = run(FaultPlan.of(Fault.RATE_LIMIT).withRetryAfter(Duration.ofSeconds(20)), llm -> {
            post(llm, chat("a"));
            llm.pause(Duration.ofMillis(100));
            post(llm, chat("a"), "X-Stainless-Retry-Count", "1", "X-Stainless-Lang", "java");
        });

        FaultedCall limited = sample.faults().faulted().get(0);
        assertThat(limited.told()).isEqualTo(Duration.ofMillis(100));
        assertThat(limited.backOff()).isGreaterThanOrEqualTo(Duration.ofSeconds(20));
        assertThat(attempts(sample))
                .extracting(Attempts::backOff)
                .containsExactly(limited.backOff().truncatedTo(ChronoUnit.MICROS));
        assertThat(cutShort(sample)).containsExactly(false);
    }

    @Test
    void aWaitThatMayBeTheOneToldIsNotTakenForAllOfIt() throws Exception {
        SampleGateway sample = run(FaultPlan.of(Fault.RATE_LIMIT).withRetryAfter(Duration.ofSeconds(20)), llm -> {
            post(llm, chat("a"));
            llm.pause(Duration.ofMillis(100));
            post(llm, chat("a"));
        });

        FaultedCall limited = sample.faults().faulted().get(0);
        assertThat(attempts(sample))
                .extracting(Attempts::backOff)
                .containsExactly(limited.waited().truncatedTo(ChronoUnit.MICROS));
        assertThat(cutShort(sample)).containsExactly(limited.isWaitUnclear());
    }

    @Test
    void aWaitShorterThanToldIsOnlyWhatItWas() throws Exception {
        SampleGateway sample = run(
                FaultPlan.of(Fault.RATE_LIMIT)
                        .withRetryAfter(Duration.ofHours(20))
                        .inRealTime(),
                llm -> {
                    post(llm, chat("a"));
                    post(llm, chat("a"));
                });

        FaultedCall limited = sample.faults().faulted().get(0);
        assertThat(limited.waitedAsAsked()).isFalse();
        assertThat(limited.backOff()).isEqualTo(limited.waited()).isLessThan(Duration.ofHours(1));
        assertThat(cutShort(sample)).containsExactly(false);
    }

    @Test
    void onlyWhoIsToldToTryAgainAtOnceIsCutShort() throws Exception {
        Application atOnce = llm -> {
            post(llm, chat("a"));
            post(llm, chat("a"));
        };

        SampleGateway hurried = run(FaultPlan.of(Fault.SERVER_ERROR), atOnce);
        FaultedCall failed = hurried.faults().faulted().get(0);
        assertThat(failed.told()).isEqualTo(Duration.ZERO);
        assertThat(cutShort(hurried)).containsExactly(failed.cutShort());
        assertThat(cutShort(run(FaultPlan.of(Fault.SERVER_ERROR).inRealTime(), atOnce)))
                .containsExactly(false);
        assertThat(cutShort(run(FaultPlan.of(Fault.TRUNCATED_JSON), atOnce)))
                .as("no header told it")
                .containsExactly(false);
        assertThat(cutShort(run(FaultPlan.of(Fault.SERVER_ERROR), llm -> {
                    post(llm, chat("a"));
                    llm.pause(Duration.ofSeconds(1));
                    post(llm, chat("a"));
                })))
                .as("it waited nevertheless")
                .containsExactly(false);
    }

    @Test
    void equalCallsThatFailEachHaveTheirOwnNextTry() throws Exception {
        SampleGateway sample = run(FaultPlan.of(Fault.RATE_LIMIT, Fault.RATE_LIMIT), llm -> {
            post(llm, chat("b"));
            post(llm, chat("a"));
            llm.pause(Duration.ofSeconds(1));
            post(llm, chat("a"));
            llm.pause(Duration.ofSeconds(5));
            post(llm, chat("b"));
        });

        assertThat(sample.faults().faulted())
                .extracting(call -> call.backOff().toSeconds())
                .containsExactly(6L, 1L);
        assertThat(attempts(sample))
                .extracting(call -> call.backOff().toSeconds())
                .containsExactly(6L, 1L);
    }

    @Test
    void theSameJsonWrittenOtherwiseIsTheNextTryToo() throws Exception {
        SampleGateway sample = run(FaultPlan.of(Fault.RATE_LIMIT), llm -> {
            post(llm, chat("a"));
            llm.pause(Duration.ofSeconds(2));
            post(llm, chat("a").replace(":", ": "));
        });

        assertThat(attempts(sample)).singleElement().satisfies(call -> assertThat(call.backOff())
                .isGreaterThanOrEqualTo(Duration.ofSeconds(2)));
    }

    @Test
    void theTimeThatAStalledAnswerHeldItsClientIsNoWait() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        SampleGateway sample = run(FaultPlan.of(Fault.STALL).withDelay(Duration.ofMinutes(5)), llm -> {
            HttpRequest request = HttpRequest.newBuilder(URI.create(llm.openAi() + "/chat/completions"))
                    .header("content-type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(chat("a")))
                    .build();
            var answer = client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream())
                    .join();
            assertThat(answer.body().read()).isEqualTo('{');
            // While nobody has let go of the first, the second comes.
            post(llm, chat("a"));
            answer.body().close();
        });

        assertThat(sample.faults().faulted()).extracting(FaultedCall::waited).containsExactly(Duration.ZERO);
        assertThat(attempts(sample)).extracting(Attempts::backOff).containsExactly(Duration.ZERO);
    }

    @Test
    void aCallThatIsNoFurtherTryHasNoBackOff() throws Exception {
        SampleGateway sample = run(FaultPlan.of(Fault.RATE_LIMIT), llm -> {
            post(llm, chat("a"));
            llm.pause(Duration.ofSeconds(2));
            post(llm, chat("b"));
        });

        assertThat(sample.faults().faulted().get(0).waited())
                .as("the next call of the model, whatever it asks")
                .isGreaterThanOrEqualTo(Duration.ofSeconds(2));
        assertThat(attempts(sample)).extracting(Attempts::backOff).containsExactly(Duration.ZERO, Duration.ZERO);
    }

    @Test
    void answersThatCannotBeReadAreTriedAgain() throws Exception {
        FaultPlan plan = FaultPlan.of(Fault.MALFORMED_JSON, Fault.TRUNCATED_JSON, Fault.WRONG_CONTENT_TYPE);
        SampleGateway sample = run(plan, llm -> {
            for (int attempt = 1; attempt <= 4; attempt++) {
                post(llm, chat("a"));
                llm.pause(Duration.ofSeconds(1));
            }
        });

        assertThat(attempts(sample)).extracting(Attempts::retries).containsExactly(3);
        assertThat(attempts(sample).get(0).backOff().toSeconds()).isEqualTo(3);
    }

    @Test
    void whatCouldBeReadWasNotTriedAgain() throws Exception {
        SampleGateway sample = run(FaultPlan.of(Fault.EMPTY_COMPLETION, Fault.LENGTH), llm -> {
            post(llm, chat("a"));
            post(llm, chat("a"));
            post(llm, chat("a"));
        });

        assertThat(attempts(sample)).extracting(Attempts::retries).containsExactly(0, 0, 0);
    }
}
