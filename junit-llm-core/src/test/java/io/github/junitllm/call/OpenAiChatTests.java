package io.github.junitllm.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiChatTests {

    private static RawRequest request(String path, String body) {
        return new RawRequest("POST", path, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    private static LlmCall call(String contentType, String... pieces) {
        List<Piece> timed = new java.util.ArrayList<>();
        for (String piece : pieces) {
            timed.add(new Piece(100L * (timed.size() + 1), piece.getBytes(StandardCharsets.UTF_8)));
        }
        RawAnswer answer =
                new RawAnswer(200, Map.of("content-type", contentType), 50, 100, 1000, timed, RawAnswer.End.COMPLETE);
        return WireProtocol.call(request("/v1/chat/completions", "{\"model\":\"m\"}"), answer, true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/chat/completions",
                "/openai/deployments/d/chat/completions?api-version=2025-01-01-preview",
                "/openai/v1/chat/completions"
            })
    void recognisesItsPaths(String path) {
        assertThat(WireProtocol.of(request(path, "{}")).id()).isEqualTo("openai-chat");
    }

    @Test
    void leavesOtherPathsOpaque() {
        assertThat(WireProtocol.of(request("/v1/audio/speech", "{}")).id()).isEqualTo("opaque");
    }

    @Test
    void putsToolCallsOfAStreamTogetherAndTimesTheFirstContent() {
        LlmCall call = call(
                "text/event-stream",
                "data: {\"model\":\"m-1\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":null}}]}\n\n",
                "data: {\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"c1\",\"function\":{\"name\":\"find\",\"arguments\":\"\"}}]}}]}\n\n",
                "data: {\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{\\\"q\\\":\"}}]}}]}\n\n",
                "data: {\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":1,\"id\":\"c2\",\"function\":{\"name\":\"go\",\"arguments\":\"{}\"}}]}}]}\n\n",
                "data: {\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"1}\"}}]},\"finish_reason\":\"tool_calls\"}]}\n\n",
                "data: [DONE]\n\n");

        assertThat(call.toolCalls())
                .containsExactly(new ToolCall("c1", "find", "{\"q\":1}"), new ToolCall("c2", "go", "{}"));
        assertThat(call.finishReason()).isEqualTo("tool_calls");
        assertThat(call.answeredModel()).isEqualTo("m-1");
        assertThat(call.timing())
                .isEqualTo(new CallTiming(null, 50, 100, 200L, 1000, List.of(100L, 200L, 300L, 400L, 500L, 600L)));
        assertThat(call.usage()).isNull();
    }

    @Test
    void readsCallsOfCustomTools() {
        LlmCall call = call("application/json", """
                {"choices":[{"index":0,"message":{"role":"assistant","content":null,"tool_calls":[
                 {"id":"c1","type":"custom","custom":{"name":"run","input":"print(1)"}}]},"finish_reason":"tool_calls"}]}
                """);

        assertThat(call.toolCalls()).containsExactly(new ToolCall("c1", "run", "print(1)"));
    }

    @Test
    void keepsFurtherChoicesAndRefusalsApart() {
        LlmCall call = call("application/json", """
                {"choices":[{"index":0,"message":{"content":"one","refusal":"never"},"finish_reason":"stop"},
                 {"index":1,"message":{"content":"two","tool_calls":[
                  {"id":"c1","type":"function","function":{"name":"find","arguments":"{}"}},
                  {"id":"c2","type":"function","function":{"name":"go","arguments":"{}"}}]},"finish_reason":"length"}]}
                """);

        assertThat(call.answerText()).isEqualTo("one");
        assertThat(call.toolCalls()).isEmpty();
        assertThat(call.finishReason()).isEqualTo("stop");
        assertThat(call.furtherTexts()).containsExactly("never", "two");
        assertThat(call.furtherToolCalls())
                .containsExactly(new ToolCall("c1", "find", "{}"), new ToolCall("c2", "go", "{}"));
    }

    @Test
    void tellsChoicesWithoutAnIndexApartByTheirPlace() {
        LlmCall call = call("application/json", """
                {"choices":[{"message":{"content":"one"}},{"message":{"content":"two"}}]}
                """);

        assertThat(call.answerText()).isEqualTo("one");
        assertThat(call.furtherTexts()).containsExactly("two");
    }

    @Test
    void putsEachChoiceOfAStreamTogether() {
        LlmCall call = call(
                "text/event-stream",
                "data: {\"choices\":[{\"index\":1,\"delta\":{\"content\":\"tw\"}}]}\n\n",
                "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"on\"}}]}\n\n",
                "data: {\"choices\":[{\"index\":1,\"delta\":{\"content\":\"o\",\"tool_calls\":[{\"index\":0,\"id\":\"c1\",\"function\":{\"name\":\"find\",\"arguments\":\"{\"}}]}}]}\n\n",
                "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"e\"}}]}\n\n",
                "data: {\"choices\":[{\"index\":1,\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"}\"}}]}}]}\n\n");

        assertThat(call.answerText()).isEqualTo("one");
        assertThat(call.furtherTexts()).containsExactly("two");
        assertThat(call.furtherToolCalls()).containsExactly(new ToolCall("c1", "find", "{}"));
    }

    @Test
    void takesARefusalForAnAnswer() {
        LlmCall call = call("application/json", """
                {"choices":[{"message":{"content":null,"refusal":"I cannot help."}}]}
                """);

        assertThat(call.answerText()).isEmpty();
        assertThat(call.answered()).isTrue();
    }

    @Test
    void readsTheFunctionCallOfOldWholeAndStreamed() {
        assertThat(call("application/json", """
                {"choices":[{"message":{"content":null,"function_call":{"name":"find","arguments":"{\\"q\\":1}"}}}]}
                """).toolCalls()).containsExactly(new ToolCall(null, "find", "{\"q\":1}"));
        assertThat(call(
                                "text/event-stream",
                                "data: {\"choices\":[{\"index\":0,\"delta\":{\"function_call\":{\"name\":\"find\",\"arguments\":\"\"}}}]}\n\n",
                                "data: {\"choices\":[{\"index\":0,\"delta\":{\"function_call\":{\"arguments\":\"{}\"}}}]}\n\n")
                        .toolCalls())
                .containsExactly(new ToolCall(null, "find", "{}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "[]",
                "{\"choices\":7}",
                "{\"choices\":[{\"message\":\"x\"}]}",
                "{\"choices\":[",
                "\0\0",
                "{\"usage\":[]}"
            })
    void hasNoFactsWhereTheAnswerHasNone(String body) {
        LlmCall call = call("application/json", body);

        assertThat(call.answerText()).isEmpty();
        assertThat(call.usage()).isNull();
        assertThat(call.timing().firstTokenMicros()).isNull();
        assertThat(call.responseBody()).isEqualTo(body);
    }
}
