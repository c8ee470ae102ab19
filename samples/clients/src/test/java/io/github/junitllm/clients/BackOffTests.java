package io.github.junitllm.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.Sleeper;
import io.github.junitllm.fault.Fault;
import io.github.junitllm.fault.FaultPlan;
import io.github.junitllm.fault.FaultedCall;
import io.github.junitllm.gateway.Gateway;
import io.github.junitllm.gateway.GatewayMode;
import io.github.junitllm.gateway.GatewaySettings;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.gateway.SampleGateway;
import io.github.junitllm.gateway.SampleOptions;
import io.github.junitllm.gateway.Upstreams;
import io.github.junitllm.testkit.StandInProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that waits as long as it is asked to, without anybody waiting so long. */
class BackOffTests {

    @TempDir
    Path fixtures;

    @BeforeEach
    void recordAGoodAnswer() {
        try (StandInProvider provider = StandInProvider.json(OpenAiReplies.completion("30 days"));
                Gateway gateway = Gateway.create(GatewaySettings.replay(fixtures)
                        .withMode(GatewayMode.RECORD)
                        .withRecordingAllowed(true)
                        .withUpstreams(Upstreams.DEFAULT.withStandard(provider.uri())));
                SampleGateway sample = gateway.open(BothRuns.SAMPLE)) {
            ask(sample, client(sample));
        }
    }

    private static OpenAIOkHttpClient.Builder client(LlmGateway llm) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(llm.openAi())
                .apiKey("sk-test-0123456789abcdef")
                .maxRetries(2);
    }

    private static void ask(LlmGateway llm, OpenAIOkHttpClient.Builder client) {
        String text = client.build()
                .chat()
                .completions()
                .create(FaultedClient.question())
                .choices()
                .get(0)
                .message()
                .content()
                .orElse("");
        assertThat(text).as(llm.baseUrl()).isEqualTo("30 days");
    }

    private List<FaultedCall> faulted(FaultPlan plan, boolean sleeper) {
        GatewaySettings settings = GatewaySettings.replay(fixtures);
        try (Gateway gateway = Gateway.create(settings)) {
            SampleGateway sample =
                    gateway.open(BothRuns.SAMPLE, SampleOptions.of(settings).with(plan));
            ask(sample, sleeper ? client(sample).sleeper(new Pausing(sample)) : client(sample));
            sample.close();
            assertThat(sample.problems()).isEmpty();
            assertThat(sample.unused()).isEmpty();
            return sample.faults().faulted();
        }
    }

    @Test
    void byAHeaderThatItReadsFirst() {
        FaultPlan plan = FaultPlan.of(Fault.RATE_LIMIT, Fault.OVERLOADED).withRetryAfter(Duration.ofSeconds(2));

        assertThat(faulted(plan, false)).hasSize(2).allSatisfy(call -> {
            assertThat(call.asked()).isEqualTo(Duration.ofSeconds(2));
            assertThat(call.waited()).isNotNull().isGreaterThanOrEqualTo(Duration.ofMillis(20));
        });
    }

    @Test
    void byASleeperOfTheGateway() {
        FaultPlan plan = FaultPlan.of(Fault.RATE_LIMIT).withRetryAfter(Duration.ofSeconds(2));

        assertThat(faulted(plan, true))
                .singleElement()
                .satisfies(call -> assertThat(call.waited()).isNotNull().isGreaterThanOrEqualTo(Duration.ofMillis(20)));
    }

    @Test
    void whereItIsNotAskedItWaitsOnItsOwnAccount() {
        FaultPlan plan = FaultPlan.of(Fault.SERVER_ERROR).withRetryAfter(Duration.ofSeconds(2));

        assertThat(faulted(plan, true)).singleElement().satisfies(call -> assertThat(call.asked())
                .isNull());
    }

    /** The way to wait, as the gateway has it. */
    private record Pausing(LlmGateway llm) implements Sleeper {

        @Override
        public void sleep(Duration duration) {
            try {
                llm.pause(duration);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public CompletableFuture<Void> sleepAsync(Duration duration) {
            sleep(duration);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void close() {}
    }
}
