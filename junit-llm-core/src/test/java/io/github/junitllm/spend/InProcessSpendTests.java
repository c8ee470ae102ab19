package io.github.junitllm.spend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import io.github.junitllm.cost.Money;
import io.github.junitllm.cost.PriceTable;
import io.github.junitllm.gateway.Gateway;
import io.github.junitllm.gateway.GatewayMode;
import io.github.junitllm.gateway.GatewaySettings;
import io.github.junitllm.gateway.NoAnswerException;
import io.github.junitllm.gateway.SampleAddress;
import io.github.junitllm.gateway.SampleGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.metadata.DefaultUsage;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;

/** Models that are called without HTTP spend from the same purse. A call takes 0.0035 USD, and up to about 0.03. */
class InProcessSpendTests {

    @TempDir
    Path directory;

    private final AtomicInteger asked = new AtomicInteger();

    private List<String> sample(String limit, Consumer<SampleGateway> application) throws IOException {
        Path prices = Files.writeString(directory.resolve("prices.json"), ChargingModel.PRICES);
        GatewaySettings settings =
                GatewaySettings.replay(directory.resolve("fixtures")).withMode(GatewayMode.LIVE);
        try (SpendLimit spend = RunSpend.open(
                        LedgerPlace.in(directory, "run"), "jvm", PriceTable.read(prices), Money.parse(limit));
                Gateway gateway = Gateway.create(settings, () -> spend)) {
            SampleGateway sample = gateway.open(new SampleAddress("com.acme.Evals/asks", "c", 1));
            application.accept(sample);
            sample.close();
            return sample.problems();
        }
    }

    private Spent spent() {
        return Objects.requireNonNull(SpendLedger.of(directory, "run"));
    }

    /** A model with defaults of its own, as its builder takes them. */
    private ChatModel langChain4j(@Nullable String name, @Nullable RuntimeException failure) {
        return new ChatModel() {
            @Override
            public ChatRequestParameters defaultRequestParameters() {
                return ChatRequestParameters.builder()
                        .modelName(name)
                        .maxOutputTokens(500)
                        .build();
            }

            @Override
            public ChatResponse doChat(ChatRequest request) {
                asked.incrementAndGet();
                if (failure != null) {
                    throw failure;
                }
                return ChatResponse.builder()
                        .aiMessage(AiMessage.from("fine"))
                        .modelName("m")
                        .tokenUsage(new TokenUsage(150, 50))
                        .build();
            }
        };
    }

    private static ChatModel recorded(SampleGateway sample, Supplier<ChatModel> model) {
        return io.github.junitllm.langchain4j.RecordedModels.chat(sample, model);
    }

    @Test
    void aModelsOwnNameAndLimitTellWhatACallCanCost() throws IOException {
        List<String> problems = sample("0.035 USD", sample -> {
            ChatModel model = recorded(sample, () -> langChain4j("m", null));
            assertThat(model.chat("one")).isEqualTo("fine");
            assertThat(model.chat("two")).isEqualTo("fine");
            assertThatThrownBy(() -> model.chat("three"))
                    .isInstanceOf(NoAnswerException.class)
                    .hasMessageStartingWith(
                            "POST /langchain4j/chat was not made, and the run stops here: it could cost 0.03")
                    .hasMessageEndingWith(
                            "500 output tokens of 'm'), and 0.007 USD of 0.035 USD spent" + " (junit.llm.maxSpend)");
        });

        assertThat(asked).hasValue(2);
        assertThat(problems).singleElement().asString().contains("the run stops here");
        assertThat(spent().total()).isEqualByComparingTo("0.007");
        assertThat(spent().calls()).isEqualTo(2);
    }

    @Test
    void whatAModelThatFailedCostNobodyKnows() throws IOException {
        sample("1 USD", sample -> {
            ChatModel model = recorded(sample, () -> langChain4j("m", new IllegalStateException("time-out")));
            assertThatThrownBy(() -> model.chat("one")).hasMessage("time-out");
        });

        assertThat(spent().total()).isPositive().isEqualByComparingTo(spent().unsure());
    }

    @Test
    void aModelWithoutANameIsNotAsked() throws IOException {
        List<String> problems = sample("1 USD", sample -> {
            ChatModel model = recorded(sample, () -> langChain4j(null, null));
            assertThatThrownBy(() -> model.chat("one")).isInstanceOf(NoAnswerException.class);
        });

        assertThat(asked).hasValue(0);
        assertThat(problems)
                .containsExactly(
                        "junit.llm.maxSpend is set, and nobody knows how much POST /langchain4j/chat can cost at"
                                + " most: it names no model: name one in the request");
    }

    @Test
    void modelsOfSpringAiSpendFromItToo() throws IOException {
        org.springframework.ai.chat.model.ChatModel own = new org.springframework.ai.chat.model.ChatModel() {
            @Override
            public ChatOptions getDefaultOptions() {
                return ChatOptions.builder().model("m").maxTokens(500).build();
            }

            @Override
            public org.springframework.ai.chat.model.ChatResponse call(Prompt prompt) {
                asked.incrementAndGet();
                return new org.springframework.ai.chat.model.ChatResponse(
                        List.of(new Generation(new AssistantMessage("fine"))),
                        ChatResponseMetadata.builder()
                                .model("m")
                                .usage(new DefaultUsage(150, 50))
                                .build());
            }
        };
        List<String> problems = sample("0.035 USD", sample -> {
            org.springframework.ai.chat.model.ChatModel model =
                    io.github.junitllm.springai.RecordedModels.chat(sample, () -> own);
            assertThat(model.call("one")).isEqualTo("fine");
            assertThat(model.call("two")).isEqualTo("fine");
            assertThatThrownBy(() -> model.call("three")).isInstanceOf(NoAnswerException.class);
        });

        assertThat(asked).hasValue(2);
        assertThat(problems).singleElement().asString().contains("the run stops here");
        assertThat(spent().total()).isEqualByComparingTo("0.007");
    }
}
