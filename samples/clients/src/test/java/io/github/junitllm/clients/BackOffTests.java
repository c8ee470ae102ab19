package io.github.junitllm.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.models.messages.MessageCreateParams;
import com.azure.ai.openai.OpenAIClientBuilder;
import com.azure.ai.openai.models.ChatCompletionsOptions;
import com.azure.ai.openai.models.ChatRequestUserMessage;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.policy.AddHeadersPolicy;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RetryOptions;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.Sleeper;
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
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which clients wait as long as they are asked to, without anybody waiting so long. */
class BackOffTests {

    private static final FaultPlan LIMITED =
            FaultPlan.of(Fault.RATE_LIMIT, Fault.OVERLOADED).withRetryAfter(Duration.ofSeconds(2));

    @TempDir
    Path fixtures;

    /** Makes a call, and tries again on its own. */
    @FunctionalInterface
    private interface Application {
        String answer(LlmGateway llm) throws Exception;
    }

    private static String openAi(OpenAIOkHttpClient.Builder client) {
        return client.apiKey("sk-test-0123456789abcdef")
                .maxRetries(2)
                .build()
                .chat()
                .completions()
                .create(FaultedClient.question())
                .choices()
                .get(0)
                .message()
                .content()
                .orElse("");
    }

    private List<FaultedCall> faulted(FaultPlan plan, Application application) throws Exception {
        StandInProvider provider = new StandInProvider(call -> call.json(
                200,
                call.target().contains("/messages") ? AnthropicAnswers.MESSAGE : OpenAiReplies.completion("30 days")));
        try (provider;
                Gateway gateway = Gateway.create(GatewaySettings.replay(fixtures)
                        .withMode(GatewayMode.RECORD)
                        .withRecordingAllowed(true)
                        .withUpstreams(BothRuns.to(provider)));
                SampleGateway sample = gateway.open(BothRuns.SAMPLE)) {
            assertThat(application.answer(sample)).contains("30 days");
        }
        GatewaySettings settings = GatewaySettings.replay(fixtures);
        try (Gateway gateway = Gateway.create(settings)) {
            SampleGateway sample =
                    gateway.open(BothRuns.SAMPLE, SampleOptions.of(settings).with(plan));
            assertThat(application.answer(sample)).contains("30 days");
            sample.close();
            assertThat(sample.problems()).isEmpty();
            assertThat(sample.unused()).isEmpty();
            return sample.faults().faulted();
        }
    }

    private static void assertKept(List<FaultedCall> faulted) {
        assertThat(faulted).hasSize(2).allSatisfy(call -> {
            assertThat(call.asked()).isEqualTo(Duration.ofSeconds(2));
            assertThat(call.waited()).isNotNull().isGreaterThanOrEqualTo(Duration.ofMillis(20));
            assertThat(call.heeded()).isTrue();
            assertThat(call.waitedAsAsked()).isTrue();
        });
    }

    @Test
    void openAiByAHeaderThatItReadsFirst() throws Exception {
        assertKept(faulted(LIMITED, llm -> openAi(OpenAIOkHttpClient.builder().baseUrl(llm.openAi()))));
    }

    @Test
    void openAiByASleeperOfTheGateway() throws Exception {
        assertKept(faulted(
                LIMITED,
                llm -> openAi(OpenAIOkHttpClient.builder().baseUrl(llm.openAi()).sleeper(new Pausing(llm)))));
    }

    @Test
    void anthropicByAHeaderThatItReadsFirst() throws Exception {
        assertKept(faulted(LIMITED, llm -> AnthropicOkHttpClient.builder()
                .baseUrl(llm.anthropic())
                .apiKey("sk-ant-test-0123456789abcdef")
                .maxRetries(2)
                .build()
                .messages()
                .create(MessageCreateParams.builder()
                        .model("claude-sonnet-4-5")
                        .maxTokens(100)
                        .addUserMessage("Can I get a refund?")
                        .build())
                .content()
                .toString()));
    }

    @Test
    void azureByAHeaderThatItReadsFirst() throws Exception {
        assertKept(faulted(LIMITED, llm -> new OpenAIClientBuilder()
                .endpoint(llm.azure())
                .addPolicy(new AddHeadersPolicy(new HttpHeaders()
                        .set(HttpHeaderName.fromString("api-key"), "0123456789abcdef0123456789abcdef")))
                .retryOptions(new RetryOptions(new FixedDelayOptions(2, Duration.ofMillis(1))))
                .buildClient()
                .getChatCompletions(
                        "gpt-4o",
                        new ChatCompletionsOptions(List.of(new ChatRequestUserMessage("Can I get a refund?"))))
                .getChoices()
                .get(0)
                .getMessage()
                .getContent()));
    }

    @Test
    void langChain4jDoesNotAndHasOneOfItsOwn() throws Exception {
        List<FaultedCall> faulted = faulted(LIMITED, llm -> OpenAiChatModel.builder()
                .baseUrl(llm.openAi())
                .apiKey("sk-test-0123456789abcdef")
                .modelName("gpt-4.1")
                .maxRetries(2)
                .build()
                .chat("Can I get a refund?"));

        assertThat(faulted).hasSize(2).allSatisfy(call -> {
            assertThat(call.heeded()).isFalse();
            assertThat(call.waitedAsAsked()).isFalse();
            assertThat(call.isWaitUnclear()).isFalse();
        });
    }

    @Test
    void whereItIsNotAskedItWaitsOnItsOwnAccount() throws Exception {
        FaultPlan plan = FaultPlan.of(Fault.SERVER_ERROR).withRetryAfter(Duration.ofSeconds(2));

        assertThat(faulted(
                        plan,
                        llm -> openAi(OpenAIOkHttpClient.builder()
                                .baseUrl(llm.openAi())
                                .sleeper(new Pausing(llm)))))
                .singleElement()
                .satisfies(call -> assertThat(call.asked()).isNull());
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
