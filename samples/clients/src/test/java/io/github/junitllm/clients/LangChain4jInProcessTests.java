package io.github.junitllm.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.audio.Audio;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.AudioContent;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ChatMessageType;
import dev.langchain4j.data.message.CustomMessage;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.PdfFileContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.data.message.VideoContent;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.ToolChoice;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.ToolCall;
import io.github.junitllm.call.Usage;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.gateway.NoAnswerException;
import io.github.junitllm.langchain4j.RecordedModels;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LangChain4jInProcessTests {

    @TempDir
    Path fixtures;

    private final AtomicInteger made = new AtomicInteger();
    private final InProcessChat model = new InProcessChat();

    private InProcessChat make() {
        made.incrementAndGet();
        return model;
    }

    private static ChatRequest.Builder everything() {
        return ChatRequest.builder()
                .messages(
                        SystemMessage.from("You are\na shop."),
                        UserMessage.from(
                                "Ann",
                                TextContent.from("What is this?"),
                                ImageContent.from("https://example.com/a.png", ImageContent.DetailLevel.HIGH),
                                ImageContent.from("iVBORw0KGgo=", "image/png"),
                                AudioContent.from(Audio.builder()
                                        .binaryData(new byte[] {1, 2, 3})
                                        .mimeType("audio/wav")
                                        .build()),
                                VideoContent.from("https://example.com/a.mp4"),
                                PdfFileContent.from("JVBERi0=", "application/pdf")),
                        AiMessage.builder()
                                .thinking("Let me see.")
                                .toolExecutionRequests(List.of(InProcessChat.LOOK_UP))
                                .attributes(Map.of("signature", "s1"))
                                .build(),
                        ToolExecutionResultMessage.builder()
                                .id("call-1")
                                .toolName("order_status")
                                .text("no such order")
                                .isError(true)
                                .build(),
                        CustomMessage.from(Map.of("mood", "calm")),
                        UserMessage.from("And now?"));
    }

    private static DefaultChatRequestParameters.Builder<?> parameters() {
        return ChatRequestParameters.builder()
                .modelName("tiny")
                .temperature(0.25)
                .topP(0.5)
                .topK(3)
                .frequencyPenalty(0.125)
                .presencePenalty(-1.0)
                .maxOutputTokens(99)
                .stopSequences("END")
                .toolSpecifications(ToolSpecification.builder()
                        .name("order_status")
                        .description("Tells where an order is")
                        .parameters(JsonObjectSchema.builder()
                                .addStringProperty("order", "number of the order")
                                .required("order")
                                .build())
                        .build())
                .toolChoice(ToolChoice.REQUIRED)
                .responseFormat(format("colour"));
    }

    private static ResponseFormat format(String property) {
        return ResponseFormat.builder()
                .type(ResponseFormatType.JSON)
                .jsonSchema(JsonSchema.builder()
                        .name("Things")
                        .rootElement(JsonArraySchema.builder()
                                .items(JsonObjectSchema.builder()
                                        .addProperty(property, new JsonStringSchema())
                                        .build())
                                .build())
                        .build())
                .build();
    }

    private static ChatRequest full() {
        return everything().parameters(parameters().build()).build();
    }

    @Test
    void whatIsReplayedEqualsWhatWasSeenAndWhatTheModelSaid() throws Exception {
        BothRuns<ChatResponse> runs = BothRuns.inProcess(
                fixtures, llm -> RecordedModels.chat(llm, this::make).chat(full()));

        LlmCall call = SameCalls.only(runs);
        assertThat(runs.replayed()).isEqualTo(InProcessChat.answer(full()));
        assertThat(made).hasValue(1);
        assertThat(model.asked()).containsExactly(full());
        assertThat(call.protocol()).isEqualTo("langchain4j-chat");
        assertThat(call.requestedModel()).isEqualTo("tiny");
        assertThat(call.answeredModel()).isEqualTo("tiny-onnx");
        assertThat(call.usage()).isEqualTo(new Usage(11, 7, 0, 0, 0));
        assertThat(call.finishReason()).isEqualTo("TOOL_EXECUTION");
        assertThat(call.toolCalls()).containsExactly(new ToolCall("call-1", "order_status", "{\"order\": \"A-7\"}"));
        assertThat(call.streamed()).isFalse();
    }

    @Test
    void fixturesAreReadable() throws Exception {
        BothRuns.inProcess(fixtures, llm -> RecordedModels.chat(llm, this::make).chat(full()));

        assertThat(Fixtures.text(fixtures))
                .contains("\"role\": \"system\"", "\"You are\",", "\"a shop.\"")
                .contains("\"url\": \"https://example.com/a.png\"", "\"base64\": \"iVBORw0KGgo=\"", "\"AQID\"")
                .contains("\"thinking\": \"Let me see.\"", "\"error\": true", "\"mood\": \"calm\"")
                .contains("\"number of the order\"", "\"toolChoice\": \"REQUIRED\"", "\"colour\"")
                .contains("\"temperature\": 0.25", "\"maxOutputTokens\": 99");
    }

    static List<UnaryOperator<ChatRequest>> changes() {
        return List.of(
                request -> with(parameters().modelName("other")),
                request -> with(parameters().temperature(0.3)),
                request -> with(parameters().topP(0.6)),
                request -> with(parameters().topK(4)),
                request -> with(parameters().frequencyPenalty(0.0)),
                request -> with(parameters().presencePenalty(0.0)),
                request -> with(parameters().maxOutputTokens(1)),
                request -> with(parameters().stopSequences("STOP")),
                request -> with(parameters().toolChoice(ToolChoice.AUTO)),
                request -> with(parameters().responseFormat(format("size"))),
                request -> with(parameters()
                        .toolSpecifications(
                                ToolSpecification.builder().name("order_status").build())),
                request -> changed(request, 1, UserMessage.from("Ann", "What is this?")),
                request -> changed(request, 5, UserMessage.from("And now, please?")),
                request -> changed(request, 2, AiMessage.from(InProcessChat.LOOK_UP)),
                request ->
                        changed(request, 3, ToolExecutionResultMessage.from("call-1", "order_status", "no such order")),
                request -> changed(request, 4, CustomMessage.from(Map.of("mood", "angry"))));
    }

    private static ChatRequest with(DefaultChatRequestParameters.Builder<?> parameters) {
        return everything().parameters(parameters.build()).build();
    }

    private static ChatRequest changed(ChatRequest request, int at, ChatMessage message) {
        List<ChatMessage> messages = new java.util.ArrayList<>(request.messages());
        messages.set(at, message);
        return ChatRequest.builder()
                .messages(messages)
                .parameters(request.parameters())
                .build();
    }

    @ParameterizedTest
    @MethodSource("changes")
    void whateverChangesInTheRequestIsAMiss(UnaryOperator<ChatRequest> change) throws Exception {
        BothRuns.inProcess(fixtures, llm -> RecordedModels.chat(llm, this::make).chat(full()));

        InProcessRun run = InProcessRun.replay(
                fixtures, llm -> RecordedModels.chat(llm, this::make).chat(change.apply(full())));

        assertThat(run.thrown()).isInstanceOf(NoAnswerException.class);
        assertThat(run.problems()).singleElement().asString().contains("POST /langchain4j/chat");
        assertThat(made).hasValue(1);
    }

    @Test
    void attributesOfUserMessagesDoNotCount() throws Exception {
        BothRuns.inProcess(fixtures, llm -> RecordedModels.chat(llm, this::make).chat(UserMessage.from("Hi")));
        UserMessage noted = UserMessage.builder()
                .contents(List.of(TextContent.from("Hi")))
                .attributes(Map.of("seen", new Object()))
                .build();

        InProcessRun run = InProcessRun.replay(
                fixtures, llm -> RecordedModels.chat(llm, this::make).chat(noted));

        assertThat(run.thrown()).isNull();
        assertThat(run.problems()).isEmpty();
    }

    /** A message of the user's own. */
    record Telegram(String text) implements ChatMessage {
        @Override
        public ChatMessageType type() {
            return ChatMessageType.USER;
        }
    }

    /** Parameters of the user's own. */
    static final class OwnParameters extends DefaultChatRequestParameters {
        OwnParameters() {
            super(new DefaultChatRequestParameters.Builder<>());
        }
    }

    static List<ChatRequest> unknown() {
        return List.of(
                ChatRequest.builder().messages(new Telegram("stop")).build(),
                ChatRequest.builder()
                        .messages(UserMessage.from("Hi"))
                        .parameters(new OwnParameters())
                        .build(),
                ChatRequest.builder()
                        .messages(AiMessage.builder()
                                .text("Hi")
                                .attributes(Map.of("raw", new Object()))
                                .build())
                        .build());
    }

    @ParameterizedTest
    @MethodSource("unknown")
    void whatIsNotKnownIsRefusedAndNeverLeftOut(ChatRequest request) throws Exception {
        InProcessRun run = InProcessRun.record(
                fixtures, llm -> RecordedModels.chat(llm, this::make).chat(request));

        assertThat(run.thrown()).isInstanceOf(NoAnswerException.class);
        assertThat(run.problems().get(0)).contains("cannot be recorded or looked up: ");
        assertThat(made).hasValue(0);
        assertThat(Fixtures.text(fixtures)).isEmpty();
    }

    @Test
    void whatTheModelThrowsReachesTheApplicationAndIsNoRecording() throws Exception {
        ChatModel broken = new ChatModel() {
            @Override
            public ChatResponse doChat(ChatRequest request) {
                throw new IllegalStateException("the model file is damaged");
            }
        };

        InProcessRun run = InProcessRun.record(
                fixtures, llm -> RecordedModels.chat(llm, () -> broken).chat("Hi"));

        assertThat(run.thrown()).isInstanceOf(IllegalStateException.class).hasMessage("the model file is damaged");
        assertThat(run.problems().get(0))
                .startsWith("No answer of the model to POST /langchain4j/chat of ")
                .contains("the model file is damaged", "Nothing was recorded");
        assertThat(Fixtures.text(fixtures)).isEmpty();
    }

    @Test
    void capabilitiesAreThoseTold() throws Exception {
        ChatModel able = new ChatModel() {
            @Override
            public ChatResponse doChat(ChatRequest request) {
                return InProcessChat.answer(request);
            }

            @Override
            public Set<Capability> supportedCapabilities() {
                return Set.of(Capability.RESPONSE_FORMAT_JSON_SCHEMA);
            }
        };

        InProcessRun untold = InProcessRun.record(
                fixtures, llm -> RecordedModels.chat(llm, () -> able).chat("Hi"));
        InProcessRun told = InProcessRun.record(
                fixtures, llm -> RecordedModels.chat(llm, Set.of(Capability.RESPONSE_FORMAT_JSON_SCHEMA), () -> able)
                        .chat("Hi"));

        assertThat(untold.problems().get(0)).contains("capabilities [RESPONSE_FORMAT_JSON_SCHEMA]", "was told []");
        assertThat(told.problems()).isEmpty();
    }

    @Test
    void aGatewayOfSomebodyElseIsRefused() {
        LlmGateway other = (LlmGateway) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {LlmGateway.class}, (proxy, method, arguments) -> null);

        assertThatThrownBy(() -> RecordedModels.chat(other, this::make))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the LlmGateway that JUnit LLM hands");
    }

    @Test
    void toolOfAnAiService() throws Exception {
        BothRuns<LangChain4jDesk.Said> runs =
                BothRuns.inProcess(fixtures, llm -> LangChain4jDesk.answer(RecordedModels.chat(llm, this::make)));

        List<LlmCall> calls = SameCalls.of(runs);
        assertThat(runs.replayed().text()).isEqualTo("It is\non its way: 配送中 🚚");
        assertThat(runs.replayed().lookedUp()).containsExactly("A-7");
        assertThat(made).hasValue(1);
        assertThat(model.asked()).hasSize(2);
        assertThat(calls).hasSize(2);
        assertThat(calls.get(1).requestBody()).contains("call-1", LangChain4jDesk.STATUS);
    }
}
