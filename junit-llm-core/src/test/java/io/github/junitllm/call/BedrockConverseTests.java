package io.github.junitllm.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.testkit.AwsFrames;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BedrockConverseTests {

    private static RawRequest request(String path) {
        return new RawRequest("POST", path, "application/json", "{}".getBytes(StandardCharsets.UTF_8));
    }

    private static LlmCall call(String contentType, byte[]... pieces) {
        List<Piece> timed = new ArrayList<>();
        for (byte[] piece : pieces) {
            timed.add(new Piece(100L * (timed.size() + 1), piece));
        }
        RawAnswer answer =
                new RawAnswer(200, Map.of("content-type", contentType), 50, 100, 1000, timed, RawAnswer.End.COMPLETE);
        return WireProtocol.call(request("/model/m/converse"), answer, true);
    }

    private static LlmCall whole(String json) {
        return call("application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "/model/anthropic.claude-3-5-sonnet-20241022-v2%3A0/converse, anthropic.claude-3-5-sonnet-20241022-v2:0",
        "/model/eu.amazon.nova-lite-v1%3A0/converse-stream, eu.amazon.nova-lite-v1:0",
        "/model/arn%3Aaws%3Abedrock%3Aeu-central-1%3A1%3Ainference-profile%2Feu.x/converse,"
                + " arn:aws:bedrock:eu-central-1:1:inference-profile/eu.x",
        "/model/a+b/converse, a+b"
    })
    void recognisesItsPathsAndTheModelInThem(String path, String model) {
        assertThat(WireProtocol.of(request(path)).id()).isEqualTo("bedrock-converse");
        assertThat(WireProtocol.of(request(path)).requestedModel(request(path))).isEqualTo(model);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/model/m/invoke", "/model/m/invoke-with-response-stream", "/model/converse", "/converse"})
    void leavesOtherPathsOpaque(String path) {
        assertThat(WireProtocol.of(request(path)).id()).isEqualTo("opaque");
    }

    @Test
    void readsTextToolsAndUsageOfAWholeAnswer() {
        LlmCall call = whole("""
                {"output":{"message":{"content":[{"reasoningContent":{"reasoningText":{"text":"hm"}}},{"text":"返金 "},
                  {"toolUse":{"input":{"n":1},"name":"find","toolUseId":"t1"}},{"text":"🎉"},
                  {"toolUse":{"input":{},"name":"go","toolUseId":"t2"}}],"role":"assistant"}},"stopReason":"tool_use",
                 "usage":{"cacheReadInputTokens":4,"cacheWriteInputTokens":2,"inputTokens":12,"outputTokens":9}}
                """);

        assertThat(call.answerText()).isEqualTo("返金 🎉");
        assertThat(call.toolCalls())
                .containsExactly(new ToolCall("t1", "find", "{\"n\":1}"), new ToolCall("t2", "go", "{}"));
        assertThat(call.finishReason()).isEqualTo("tool_use");
        assertThat(call.usage()).isEqualTo(new Usage(18, 9, 4, 2, 0));
        assertThat(call.answeredModel()).isNull();
    }

    @Test
    void readsTextToolsAndUsageOfAStream() {
        LlmCall call = call(
                AwsFrames.CONTENT_TYPE,
                AwsFrames.event("messageStart", "{\"p\":\"abc\",\"role\":\"assistant\"}"),
                AwsFrames.event(
                        "contentBlockDelta", "{\"contentBlockIndex\":0,\"delta\":{\"text\":\"\"},\"p\":\"ab\"}"),
                AwsFrames.event("contentBlockDelta", "{\"contentBlockIndex\":0,\"delta\":{\"text\":\"返金 \"}}"),
                AwsFrames.event("contentBlockDelta", "{\"contentBlockIndex\":0,\"delta\":{\"text\":\"🎉\"}}"),
                AwsFrames.event("contentBlockStop", "{\"contentBlockIndex\":0}"),
                AwsFrames.event(
                        "contentBlockStart",
                        "{\"contentBlockIndex\":1,\"start\":{\"toolUse\":{\"name\":\"find\",\"toolUseId\":\"t1\"}}}"),
                AwsFrames.event(
                        "contentBlockDelta",
                        "{\"contentBlockIndex\":1,\"delta\":{\"toolUse\":{\"input\":\"{\\\"n\\\":\"}}}"),
                AwsFrames.event(
                        "contentBlockDelta", "{\"contentBlockIndex\":1,\"delta\":{\"toolUse\":{\"input\":\"1}\"}}}"),
                AwsFrames.event("messageStop", "{\"stopReason\":\"tool_use\"}"),
                AwsFrames.event(
                        "metadata",
                        "{\"metrics\":{\"latencyMs\":7},\"usage\":{\"inputTokens\":12,\"outputTokens\":9}}"));

        assertThat(call.answerText()).isEqualTo("返金 🎉");
        assertThat(call.toolCalls()).containsExactly(new ToolCall("t1", "find", "{\"n\":1}"));
        assertThat(call.finishReason()).isEqualTo("tool_use");
        assertThat(call.usage()).isEqualTo(new Usage(12, 9, 0, 0, 0));
        assertThat(call.timing().firstTokenMicros()).isEqualTo(300);
        assertThat(call.streamed()).isTrue();
    }

    @Test
    void takesReasoningForContentThatIsNotText() {
        LlmCall call = call(
                AwsFrames.CONTENT_TYPE,
                AwsFrames.event("messageStart", "{\"role\":\"assistant\"}"),
                AwsFrames.event(
                        "contentBlockDelta",
                        "{\"contentBlockIndex\":0,\"delta\":{\"reasoningContent\":{\"text\":\"hm\"}}}"),
                AwsFrames.event("contentBlockDelta", "{\"contentBlockIndex\":1,\"delta\":{\"text\":\"yes\"}}"));

        assertThat(call.answerText()).isEqualTo("yes");
        assertThat(call.timing().firstTokenMicros()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "[]",
                "{\"output\":7}",
                "{\"output\":{\"message\":{\"content\":[null,3,{\"toolUse\":\"x\"}]}}}",
                "{\"contentBlockDelta\":{\"contentBlockIndex\":1e999999999,\"delta\":[]}}",
                "{\"usage\":{\"inputTokens\":-1,\"outputTokens\":\"9\"}}"
            })
    void hasNoFactsWhereTheAnswerHasNone(String body) {
        for (LlmCall call : List.of(whole(body), call(AwsFrames.CONTENT_TYPE, body.getBytes(StandardCharsets.UTF_8)))) {
            assertThat(call.answerText()).isEmpty();
            assertThat(call.usage()).isNull();
            assertThat(call.toolCalls()).isEmpty();
            assertThat(call.timing().firstTokenMicros()).isNull();
        }
    }

    @Test
    void tellsErrorsAsAwsDoes() {
        WireProtocol protocol = WireProtocol.of(request("/model/m/converse"));

        assertThat(protocol.errorBody("the_code", "the \"message\""))
                .isEqualTo("{\"message\":\"the \\\"message\\\"\"}");
        assertThat(protocol.errorHeaders("the_code")).containsExactly(Map.entry("x-amzn-errortype", "the_code"));
    }
}
