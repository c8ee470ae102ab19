package io.github.junitllm.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OllamaTests {

    private static final String JSON = "application/json; charset=utf-8";
    private static final String LINES = "application/x-ndjson";

    private static RawRequest request(String path) {
        return new RawRequest(
                "POST", path, "application/json", "{\"model\":\"llama3.2\"}".getBytes(StandardCharsets.UTF_8));
    }

    private static LlmCall call(int status, String path, String contentType, List<byte[]> body) {
        List<Piece> arrived = new ArrayList<>();
        body.forEach(bytes -> arrived.add(new Piece(100L * (arrived.size() + 1), bytes)));
        RawAnswer answer = new RawAnswer(
                status,
                Map.of("content-type", contentType),
                50,
                100,
                9000,
                EventSplitter.split(contentType, arrived),
                RawAnswer.End.COMPLETE);
        return WireProtocol.call(request(path), answer, true);
    }

    private static LlmCall whole(String path, String body) {
        return call(200, path, JSON, List.of(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static LlmCall lines(String path, String... lines) {
        List<byte[]> pieces = new ArrayList<>();
        for (String line : lines) {
            pieces.add((line + '\n').getBytes(StandardCharsets.UTF_8));
        }
        return call(200, path, LINES, pieces);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/chat", "/api/generate", "/api/embed", "/api/embeddings"})
    void recognisesItsPaths(String path) {
        WireProtocol protocol = WireProtocol.of(request(path));

        assertThat(protocol.id()).isEqualTo("ollama");
        assertThat(protocol.requestedModel(request(path))).isEqualTo("llama3.2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/pull", "/api/show", "/api/chats", "/api/chat/x", "/chat"})
    void leavesItsOtherPathsOpaque(String path) {
        assertThat(WireProtocol.of(request(path)).id()).isEqualTo("opaque");
    }

    @Test
    void leavesItsOpenAiEndpointsToOpenAi() {
        assertThat(WireProtocol.of(request("/v1/chat/completions")).id()).isEqualTo("openai-chat");
        assertThat(WireProtocol.of(request("/v1/embeddings")).id()).isEqualTo("openai-embeddings");
    }

    @Test
    void readsAChat() {
        LlmCall call = whole("/api/chat", """
                {"model":"llama3.2:3b","created_at":"2025-11-20T09:15:02.118Z",
                 "message":{"role":"assistant","content":"返金できます 🎉"},"done_reason":"stop","done":true,
                 "total_duration":1200,"load_duration":100,"prompt_eval_count":26,"prompt_eval_duration":300,
                 "eval_count":9,"eval_duration":800}
                """);

        assertThat(call.answerText()).isEqualTo("返金できます 🎉");
        assertThat(call.requestedModel()).isEqualTo("llama3.2");
        assertThat(call.answeredModel()).isEqualTo("llama3.2:3b");
        assertThat(call.finishReason()).isEqualTo("stop");
        assertThat(call.usage()).isEqualTo(new Usage(26, 9, 0, 0, 0));
        assertThat(call.toolCalls()).isEmpty();
        assertThat(call.streamed()).isFalse();
        assertThat(call.timing()).isEqualTo(new CallTiming(null, 50, 100, 9000L, 9000, List.of()));
    }

    @Test
    void putsAStreamedChatTogetherAndTimesItsFirstContent() {
        LlmCall call = lines(
                "/api/chat",
                "{\"model\":\"llama3.2\",\"message\":{\"role\":\"assistant\",\"content\":\"\"},\"done\":false}",
                "{\"model\":\"llama3.2\",\"message\":{\"role\":\"assistant\",\"content\":\"Ye\"},\"done\":false}",
                "{\"model\":\"llama3.2\",\"message\":{\"role\":\"assistant\",\"content\":\"s 🎉\"},\"done\":false}",
                "{\"model\":\"llama3.2\",\"message\":{\"role\":\"assistant\",\"content\":\"\"},\"done\":true,"
                        + "\"done_reason\":\"length\",\"prompt_eval_count\":7,\"eval_count\":2}");

        assertThat(call.answerText()).isEqualTo("Yes 🎉");
        assertThat(call.finishReason()).isEqualTo("length");
        assertThat(call.usage()).isEqualTo(new Usage(7, 2, 0, 0, 0));
        assertThat(call.streamed()).isTrue();
        assertThat(call.timing()).isEqualTo(new CallTiming(null, 50, 100, 200L, 9000, List.of(100L, 200L, 300L, 400L)));
    }

    @Test
    void findsTheLinesOfAStreamHoweverItIsCut() {
        byte[] stream = """
                {"model":"llama3.2","message":{"role":"assistant","content":"返金"},"done":false}
                {"model":"llama3.2","message":{"role":"assistant","content":"できます 🎉"},"done":false}
                {"model":"llama3.2","message":{"role":"assistant","content":""},"done":true,"done_reason":"stop"}
                """.getBytes(StandardCharsets.UTF_8);
        List<byte[]> bytes = new ArrayList<>();
        for (byte b : stream) {
            bytes.add(new byte[] {b});
        }

        LlmCall call = call(200, "/api/chat", LINES, bytes);

        assertThat(call.answerText()).isEqualTo("返金できます 🎉");
        assertThat(call.finishReason()).isEqualTo("stop");
        assertThat(call.usage()).isNull();
    }

    @Test
    void readsTheToolCallsOfAChat() {
        LlmCall call = whole("/api/chat", """
                {"model":"qwen3","message":{"role":"assistant","content":"","tool_calls":[
                  {"id":"call_1","function":{"index":0,"name":"order_status","arguments":{"order":"A-7"}}},
                  {"function":{"name":"now","arguments":{}}}]},
                 "done_reason":"stop","done":true,"prompt_eval_count":90,"eval_count":20}
                """);

        assertThat(call.toolCalls())
                .containsExactly(
                        new ToolCall("call_1", "order_status", "{\"order\":\"A-7\"}"), new ToolCall(null, "now", "{}"));
        assertThat(call.answerText()).isEmpty();
    }

    @Test
    void keepsToolCallsOfSeveralLinesApart() {
        LlmCall call = lines(
                "/api/chat",
                "{\"message\":{\"content\":\"\",\"tool_calls\":[{\"function\":{\"index\":0,\"name\":\"find\","
                        + "\"arguments\":{\"q\":1}}}]},\"done\":false}",
                "{\"message\":{\"content\":\"\",\"tool_calls\":[{\"function\":{\"index\":1,\"name\":\"go\","
                        + "\"arguments\":{}}}]},\"done\":false}",
                "{\"message\":{\"content\":\"\"},\"done\":true,\"done_reason\":\"stop\"}");

        assertThat(call.toolCalls())
                .containsExactly(new ToolCall(null, "find", "{\"q\":1}"), new ToolCall(null, "go", "{}"));
        assertThat(call.timing().firstTokenMicros()).isEqualTo(100L);
    }

    @Test
    void takesThinkingAsContentButNotAsText() {
        LlmCall call = lines(
                "/api/chat",
                "{\"message\":{\"role\":\"assistant\",\"content\":\"\",\"thinking\":\"Hm\"},\"done\":false}",
                "{\"message\":{\"role\":\"assistant\",\"content\":\"Yes\"},\"done\":false}",
                "{\"message\":{\"role\":\"assistant\",\"content\":\"\"},\"done\":true,\"done_reason\":\"stop\"}");

        assertThat(call.answerText()).isEqualTo("Yes");
        assertThat(call.timing().firstTokenMicros()).isEqualTo(100L);
    }

    @Test
    void readsGeneratedText() {
        LlmCall call = whole("/api/generate", """
                {"model":"llama3.2","created_at":"2025-11-20T09:15:02.118Z","response":"Yes.","thinking":"Hm",
                 "done":true,"done_reason":"stop","context":[128006,882],"prompt_eval_count":5,"eval_count":2}
                """);

        assertThat(call.answerText()).isEqualTo("Yes.");
        assertThat(call.usage()).isEqualTo(new Usage(5, 2, 0, 0, 0));
        assertThat(call.finishReason()).isEqualTo("stop");
    }

    @Test
    void putsStreamedGeneratedTextTogether() {
        LlmCall call = lines(
                "/api/generate",
                "{\"model\":\"llama3.2\",\"response\":\"\",\"thinking\":\"Hm\",\"done\":false}",
                "{\"model\":\"llama3.2\",\"response\":\"Ye\",\"done\":false}",
                "{\"model\":\"llama3.2\",\"response\":\"s\",\"done\":false}",
                "{\"model\":\"llama3.2\",\"response\":\"\",\"done\":true,\"done_reason\":\"stop\",\"context\":[1],"
                        + "\"prompt_eval_count\":5,\"eval_count\":2}");

        assertThat(call.answerText()).isEqualTo("Yes");
        assertThat(call.usage()).isEqualTo(new Usage(5, 2, 0, 0, 0));
        assertThat(call.timing().firstTokenMicros()).isEqualTo(100L);
    }

    @Test
    void readsEmbeddings() {
        LlmCall call = whole(
                "/api/embed",
                "{\"model\":\"nomic-embed-text\",\"embeddings\":[[0.1,-0.2]],\"total_duration\":14,"
                        + "\"load_duration\":1,\"prompt_eval_count\":8}");

        assertThat(call.usage()).isEqualTo(new Usage(8, 0, 0, 0, 0));
        assertThat(call.answeredModel()).isEqualTo("nomic-embed-text");
        assertThat(call.answerText()).isEmpty();
        assertThat(call.timing().firstTokenMicros()).isEqualTo(9000L);
    }

    @Test
    void readsTheEmbeddingOfTheOldEndpointWhichCountsNothing() {
        LlmCall call = whole("/api/embeddings", "{\"embedding\":[0.1,-0.2]}");

        assertThat(call.usage()).isNull();
        assertThat(call.timing().firstTokenMicros()).isEqualTo(9000L);
    }

    @Test
    void hasNoFactsInAnError() {
        LlmCall call = call(
                404,
                "/api/chat",
                JSON,
                List.of("{\"error\":\"model 'nope' not found\"}".getBytes(StandardCharsets.UTF_8)));

        assertThat(call.status()).isEqualTo(404);
        assertThat(call.answeredModel()).isNull();
        assertThat(call.answerText()).isEmpty();
        assertThat(call.usage()).isNull();
        assertThat(call.finishReason()).isNull();
        assertThat(call.timing().firstTokenMicros()).isNull();
    }

    @Test
    void keepsWhatCameAheadOfAnErrorWithinTheStream() {
        LlmCall call = lines(
                "/api/chat",
                "{\"model\":\"llama3.2\",\"message\":{\"role\":\"assistant\",\"content\":\"Ye\"},\"done\":false}",
                "{\"error\":\"an error was encountered while running the model\"}");

        assertThat(call.answerText()).isEqualTo("Ye");
        assertThat(call.finishReason()).isNull();
        assertThat(call.usage()).isNull();
    }

    @Test
    void keepsTheWholeLinesOfAStreamThatBreaksOff() {
        LlmCall call = call(
                200,
                "/api/chat",
                LINES,
                List.of("{\"message\":{\"content\":\"Ye\"},\"done\":false}\n{\"message\":{\"content\":\"s"
                        .getBytes(StandardCharsets.UTF_8)));

        assertThat(call.answerText()).isEqualTo("Ye");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "[]",
                "{\"message\":7,\"response\":{},\"embedding\":null}",
                "{\"message\":{\"content\":[],\"thinking\":{},\"tool_calls\":7}}",
                "{\"prompt_eval_count\":-1,\"eval_count\":1e999999999,\"done_reason\":3}"
            })
    void hasNoFactsWhereTheAnswerHasNone(String body) {
        LlmCall call = whole("/api/chat", body);

        assertThat(call.answerText()).isEmpty();
        assertThat(call.toolCalls()).isEmpty();
        assertThat(call.usage()).isNull();
        assertThat(call.finishReason()).isNull();
        assertThat(call.timing().firstTokenMicros()).isNull();
        assertThat(call.responseBody()).isEqualTo(body);
    }

    @Test
    void tellsAnErrorAsOllamaDoes() {
        assertThat(WireProtocol.of(request("/api/chat")).errorBody("code", "Not \"recorded\"."))
                .isEqualTo("{\"error\":\"Not \\\"recorded\\\".\"}");
    }
}
