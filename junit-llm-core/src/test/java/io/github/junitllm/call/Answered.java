package io.github.junitllm.call;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Calls with the answers tests give them. */
final class Answered {

    static final String JSON = "application/json";
    static final String EVENTS = "text/event-stream; charset=utf-8";

    private static final int TOTAL_MICROS = 1_000_000;

    private Answered() {}

    /** A call whose whole answer is a text. */
    static LlmCall whole(String path, String body) {
        return call("POST", path, JSON, body.getBytes(StandardCharsets.UTF_8));
    }

    /** A call answered with a stream of which the n-th document, one a line, comes after 100 n microseconds. */
    static LlmCall streamed(String path, String documents) {
        List<Piece> pieces = new java.util.ArrayList<>();
        documents
                .lines()
                .forEach(document -> pieces.add(new Piece(
                        100L * (pieces.size() + 1), ("data: " + document + "\n\n").getBytes(StandardCharsets.UTF_8))));
        return call("POST", path, EVENTS, pieces);
    }

    static LlmCall call(String method, String path, String contentType, byte[] body) {
        return call(method, path, contentType, List.of(new Piece(100, body)));
    }

    private static LlmCall call(String method, String path, String contentType, List<Piece> pieces) {
        byte[] asked = "{\"model\":\"asked\"}".getBytes(StandardCharsets.UTF_8);
        RawAnswer answer = new RawAnswer(
                200,
                Map.of("content-type", contentType),
                50,
                100,
                TOTAL_MICROS,
                EventSplitter.split(contentType, pieces),
                RawAnswer.End.COMPLETE);
        return WireProtocol.call(new RawRequest(method, path, JSON, asked), answer, true);
    }
}
