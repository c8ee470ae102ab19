package io.github.junitllm.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import io.github.junitllm.fault.Fault;
import io.github.junitllm.fault.FaultPlan;
import io.github.junitllm.fault.FaultedCall;
import io.github.junitllm.gateway.Gateway;
import io.github.junitllm.gateway.GatewayMode;
import io.github.junitllm.gateway.GatewaySettings;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.gateway.SampleGateway;
import io.github.junitllm.gateway.SampleOptions;
import io.github.junitllm.testkit.StandInProvider;
import java.io.EOFException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledForJreRange;
import org.junit.jupiter.api.io.TempDir;

/** The time-out of LangChain4j is over with the head of an answer: it is the gateway that ends an answer that stalls. */
class LangChain4jStallTests {

    @TempDir
    Path fixtures;

    @BeforeEach
    void recordAGoodAnswer() {
        try (StandInProvider provider = StandInProvider.json(OpenAiReplies.completion("30 days"));
                Gateway gateway = Gateway.create(GatewaySettings.replay(fixtures)
                        .withMode(GatewayMode.RECORD)
                        .withRecordingAllowed(true)
                        .withUpstreams(BothRuns.to(provider)));
                SampleGateway sample = gateway.open(BothRuns.SAMPLE)) {
            assertThat(model(sample).chat("Can I get a refund?")).isEqualTo("30 days");
        }
    }

    private static ChatModel model(LlmGateway llm) {
        return OpenAiChatModel.builder()
                .baseUrl(llm.openAi())
                .apiKey("sk-test-0123456789abcdef")
                .modelName("gpt-4.1")
                .maxRetries(0)
                .timeout(Duration.ofSeconds(1))
                .build();
    }

    private FaultedCall stalled(Duration delay, Consumer<LlmGateway> application) {
        GatewaySettings settings = GatewaySettings.replay(fixtures);
        try (Gateway gateway = Gateway.create(settings)) {
            SampleGateway sample = gateway.open(
                    BothRuns.SAMPLE,
                    SampleOptions.of(settings).with(FaultPlan.of(Fault.STALL).withDelay(delay)));
            application.accept(sample);
            sample.close();
            assertThat(sample.faults().faulted()).hasSize(1);
            return sample.faults().faulted().get(0);
        }
    }

    /** From Java 26 on (JDK-8208693) the time-out of {@code java.net.http} is one for the body too. */
    @Test
    @DisabledForJreRange(minVersion = 26)
    void itsOwnTimeOutDoesNotEndIt() {
        FaultedCall call = stalled(Duration.ofSeconds(2), llm -> assertThatThrownBy(
                        () -> model(llm).chat("Can I get a refund?"))
                .hasRootCauseInstanceOf(EOFException.class));

        assertThat(call.gaveUp()).isFalse();
        assertThat(call.heldFor()).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
        assertThat(call).asString().contains("the application never gave up until it was over after ");
    }

    @Test
    void aDeadlineOfTheApplicationDoes() {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            FaultedCall call = stalled(Duration.ofMinutes(1), llm -> {
                Future<String> answer = thread.submit(() -> model(llm).chat("Can I get a refund?"));
                while (llm.faults().calls() == 0 && !answer.isDone()) {
                    Thread.onSpinWait();
                }
                assertThatThrownBy(() -> answer.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
                answer.cancel(true);
            });

            assertThat(call.gaveUp()).isTrue();
        } finally {
            thread.shutdownNow();
        }
    }
}
