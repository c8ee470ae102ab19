package io.github.junitllm.call;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * Tells answers of status 200 that no client can make anything of: no JSON, JSON that ends or breaks in the middle, nothing at
 * all, or a stream that ends without saying that the model had finished.
 */
final class UnreadableAnswer {

    private static final String EVENTS = "text/event-stream";
    private static final String LINES = "application/x-ndjson";
    private static final String FRAMES = "application/vnd.amazon.eventstream";

    private UnreadableAnswer() {}

    /** Of protocols that are not known, and of models in this process, nobody can say so. */
    static boolean is(LlmCall call) {
        JsonProtocol protocol = Protocols.named(call.protocol());
        if (protocol == null || protocol instanceof InProcessProtocol) {
            return false;
        }
        return call.streamed() ? isBroken(call, protocol) : !holdsDocuments(call.responseBody());
    }

    private static boolean isBroken(LlmCall stream, JsonProtocol protocol) {
        boolean ended = stream.finishReason() != null || protocol.saysItEnded(stream.responseBody());
        return !ended || !holdsEvents(stream.responseBody());
    }

    private static boolean holdsDocuments(String body) {
        // Some servers call a stream JSON, and their clients read it all the same.
        return Json.parse(body) != null || (opensStream(body.stripLeading()) && holdsEvents(body));
    }

    private static boolean opensStream(String start) {
        return start.startsWith("data:") || start.startsWith("event:") || start.startsWith("{");
    }

    private static boolean holdsEvents(String body) {
        if (isBase64(body)) {
            return holdsFrames(body);
        }
        boolean lines = body.stripLeading().startsWith("{");
        for (Piece event : events(body.getBytes(StandardCharsets.UTF_8), lines ? LINES : EVENTS)) {
            String data = lines ? BodyText.utf8(event.bytes()) : EventSplitter.data(event);
            if (data != null && isBroken(data)) {
                return false;
            }
        }
        return true;
    }

    private static List<Piece> events(byte[] body, String contentType) {
        return EventSplitter.split(contentType, List.of(new Piece(0, body)));
    }

    /** What begins as an object has to be one; anything else says nothing that a client reads. */
    private static boolean isBroken(String data) {
        return data.stripLeading().startsWith("{") && Json.parse(data) == null;
    }

    /** Bodies that are no text are kept so. */
    private static boolean isBase64(String body) {
        return body.indexOf(':') < 0 && body.indexOf('\n') < 0;
    }

    private static boolean holdsFrames(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException text) {
            return false;
        }
        for (Piece frame : events(bytes, FRAMES)) {
            boolean[] broken = {false};
            byte[] sound = AwsEventFrame.withPayload(frame.bytes(), json -> {
                broken[0] = isBroken(json);
                return json;
            });
            if (sound == null || broken[0]) {
                return false;
            }
        }
        return true;
    }
}
