package io.github.junitllm.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeminiTests {

    private static RawRequest request(String path) {
        return new RawRequest("POST", path, "application/json", "{}".getBytes(StandardCharsets.UTF_8));
    }

    private static LlmCall call(String contentType, String... pieces) {
        List<Piece> timed = new ArrayList<>();
        for (String piece : pieces) {
            timed.add(new Piece(100L * (timed.size() + 1), piece.getBytes(StandardCharsets.UTF_8)));
        }
        RawAnswer answer =
                new RawAnswer(200, Map.of("content-type", contentType), 50, 100, 1000, timed, RawAnswer.End.COMPLETE);
        return WireProtocol.call(request("/v1beta/models/gemini-2.5-flash:generateContent"), answer, true);
    }

    private static String parts(String parts) {
        return "{\"candidates\":[{\"content\":{\"parts\":[" + parts + "],\"role\":\"model\"},\"index\":0}]}";
    }

    @ParameterizedTest
    @CsvSource({
        "/v1beta/models/gemini-2.5-flash:generateContent, gemini-2.5-flash",
        "/v1/models/gemini-2.5-flash:streamGenerateContent?alt=sse, gemini-2.5-flash",
        "/v1beta/models/gemini-2.5-flash%3AgenerateContent, gemini-2.5-flash",
        "/v1beta/models/gemini-embedding-001:embedContent, gemini-embedding-001",
        "/v1beta/models/gemini-embedding-001:batchEmbedContents, gemini-embedding-001",
        "/v1beta/models/gemini-2.5-flash:countTokens, gemini-2.5-flash",
        "/v1/projects/p/locations/l/publishers/google/models/gemini-2.5-pro:generateContent, gemini-2.5-pro"
    })
    void recognisesItsPathsAndTheModelInThem(String path, String model) {
        assertThat(WireProtocol.of(request(path)).id()).isEqualTo("gemini");
        assertThat(WireProtocol.of(request(path)).requestedModel(request(path))).isEqualTo(model);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1beta/models/imagen-4:predict",
                "/v1beta/files/a:generateContent",
                "/v1beta/models/g:generateContent/x"
            })
    void leavesOtherPathsOpaque(String path) {
        assertThat(WireProtocol.of(request(path)).id()).isEqualTo("opaque");
    }

    @Test
    void keepsFurtherCandidatesApart() {
        LlmCall call = Answered.whole("/v1beta/models/g:generateContent", """
                {"candidates":[{"content":{"parts":[{"text":"one"}]},"finishReason":"STOP","index":0},
                 {"content":{"parts":[{"thought":true,"text":"hm"},{"text":"two"},
                  {"functionCall":{"name":"find","args":{"a":1}}}]},"finishReason":"MAX_TOKENS","index":1}]}
                """);

        assertThat(call.answerText()).isEqualTo("one");
        assertThat(call.finishReason()).isEqualTo("STOP");
        assertThat(call.furtherTexts()).containsExactly("two");
        assertThat(call.furtherToolCalls()).containsExactly(new ToolCall(null, "find", "{\"a\":1}"));
    }

    @Test
    void countsThoughtsAndToolPromptsBesidesTheRest() {
        LlmCall call = call("application/json", """
                {"candidates":[],"modelVersion":"gemini-2.5-flash-001","usageMetadata":{"promptTokenCount":12,
                 "toolUsePromptTokenCount":5,"cachedContentTokenCount":4,"candidatesTokenCount":9,"thoughtsTokenCount":30}}
                """);

        assertThat(call.usage()).isEqualTo(new Usage(17, 39, 4, 0, 30));
        assertThat(call.answeredModel()).isEqualTo("gemini-2.5-flash-001");
    }

    @Test
    void keepsThoughtsOutOfTheTextButTakesTheirTime() {
        LlmCall call = call(
                "text/event-stream; charset=UTF-8",
                "data: {\"usageMetadata\":{\"promptTokenCount\":3,\"totalTokenCount\":3}}\r\n\r\n",
                "data: " + parts("{\"text\":\"Hm 🤔\",\"thought\":true}") + "\r\n\r\n",
                "data: " + parts("{\"text\":\"返金\"}") + "\r\n\r\n",
                "data: " + parts("{\"text\":\" 🎉\",\"thoughtSignature\":\"AbC=\"}") + "\r\n\r\n");

        assertThat(call.answerText()).isEqualTo("返金 🎉");
        assertThat(call.timing().firstTokenMicros()).isEqualTo(200);
        assertThat(call.usage())
                .as("it never says that it ended")
                .isEqualTo(new Usage(3L, null, 0, 0, 0, Map.of(), false));
    }

    @Test
    void readsTheArrayThatIsStreamedWhereNoEventsAreAskedFor() {
        LlmCall call =
                call("application/json", "[" + parts("{\"text\":\"a\"}") + "\n,\r\n" + parts("{\"text\":\"b\"}") + "]");

        assertThat(call.answerText()).isEqualTo("ab");
        assertThat(call.streamed()).isFalse();
    }

    @Test
    void givesEachFunctionCallItsOwnPlace() {
        LlmCall call = call(
                "text/event-stream",
                "data: " + parts("{\"functionCall\":{\"name\":\"find\",\"args\":{\"q\":\"返金\"}}}") + "\r\n\r\n",
                "data: " + parts("{\"functionCall\":{\"id\":\"c2\",\"name\":\"find\"}}") + "\r\n\r\n");

        assertThat(call.toolCalls())
                .containsExactly(new ToolCall(null, "find", "{\"q\":\"返金\"}"), new ToolCall("c2", "find", ""));
    }

    @Test
    void takesTheTextOfTheFirstCandidateOnly() {
        LlmCall call = call(
                "application/json",
                "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"one\"}]},\"finishReason\":\"MAX_TOKENS\"},"
                        + "{\"content\":{\"parts\":[{\"text\":\"two\"}]},\"finishReason\":\"STOP\"}]}");

        assertThat(call.answerText()).isEqualTo("one");
        assertThat(call.finishReason()).isEqualTo("MAX_TOKENS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "[]",
                "[7, null, [1]]",
                "{\"candidates\":7}",
                "{\"candidates\":[{\"content\":{\"parts\":{\"text\":\"x\"}}}]}",
                "{\"candidates\":[{\"content\":{\"parts\":[null,3,{\"functionCall\":\"x\"}]}}]}",
                "{\"usageMetadata\":{\"promptTokenCount\":-1,\"candidatesTokenCount\":\"9\"}}"
            })
    void hasNoFactsWhereTheAnswerHasNone(String body) {
        LlmCall call = call("application/json", body);

        assertThat(call.answerText()).isEmpty();
        assertThat(call.usage()).isNull();
        assertThat(call.toolCalls()).isEmpty();
    }

    @Test
    void tellsErrorsAsGoogleDoes() {
        RawRequest request = request("/v1beta/models/gemini-2.5-flash:generateContent");
        JsonNode error = Json.parse(WireProtocol.of(request).errorBody("the_code", "the \"message\""));

        assertThat(error).isNotNull();
        assertThat(error.at("/error/message").textValue()).isEqualTo("the \"message\"");
        assertThat(error.at("/error/status").textValue()).isEqualTo("FAILED_PRECONDITION");
        assertThat(error.at("/error/details/0/reason").textValue()).isEqualTo("the_code");
    }
}
