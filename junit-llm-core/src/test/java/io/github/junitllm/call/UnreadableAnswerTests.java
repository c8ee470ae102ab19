package io.github.junitllm.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which answers of status 200 make the same request that follows them a retry. */
class UnreadableAnswerTests {

    private static final String CHAT = "/v1/chat/completions";
    private static final String JSON = "application/json";
    private static final String EVENTS = "text/event-stream";
    private static final String GOOD = "{\"choices\":[{\"message\":{\"content\":\"yes\"},\"finish_reason\":\"stop\"}]}";
    private static final String FIRST = "data: {\"choices\":[{\"delta\":{\"content\":\"ye\"}}]}\n\n";
    private static final String LAST =
            "data: {\"choices\":[{\"delta\":{\"content\":\"s\"},\"finish_reason\":\"stop\"}]}\n\n";

    private static LlmCall call(String path, @Nullable String contentType, byte[] body) {
        RawRequest request = new RawRequest("POST", path, JSON, "{\"model\":\"m\"}".getBytes(StandardCharsets.UTF_8));
        List<Piece> pieces = EventSplitter.split(contentType, List.of(new Piece(0, body)));
        Map<String, String> headers = contentType == null ? Map.of() : Map.of("content-type", contentType);
        return WireProtocol.call(request, new RawAnswer(200, headers, 0, 0, 0, pieces, RawAnswer.End.COMPLETE), true);
    }

    private static LlmCall call(String path, @Nullable String contentType, String body) {
        return call(path, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the same request after this answer is a further attempt. */
    private static boolean isRetriedAfter(LlmCall first) {
        LlmCall next = call(first.path(), JSON, GOOD);
        return Attempts.of(List.of(first, next)).size() == 1;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n",
                "<html><body>Sign in</body></html>",
                "Bad gateway",
                "{\"choices\":[{\"message\":{\"content\":\"ye",
                "{\n  \"choices\": [\n    {\n",
                "{\"choices\":[]},]",
                "{\"choices\":[{\"message\":{\"content\":\"yes\"},]}]}"
            })
    void whatIsNoJsonIsRetried(String body) {
        assertThat(isRetriedAfter(call(CHAT, JSON, body))).isTrue();
        assertThat(isRetriedAfter(call(CHAT, "text/html", body))).isTrue();
        assertThat(isRetriedAfter(call(CHAT, null, body))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                GOOD,
                "{\"choices\":[{\"message\":{\"content\":\"\"},\"finish_reason\":\"stop\"}]}",
                "{\"choices\":[{\"message\":{\"content\":null,\"refusal\":\"no\"},\"finish_reason\":\"content_filter\"}]}",
                "{}",
                "[]"
            })
    void whatWasAnsweredReadablyIsAskedAgainOnPurpose(String body) {
        assertThat(isRetriedAfter(call(CHAT, JSON, body))).isFalse();
        assertThat(isRetriedAfter(call(CHAT, "text/plain", body)))
                .as("a client that does not mind the type reads it")
                .isFalse();
    }

    @Test
    void samplesOfOneQuestionAreCallsOfTheirOwnButForTheUnreadable() {
        LlmCall good = call(CHAT, JSON, GOOD);
        LlmCall page = call(CHAT, "text/html", "<html></html>");

        assertThat(Attempts.of(List.of(good, good, page, good, good)))
                .extracting(Attempts::attempts)
                .containsExactly(List.of(good), List.of(good), List.of(page, good), List.of(good));
    }

    @Test
    void streamsAreReadEventByEvent() {
        assertThat(isRetriedAfter(call(CHAT, EVENTS, FIRST + LAST))).isFalse();
        assertThat(isRetriedAfter(call(CHAT, EVENTS, ": working\n\n" + FIRST + "data:\n\n" + LAST)))
                .as("comments and empty events say nothing")
                .isFalse();
        assertThat(isRetriedAfter(call(CHAT, EVENTS, FIRST + "data: [DONE]\n\n")))
                .as("it says that it is done")
                .isFalse();
        assertThat(isRetriedAfter(call(CHAT, JSON, FIRST + LAST)))
                .as("under a wrong type")
                .isFalse();
        assertThat(isRetriedAfter(call(CHAT, EVENTS, FIRST))).as("cut").isTrue();
        assertThat(isRetriedAfter(call(CHAT, EVENTS, ""))).as("empty").isTrue();
        assertThat(isRetriedAfter(call(CHAT, EVENTS, FIRST.replace("}]}", "") + LAST)))
                .as("broken within")
                .isTrue();
    }

    @Test
    void linesOfOllamaEndAsItEndsThem() {
        String first = "{\"message\":{\"content\":\"ye\"},\"done\":false}\n";
        String old = "{\"message\":{\"content\":\"s\"},\"done\":true}\n";

        assertThat(isRetriedAfter(call("/api/chat", "application/x-ndjson", first + old)))
                .isFalse();
        assertThat(isRetriedAfter(call("/api/chat", "application/x-ndjson", first)))
                .isTrue();
        assertThat(isRetriedAfter(call("/api/chat", "application/x-ndjson", "{\"message\"\n" + old)))
                .isTrue();
    }

    @Test
    void messagesOfBedrockAreReadFrameByFrame() {
        String path = "/model/m/converse-stream";
        byte[] said = AwsEventFrame.of("contentBlockDelta", "{\"delta\":{\"text\":\"yes\"}}");
        byte[] stop = AwsEventFrame.of("messageStop", "{\"stopReason\":\"end_turn\"}");
        byte[] broken = AwsEventFrame.of("contentBlockDelta", "{\"delta\":{\"text\":\"yes\",]}}");

        assertThat(isRetriedAfter(call(path, "application/vnd.amazon.eventstream", joined(said, stop))))
                .isFalse();
        assertThat(isRetriedAfter(call(path, "application/vnd.amazon.eventstream", said)))
                .isTrue();
        assertThat(isRetriedAfter(call(path, "application/vnd.amazon.eventstream", joined(broken, stop))))
                .isTrue();
    }

    private static byte[] joined(byte[]... parts) {
        int length = Stream.of(parts).mapToInt(part -> part.length).sum();
        ByteBuffer all = ByteBuffer.allocate(length);
        Stream.of(parts).forEach(all::put);
        return all.array();
    }

    @Test
    void whatNobodyUnderstandsCannotBeCalledUnreadable() {
        assertThat(isRetriedAfter(call("/own/endpoint", "text/plain", "anything")))
                .isFalse();
        assertThat(isRetriedAfter(call("/langchain4j/chat", EVENTS, FIRST))).isFalse();
    }

    @Test
    void aRetryBeganOnceTheUnreadableAnswerHadCome() {
        LlmCall page = at(0, 500, "<html></html>");

        assertThat(Attempts.of(List.of(page, at(400, 500, GOOD)))).hasSize(2);
        assertThat(Attempts.of(List.of(page, at(600, 500, GOOD)))).hasSize(1);
    }

    private static LlmCall at(long start, long total, String body) {
        RawRequest request = new RawRequest("POST", CHAT, JSON, "{}".getBytes(StandardCharsets.UTF_8));
        List<Piece> pieces = List.of(new Piece(total, body.getBytes(StandardCharsets.UTF_8)));
        RawAnswer answer =
                new RawAnswer(200, Map.of("content-type", JSON), 10, total, total, pieces, RawAnswer.End.COMPLETE);
        return WireProtocol.call(request, answer.startedAt(start), true);
    }
}
