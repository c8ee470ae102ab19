package io.github.junitllm.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionFunctionTool;
import com.openai.models.chat.completions.ChatCompletionMessageToolCall;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.StructuredChatCompletionCreateParams;
import com.openai.models.embeddings.CreateEmbeddingResponse;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.models.Model;
import com.openai.models.moderations.ModerationCreateParams;
import com.openai.models.moderations.ModerationCreateResponse;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.ToolCall;
import io.github.junitllm.call.Usage;
import io.github.junitllm.testkit.StandInProvider;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenAiJavaTests {

    private static final Usage USAGE = new Usage(1219, 74, 1024, 0, 64);
    private static final List<ToolCall> TOOL_CALLS = List.of(
            new ToolCall("call_Ab1", "find_order", "{\"id\":\"A-7\",\"note\":\"急ぎ 🙂\"}"),
            new ToolCall("call_Cd2", "today", "{}"));

    @TempDir
    Path fixtures;

    /** What a model is asked to answer with. */
    public static final class Refund {
        public boolean refundable;
        public int days;
        public String reason = "";
    }

    static OpenAIClient client(String url) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(url)
                .apiKey("sk-test-0123456789abcdef")
                .maxRetries(0)
                .build();
    }

    static ChatCompletionCreateParams.Builder question() {
        return ChatCompletionCreateParams.builder()
                .model("gpt-4.1")
                .addSystemMessage("You answer for Acme.")
                .addUserMessage("Can I get\na refund? 🙂")
                .temperature(0.0);
    }

    private static ChatCompletionCreateParams streamedQuestion() {
        return question()
                .streamOptions(
                        ChatCompletionStreamOptions.builder().includeUsage(true).build())
                .build();
    }

    private static ChatCompletionFunctionTool tool(String name, Map<String, ?> properties) {
        return ChatCompletionFunctionTool.builder()
                .function(FunctionDefinition.builder()
                        .name(name)
                        .description("Looks up " + name)
                        .parameters(FunctionParameters.builder()
                                .putAdditionalProperty("type", JsonValue.from("object"))
                                .putAdditionalProperty("properties", JsonValue.from(properties))
                                .build())
                        .build())
                .build();
    }

    private static ChatCompletionCreateParams.Builder questionWithTools() {
        return question()
                .addTool(tool("find_order", Map.of("id", Map.of("type", "string"))))
                .addTool(tool("today", Map.of()));
    }

    /** What a stream came to, and the parts it came in. */
    private record Streamed(ChatCompletion whole, List<String> parts) {}

    private static Streamed streamed(OpenAIClient client, ChatCompletionCreateParams question) {
        ChatCompletionAccumulator all = ChatCompletionAccumulator.create();
        List<String> parts = parts(client, question, all::accumulate);
        return new Streamed(all.chatCompletion(), parts);
    }

    /** Returns the parts in which the text of a stream comes. */
    static List<String> parts(
            OpenAIClient client, ChatCompletionCreateParams question, Consumer<ChatCompletionChunk> listener) {
        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat().completions().createStreaming(question)) {
            return stream.stream()
                    .peek(listener)
                    .flatMap(chunk -> chunk.choices().stream())
                    .flatMap(choice -> choice.delta().content().stream())
                    .toList();
        }
    }

    private static List<ToolCall> toolCalls(ChatCompletion completion) {
        return completion.choices().get(0).message().toolCalls().orElseThrow().stream()
                .map(ChatCompletionMessageToolCall::asFunction)
                .map(call -> new ToolCall(
                        call.id(), call.function().name(), call.function().arguments()))
                .toList();
    }

    @Test
    void completion() throws Exception {
        BothRuns<ChatCompletion> runs =
                BothRuns.of(fixtures, StandInProvider.json(OpenAiAnswers.CHAT), llm -> client(llm.openAi())
                        .chat()
                        .completions()
                        .create(question().build()));

        LlmCall call = SameCalls.only(runs);
        assertThat(runs.replayed().validate().choices().get(0).message().content())
                .contains(OpenAiAnswers.TEXT);
        assertThat(runs.replayed().usage().orElseThrow().totalTokens()).isEqualTo(1293);
        assertThat(call.protocol()).isEqualTo("openai-chat");
        assertThat(call.path()).isEqualTo("/v1/chat/completions");
        assertThat(call.requestedModel()).isEqualTo("gpt-4.1");
        assertThat(call.answeredModel()).isEqualTo("gpt-4.1-2025-04-14");
        assertThat(call.answerText()).isEqualTo(OpenAiAnswers.TEXT);
        assertThat(call.usage()).isEqualTo(USAGE);
        assertThat(call.finishReason()).isEqualTo("stop");
        assertThat(call.streamed()).isFalse();
    }

    @Test
    void streamCutThroughTheMiddleOfCharacters() throws Exception {
        BothRuns<Streamed> runs = BothRuns.of(
                fixtures,
                new StandInProvider(call -> call.shredded(Events.TYPE, OpenAiAnswers.CHAT_STREAM)),
                llm -> streamed(client(llm.openAi()), streamedQuestion()));

        LlmCall call = SameCalls.only(runs);
        assertThat(runs.replayed().parts()).containsExactly("", "Yes: 30 days. ", "返金", "できます 🎉", "👩‍👩‍👧");
        assertThat(runs.replayed().whole().usage().orElseThrow().completionTokens())
                .isEqualTo(74);
        assertThat(call.protocol()).isEqualTo("openai-chat");
        assertThat(call.answerText()).isEqualTo(OpenAiAnswers.TEXT);
        assertThat(call.usage()).isEqualTo(USAGE);
        assertThat(call.finishReason()).isEqualTo("stop");
        assertThat(call.streamed()).isTrue();
        assertThat(call.responseBody()).isEqualTo(OpenAiAnswers.CHAT_STREAM);
    }

    @Test
    void toolCallsOfAWholeAnswer() throws Exception {
        BothRuns<ChatCompletion> runs =
                BothRuns.of(fixtures, StandInProvider.json(OpenAiAnswers.CHAT_TOOLS), llm -> client(llm.openAi())
                        .chat()
                        .completions()
                        .create(questionWithTools().build()));

        LlmCall call = SameCalls.only(runs);
        assertThat(toolCalls(runs.replayed())).isEqualTo(TOOL_CALLS);
        assertThat(call.toolCalls()).isEqualTo(TOOL_CALLS);
        assertThat(call.answerText()).isEmpty();
        assertThat(call.finishReason()).isEqualTo("tool_calls");
    }

    @Test
    void toolCallsOfAStream() throws Exception {
        BothRuns<Streamed> runs = BothRuns.of(
                fixtures,
                new StandInProvider(call -> call.shredded(Events.TYPE, OpenAiAnswers.CHAT_TOOLS_STREAM)),
                llm -> streamed(client(llm.openAi()), questionWithTools().build()));

        LlmCall call = SameCalls.only(runs);
        assertThat(toolCalls(runs.replayed().whole())).isEqualTo(TOOL_CALLS);
        assertThat(call.toolCalls()).isEqualTo(TOOL_CALLS);
        assertThat(call.finishReason()).isEqualTo("tool_calls");
        assertThat(call.usage()).isEqualTo(USAGE);
        assertThat(call.streamed()).isTrue();
    }

    @Test
    void structuredOutputByClass() throws Exception {
        StandInProvider provider = StandInProvider.json(OpenAiAnswers.CHAT_STRUCTURED);
        StructuredChatCompletionCreateParams<Refund> question =
                question().responseFormat(Refund.class).build();
        BothRuns<List<Object>> runs = BothRuns.of(fixtures, provider, llm -> {
            Refund refund = client(llm.openAi())
                    .chat()
                    .completions()
                    .create(question)
                    .choices()
                    .get(0)
                    .message()
                    .content()
                    .orElseThrow();
            return List.of(refund.refundable, refund.days, refund.reason);
        });

        LlmCall call = SameCalls.only(runs);
        assertThat(runs.replayed()).containsExactly(true, 30, "返品 OK 🎉");
        assertThat(call.answerText()).isEqualTo("{\"refundable\":true,\"days\":30,\"reason\":\"返品 OK 🎉\"}");
        assertThat(call.requestBody()).contains("\"json_schema\"", "\"refundable\"", "\"strict\":true");
    }

    @Test
    void embeddingsInBase64() throws Exception {
        List<Float> vector = vector(1536);
        StandInProvider provider = StandInProvider.json("""
                {"object":"list","data":[{"object":"embedding","index":0,"embedding":"%s"}],
                 "model":"text-embedding-3-small","usage":{"prompt_tokens":8,"total_tokens":8}}
                """.formatted(base64(vector)));
        BothRuns<CreateEmbeddingResponse> runs = BothRuns.of(fixtures, provider, llm -> client(llm.openAi())
                .embeddings()
                .create(EmbeddingCreateParams.builder()
                        .model("text-embedding-3-small")
                        .input("Can I get a refund?")
                        .build()));

        LlmCall call = SameCalls.only(runs);
        assertThat(runs.replayed().data().get(0).embedding()).isEqualTo(vector);
        assertThat(call.requestBody()).contains("\"encoding_format\":\"base64\"");
        assertThat(call.protocol()).isEqualTo("openai-embeddings");
        assertThat(call.answeredModel()).isEqualTo("text-embedding-3-small");
        assertThat(call.usage()).isEqualTo(new Usage(8, 0, 0, 0, 0));
    }

    private static List<Float> vector(int length) {
        Random random = new Random(7);
        return random.doubles(length).mapToObj(value -> (float) (value - 0.5)).toList();
    }

    private static String base64(List<Float> vector) {
        ByteBuffer bytes = ByteBuffer.allocate(vector.size() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        vector.forEach(bytes::putFloat);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    @Test
    void moderation() throws Exception {
        BothRuns<ModerationCreateResponse> runs =
                BothRuns.of(fixtures, StandInProvider.json(OpenAiAnswers.MODERATION), llm -> client(llm.openAi())
                        .moderations()
                        .create(ModerationCreateParams.builder()
                                .model("omni-moderation-latest")
                                .input("A fight 🥊")
                                .build()));

        LlmCall call = SameCalls.only(runs);
        var result = runs.replayed().validate().results().get(0);
        assertThat(result.flagged()).isTrue();
        assertThat(result.categoryScores().violence()).isEqualTo(0.8599265510337075);
        assertThat(result.categoryScores().hateThreatening()).isEqualTo(3.2e-7);
        assertThat(call.protocol()).isEqualTo("openai-moderations");
        assertThat(call.answeredModel()).isEqualTo("omni-moderation-latest");
    }

    @Test
    void listOfModels() throws Exception {
        BothRuns<List<String>> runs = BothRuns.of(
                fixtures,
                StandInProvider.json(OpenAiAnswers.MODELS),
                llm -> client(llm.openAi()).models().list().autoPager().stream()
                        .map(Model::id)
                        .toList());

        LlmCall call = SameCalls.only(runs);
        assertThat(runs.replayed()).containsExactly("gpt-4.1", "ft:gpt-4.1-mini:acme::Bx1");
        assertThat(call.protocol()).isEqualTo("openai-models");
        assertThat(call.method()).isEqualTo("GET");
        assertThat(call.usage()).isNull();
    }
}
