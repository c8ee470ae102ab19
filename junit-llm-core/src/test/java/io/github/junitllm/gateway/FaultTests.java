package io.github.junitllm.gateway;

import static io.github.junitllm.gateway.GatewayTestSupport.address;
import static io.github.junitllm.gateway.GatewayTestSupport.chat;
import static io.github.junitllm.gateway.GatewayTestSupport.post;
import static io.github.junitllm.gateway.GatewayTestSupport.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.fault.Fault;
import io.github.junitllm.fault.FaultPlan;
import io.github.junitllm.fault.FaultReport;
import io.github.junitllm.fault.FaultedCall;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultTests {

    @TempDir
    Path folder;

    private interface Application {
        void run(SampleGateway sample) throws Exception;
    }

    @BeforeEach
    void recordOneAnswer() throws Exception {
        try (StandInProvider provider = StandInProvider.json(StandInProvider.completion("\"30 days\""));
                Gateway gateway = Gateway.create(settings(folder, GatewayMode.RECORD, provider.uri()));
                SampleGateway sample = gateway.open(address("c", 1))) {
            post(sample, chat("a"));
        }
    }

    private SampleGateway run(FaultPlan plan, Application application) throws Exception {
        try (Gateway gateway = Gateway.create(GatewaySettings.replay(folder))) {
            SampleGateway sample = gateway.open(
                    address("c", 1),
                    SampleOptions.of(GatewaySettings.replay(folder)).with(plan));
            application.run(sample);
            sample.close();
            return sample;
        }
    }

    private static HttpRequest.Builder asking(LlmGateway llm) {
        return HttpRequest.newBuilder(URI.create(llm.openAi() + "/chat/completions"))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(chat("a")));
    }

    @Test
    void theFirstCallsFailAsPlannedAndTheNextIsAnsweredAsRecorded() throws Exception {
        SampleGateway sample = run(FaultPlan.of(Fault.RATE_LIMIT, Fault.OVERLOADED), llm -> {
            assertThat(post(llm, chat("a")).statusCode()).isEqualTo(429);
            assertThat(post(llm, chat("a")).statusCode()).isEqualTo(503);
            assertThat(post(llm, chat("a")).body()).contains("30 days");
        });

        assertThat(sample.problems()).isEmpty();
        assertThat(sample.unused()).isEmpty();
        assertThat(sample.calls()).extracting(LlmCall::status).containsExactly(429, 503, 200);
        assertThat(sample.calls().get(0).error()).startsWith("Rate limit reached for m");
        FaultReport report = sample.faults();
        assertThat(report.calls()).isEqualTo(3);
        assertThat(report.faulted()).extracting(FaultedCall::fault).containsExactly(Fault.RATE_LIMIT, Fault.OVERLOADED);
        assertThat(report.unreached()).isNull();
    }

    @Test
    void aFaultMadeOfTheRecordedAnswerLeavesItForTheNextCall() throws Exception {
        SampleGateway sample = run(FaultPlan.of(Fault.TRUNCATED_JSON, Fault.LENGTH), llm -> {
            assertThat(post(llm, chat("a")).body()).startsWith("{").doesNotContain("finish_reason");
            assertThat(post(llm, chat("a")).body()).contains("\"30 d\"").contains("\"length\"");
            assertThat(post(llm, chat("a")).body()).contains("30 days");
        });

        assertThat(sample.problems()).isEmpty();
        assertThat(sample.calls().get(0).error()).isEqualTo("the answer ends in the middle of its JSON");
    }

    @Test
    void aFaultThatIsNeverReachedIsKnown() throws Exception {
        SampleGateway sample = run(FaultPlan.of(Fault.RATE_LIMIT, Fault.RATE_LIMIT), llm -> post(llm, chat("a")));

        assertThat(sample.faults().unreached())
                .startsWith("the fault rate-limit+rate-limit was planned for 2 calls, but only 1 of 1 call met it");
    }

    @Test
    void aPlanOfOneModelLeavesTheOthersAlone() throws Exception {
        SampleGateway sample =
                run(FaultPlan.of(Fault.RATE_LIMIT).ofModel("other").forEver(), llm -> {
                    assertThat(post(llm, chat("a")).statusCode()).isEqualTo(200);
                    assertThat(post(llm, chat("a").replace("\"m\"", "\"other\""))
                                    .statusCode())
                            .isEqualTo(429);
                    assertThat(post(llm, chat("a").replace("\"m\"", "\"other\""))
                                    .statusCode())
                            .isEqualTo(429);
                });

        assertThat(sample.problems()).isEmpty();
        assertThat(sample.faults().faulted()).extracting(FaultedCall::number).containsExactly(2, 3);
    }

    @Test
    void connectionsAreResetAheadOfAndWithinTheAnswer() throws Exception {
        SampleGateway sample = run(FaultPlan.of(Fault.RESET, Fault.RESET_IN_BODY), llm -> {
            // A connection that was used before is tried again by java.net.http itself.
            for (HttpClient fresh : List.of(HttpClient.newHttpClient(), HttpClient.newHttpClient())) {
                assertThatThrownBy(() -> fresh.send(asking(llm).build(), HttpResponse.BodyHandlers.ofString()))
                        .isInstanceOf(IOException.class);
            }
        });

        assertThat(sample.calls()).extracting(LlmCall::status).containsExactly(0, 200);
        assertThat(sample.calls())
                .extracting(LlmCall::error)
                .containsExactly(
                        "the answer broke off: the connection was reset", "the answer ends in the middle of its JSON");
    }

    @Test
    void aStallEndsWhenItsClientGivesUp() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        SampleGateway sample = run(FaultPlan.of(Fault.STALL).withDelay(Duration.ofMinutes(5)), llm -> {
            var answer = client.sendAsync(asking(llm).build(), HttpResponse.BodyHandlers.ofInputStream())
                    .join();
            assertThat(answer.body().read()).isEqualTo('{');
            answer.body().close();
        });

        assertThat(sample.problems()).isEmpty();
        assertThat(sample.faults().faulted()).singleElement().satisfies(call -> {
            assertThat(call.gaveUp()).isTrue();
            assertThat(call.heldFor()).isNotNull().isLessThan(Duration.ofMinutes(4));
        });
        assertThat(sample.calls()).singleElement().satisfies(call -> assertThat(call.error())
                .isEqualTo("the answer ends in the middle of its JSON"));
    }

    @Test
    void aStallEndsOfItselfAfterItsTime() throws Exception {
        SampleGateway sample = run(
                FaultPlan.of(Fault.STALL).withDelay(Duration.ofMillis(20)),
                llm -> assertThatThrownBy(() -> post(llm, chat("a"))).isInstanceOf(IOException.class));

        assertThat(sample.faults().faulted()).singleElement().satisfies(call -> {
            assertThat(call.gaveUp()).isFalse();
            assertThat(call).asString().contains("stall, the application never gave up until it was over after ");
        });
    }

    @Test
    void slownessIsVirtualUnlessAskedFor() throws Exception {
        SampleGateway sample = run(
                FaultPlan.of(Fault.SLOW_FIRST_TOKEN).withDelay(Duration.ofMinutes(5)),
                llm -> assertThat(post(llm, chat("a")).body()).contains("30 days"));

        assertThat(sample.calls())
                .singleElement()
                .satisfies(call -> assertThat(call.timing().totalMicros()).isGreaterThan(299_000_000));
        SampleGateway real = run(
                FaultPlan.of(Fault.SLOW_FIRST_TOKEN)
                        .withDelay(Duration.ofMinutes(5))
                        .inRealTime(),
                llm -> {
                    HttpRequest request =
                            asking(llm).timeout(Duration.ofMillis(50)).build();
                    assertThatThrownBy(() ->
                                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()))
                            .isInstanceOf(HttpTimeoutException.class);
                });
        assertThat(real.problems()).isEmpty();
    }

    @Test
    void waitsAreThoseOfTheClockAndThoseThatWereDeclared() throws Exception {
        FaultPlan plan = FaultPlan.of(Fault.RATE_LIMIT).withRetryAfter(Duration.ofSeconds(20));
        SampleGateway patient = run(plan, llm -> {
            assertThat(post(llm, chat("a")).headers().firstValue("retry-after")).contains("20");
            llm.pause(Duration.ofSeconds(20));
            post(llm, chat("a"));
        });
        assertThat(patient.faults().faulted()).singleElement().satisfies(call -> {
            assertThat(call.asked()).isEqualTo(Duration.ofSeconds(20));
            assertThat(call.told()).isEqualTo(Duration.ofMillis(100));
            assertThat(call.waited()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(50));
            assertThat(call.waitedAsAsked()).isTrue();
        });

        SampleGateway hasty = run(plan, llm -> {
            post(llm, chat("a"));
            llm.pause(Duration.ofSeconds(19));
            post(llm, chat("a"));
        });
        assertThat(hasty.faults().faulted()).singleElement().satisfies(call -> assertThat(call.waitedAsAsked())
                .isFalse());

        SampleGateway heeding = run(plan, llm -> {
            post(llm, chat("a"));
            llm.pause(Duration.ofSeconds(5));
            post(llm, chat("a"), "X-Stainless-Retry-Count", "1", "X-Stainless-Lang", "java");
        });
        assertThat(heeding.faults().faulted()).singleElement().satisfies(call -> assertThat(call.waitedAsAsked())
                .isTrue());

        SampleGateway itself = run(plan, llm -> {
            post(llm, chat("a"), "X-Stainless-Retry-Count", "0", "X-Stainless-Lang", "java");
            llm.pause(Duration.ofSeconds(5));
            post(llm, chat("a"), "X-Stainless-Retry-Count", "0", "X-Stainless-Lang", "java");
        });
        assertThat(itself.faults().faulted()).singleElement().satisfies(call -> {
            assertThat(call.waitedAsAsked()).isFalse();
            assertThat(call.isWaitUnclear()).isFalse();
        });

        SampleGateway once = run(plan, llm -> post(llm, chat("a")));
        assertThat(once.faults().faulted()).singleElement().satisfies(call -> {
            assertThat(call.waited()).isNull();
            assertThat(call.waitedAsAsked()).isTrue();
        });
    }

    @Test
    void aHostMayNotResolve() throws Exception {
        SampleGateway sample = run(FaultPlan.of(Fault.DNS_FAILURE), llm -> {
            assertThat(catchThrowable(() -> post(llm, chat("a")))).isInstanceOf(ConnectException.class);
            assertThat(llm.reachedAs("host.docker.internal").openAi()).isEqualTo(llm.openAi());
        });

        assertThat(sample.faults().unreached()).as("nobody can know").isNull();
    }

    @Test
    void tlsMayFail() throws Exception {
        SampleGateway sample = run(FaultPlan.of(Fault.TLS_FAILURE), llm -> {
            assertThat(llm.openAi()).startsWith("https://127.0.0.1:");
            assertThat(catchThrowable(() -> post(llm, chat("a"))))
                    .isInstanceOf(SSLHandshakeException.class)
                    .hasMessageContaining("handshake_failure");
        });

        assertThat(sample.faults().faulted()).extracting(FaultedCall::fault).containsOnly(Fault.TLS_FAILURE);
        assertThat(sample.faults().unreached()).isNull();
        assertThat(run(FaultPlan.of(Fault.TLS_FAILURE), llm -> {}).faults().unreached())
                .isNotNull();
    }

    @Test
    void aMissingRecordingAndAFaultThatDoesNotExistAreProblems() throws Exception {
        SampleGateway missing = run(FaultPlan.of(Fault.TRUNCATED_JSON), llm -> assertThat(
                        post(llm, chat("never recorded")).statusCode())
                .isEqualTo(424));
        assertThat(missing.problems()).hasSize(1);

        SampleGateway unfit = run(
                FaultPlan.of(Fault.TRUNCATED_STREAM),
                llm -> assertThat(post(llm, chat("a")).statusCode()).isEqualTo(424));
        assertThat(unfit.problems())
                .containsExactly("The fault truncated-stream cannot be made for POST /v1/chat/completions of "
                        + address("c", 1)
                        + ": truncated-stream needs a stream, and the answer is none: plan it for an application that"
                        + " streams, or truncated-json for this one.");
    }

    @Test
    void whatIsMissingIsRecordedBesidesFaults() throws Exception {
        try (StandInProvider provider = StandInProvider.json(StandInProvider.completion("\"by the other model\""));
                Gateway gateway = Gateway.create(settings(folder, GatewayMode.RECORD_MISSING, provider.uri()))) {
            SampleOptions options = SampleOptions.of(settings(folder, GatewayMode.RECORD_MISSING, provider.uri()))
                    .with(FaultPlan.of(Fault.OVERLOADED).ofModel("m").forEver());
            SampleGateway sample = gateway.open(address("c", 1), options);
            assertThat(post(sample, chat("a")).statusCode()).isEqualTo(503);
            assertThat(post(sample, chat("a").replace("\"m\"", "\"other\"")).body())
                    .contains("by the other model");
            sample.close();
            assertThat(sample.problems()).isEmpty();
        }
        SampleGateway replayed = run(FaultPlan.NOTHING, llm -> {
            assertThat(post(llm, chat("a")).body()).contains("30 days");
            assertThat(post(llm, chat("a").replace("\"m\"", "\"other\"")).body())
                    .contains("by the other model");
        });
        assertThat(replayed.problems()).isEmpty();
        assertThat(List.of(replayed.faults())).containsExactly(FaultReport.NONE);
    }
}
