package io.github.junitllm.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.JsonValue;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.errors.AnthropicServiceException;
import com.anthropic.errors.BadRequestException;
import com.anthropic.errors.OverloadedException;
import com.anthropic.errors.RateLimitException;
import com.anthropic.errors.SseException;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.ContentBlock;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCountTokensParams;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.messages.Tool;
import com.anthropic.models.messages.ToolUseBlock;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.ToolCall;
import io.github.junitllm.call.Usage;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.testkit.StandInProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AnthropicJavaTests {

    private static final List<ToolCall> TOOL_CALLS = List.of(
            new ToolCall("toolu_01A", "find_order", "{\"id\":\"A-7\",\"note\":\"急ぎ 🙂\"}"),
            new ToolCall("toolu_01B", "today", "{}"));

    @TempDir
    Path fixtures;

    static MessageCreateParams.Builder question() {
        return MessageCreateParams.builder()
                .model("claude-sonnet-4-5")
                .maxTokens(100)
                .addUserMessage("Can I get\na refund? 🙂");
    }

    private static MessageCreateParams questionWithTools() {
        return question()
                .addTool(tool("find_order", "id", "note"))
                .addTool(tool("today"))
                .build();
    }

    private static Tool tool(String name, String... parameters) {
        Tool.InputSchema.Properties.Builder properties = Tool.InputSchema.Properties.builder();
        for (String parameter : parameters) {
            properties.putAdditionalProperty(parameter, JsonValue.from(Map.of("type", "string")));
        }
        return Tool.builder()
                .name(name)
                .description("Looks up " + name)
                .inputSchema(Tool.InputSchema.builder()
                        .properties(properties.build())
                        .build())
                .build();
    }

    private static AnthropicClient client(String url) {
        return AnthropicOkHttpClient.builder()
                .baseUrl(url)
                .apiKey("sk-ant-test-0123456789abcdef")
                .maxRetries(0)
                .build();
    }

    private static String text(Message message) {
        return message.content().stream()
                .flatMap(block -> block.text().stream())
                .map(block -> block.text())
                .reduce("", String::concat);
    }

    private static List<ToolUseBlock> toolUses(Message message) {
        return message.content().stream()
                .filter(ContentBlock::isToolUse)
                .map(ContentBlock::asToolUse)
                .toList();
    }

    private static void assertTools(Message message) {
        List<ToolUseBlock> uses = toolUses(message);
        assertThat(uses).extracting(ToolUseBlock::id).containsExactly("toolu_01A", "toolu_01B");
        assertThat(uses).extracting(ToolUseBlock::name).containsExactly("find_order", "today");
        assertThat(uses)
                .extracting(ToolUseBlock::_input)
                .containsExactly(JsonValue.from(Map.of("id", "A-7", "note", "急ぎ 🙂")), JsonValue.from(Map.of()));
    }

    private static void assertFacts(LlmCall call, String text, String finishReason, long reasoning) {
        assertThat(call.protocol()).isEqualTo("anthropic-messages");
        assertThat(call.path()).isEqualTo("/v1/messages");
        assertThat(call.requestedModel()).isEqualTo("claude-sonnet-4-5");
        assertThat(call.answeredModel()).isEqualTo("claude-sonnet-4-5-20250929");
        assertThat(call.answerText()).isEqualTo(text);
        assertThat(call.finishReason()).isEqualTo(finishReason);
        assertThat(call.usage()).isEqualTo(new Usage(18, 74, 4, 2, reasoning));
    }

    @Test
    void message() throws Exception {
        BothRuns<Message> runs =
                BothRuns.of(fixtures, StandInProvider.json(AnthropicAnswers.MESSAGE), llm -> client(llm.anthropic())
                        .messages()
                        .create(question().build()));

        LlmCall call = SameCalls.only(runs);
        assertThat(text(runs.replayed())).isEqualTo(AnthropicAnswers.TEXT);
        assertThat(runs.replayed().usage().outputTokens()).isEqualTo(74);
        assertFacts(call, AnthropicAnswers.TEXT, "end_turn", 64);
        assertThat(call.streamed()).isFalse();
    }

    @Test
    void toolUse() throws Exception {
        BothRuns<Message> runs =
                BothRuns.of(fixtures, StandInProvider.json(AnthropicAnswers.TOOL_USE), llm -> client(llm.anthropic())
                        .messages()
                        .create(questionWithTools()));

        LlmCall call = SameCalls.only(runs);
        assertTools(runs.replayed());
        assertThat(runs.replayed().content().get(0).asThinking().thinking()).isEqualTo("They ask for A-7. 🤔");
        assertFacts(call, "Let me look. 注文を確認します 🔎", "tool_use", 64);
        assertThat(call.toolCalls()).isEqualTo(TOOL_CALLS);
    }

    /** Adds each event of a stream as it comes. */
    static void stream(LlmGateway llm, Consumer<String> seen) {
        try (StreamResponse<RawMessageStreamEvent> stream =
                client(llm.anthropic()).messages().createStreaming(question().build())) {
            stream.stream().forEach(event -> seen.accept("event"));
        }
    }

    /** What a stream came to, and the parts of its text. */
    private record Streamed(Message whole, List<String> parts) {}

    private static Streamed streamed(AnthropicClient client, MessageCreateParams question) {
        MessageAccumulator all = MessageAccumulator.create();
        List<String> parts = new ArrayList<>();
        try (StreamResponse<RawMessageStreamEvent> stream = client.messages().createStreaming(question)) {
            stream.stream()
                    .peek(all::accumulate)
                    .flatMap(event -> event.contentBlockDelta().stream())
                    .flatMap(event -> event.delta().text().stream())
                    .forEach(delta -> parts.add(delta.text()));
        }
        return new Streamed(all.message(), parts);
    }

    @Test
    void streamCutThroughTheMiddleOfCharacters() throws Exception {
        BothRuns<Streamed> runs = BothRuns.of(
                fixtures,
                new StandInProvider(call -> call.shredded(Events.TYPE, AnthropicAnswers.STREAM)),
                llm -> streamed(client(llm.anthropic()), question().build()));

        LlmCall call = SameCalls.only(runs);
        assertThat(runs.replayed().parts()).containsExactly("Yes: 30 days. ", "返金", "できます 🎉", "👩‍👩‍👧");
        assertThat(text(runs.replayed().whole())).isEqualTo(AnthropicAnswers.TEXT);
        assertFacts(call, AnthropicAnswers.TEXT, "end_turn", 0);
        assertThat(call.streamed()).isTrue();
        assertThat(call.responseBody()).isEqualTo(AnthropicAnswers.STREAM);
    }

    @Test
    void toolUseOfAStream() throws Exception {
        BothRuns<Streamed> runs = BothRuns.of(
                fixtures,
                new StandInProvider(call -> call.shredded(Events.TYPE, AnthropicAnswers.TOOL_USE_STREAM)),
                llm -> streamed(client(llm.anthropic()), questionWithTools()));

        LlmCall call = SameCalls.only(runs);
        assertTools(runs.replayed().whole());
        assertFacts(call, "Let me look. 注文を確認します 🔎", "tool_use", 64);
        assertThat(call.toolCalls()).isEqualTo(TOOL_CALLS);
        assertThat(call.streamed()).isTrue();
    }

    @Test
    void countOfTokens() throws Exception {
        BothRuns<Long> runs =
                BothRuns.of(fixtures, StandInProvider.json("{\"input_tokens\":2095}"), llm -> client(llm.anthropic())
                        .messages()
                        .countTokens(MessageCountTokensParams.builder()
                                .model("claude-sonnet-4-5")
                                .addUserMessage("Can I get a refund? 🙂")
                                .build())
                        .inputTokens());

        LlmCall call = SameCalls.only(runs);
        assertThat(runs.replayed()).isEqualTo(2095);
        assertThat(call.protocol()).isEqualTo("anthropic-messages");
        assertThat(call.path()).isEqualTo("/v1/messages/count_tokens");
        assertThat(call.requestedModel()).isEqualTo("claude-sonnet-4-5");
        assertThat(call.usage()).as("nothing was used").isNull();
    }

    /** What the user of the client sees of an error. */
    private record Failure(Class<?> kind, int status, String message, String body) {

        static Failure of(AnthropicServiceException thrown) {
            return new Failure(
                    thrown.getClass(),
                    thrown.statusCode(),
                    String.valueOf(thrown.getMessage()),
                    thrown.body().toString());
        }
    }

    static List<Arguments> errors() {
        return List.of(
                Arguments.of(
                        400, "invalid_request_error", "max_tokens: must be at least 1 🌡", BadRequestException.class),
                Arguments.of(
                        429, "rate_limit_error", "This request would exceed your limit.", RateLimitException.class),
                Arguments.of(529, "overloaded_error", "Overloaded", OverloadedException.class));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void errorAsTheClientsOwnException(int status, String type, String message, Class<?> kind) throws Exception {
        StandInProvider provider = new StandInProvider(
                call -> call.with("retry-after", "20").json(status, AnthropicAnswers.error(type, message)));
        BothRuns<Failure> runs = BothRuns.withErrors(
                fixtures,
                provider,
                llm -> Failure.of(catchThrowableOfType(AnthropicServiceException.class, () -> client(llm.anthropic())
                        .messages()
                        .create(question().build()))));

        LlmCall call = SameCalls.only(runs);
        assertThat(runs.replayed().kind()).isEqualTo(kind);
        assertThat(runs.replayed().status()).isEqualTo(status);
        assertThat(runs.replayed().body()).contains(type, message);
        assertThat(call.status()).isEqualTo(status);
        assertThat(call.answerText()).isEmpty();
        assertThat(call.usage()).isNull();
    }

    @Test
    void errorInTheMiddleOfAStream() throws Exception {
        BothRuns<Failure> runs = BothRuns.withErrors(
                fixtures,
                new StandInProvider(call -> call.shredded(Events.TYPE, AnthropicAnswers.OVERLOADED_STREAM)),
                llm -> Failure.of(catchThrowableOfType(
                        SseException.class,
                        () -> streamed(client(llm.anthropic()), question().build()))));

        LlmCall call = SameCalls.only(runs);
        assertThat(runs.replayed().body()).contains("overloaded_error");
        assertThat(call.answerText()).isEqualTo("Yes: 30 days. 返金");
        assertThat(call.finishReason()).isNull();
    }
}
