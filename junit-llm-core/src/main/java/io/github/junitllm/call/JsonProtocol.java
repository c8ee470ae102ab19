package io.github.junitllm.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the protocols share whose answers are JSON documents, whole or as a stream of them. */
abstract class JsonProtocol implements WireProtocol {

    private final String id;
    private final String method;
    private final Pattern path;

    /**
     * Creates a protocol.
     *
     * @param path how paths of this protocol end, as a regular expression
     */
    JsonProtocol(String id, String method, String path) {
        this.id = id;
        this.method = method;
        this.path = Pattern.compile("(?:" + path + ")$");
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final boolean speaks(RawRequest request) {
        return request.method().equals(method)
                && path.matcher(request.pathOnly()).find();
    }

    @Override
    public @Nullable String requestedModel(RawRequest request) {
        return Json.textOf("model", request.body());
    }

    @Override
    public final AnswerFacts facts(RawAnswer answer) {
        AnswerReader reader = new AnswerReader();
        for (Piece piece : pieces(answer)) {
            JsonNode document = answer.streamed() ? document(answer, piece) : Json.parse(piece.bytes());
            reader.at(piece.atMicros());
            if (document == null && isNoText(answer, piece)) {
                reader.error(TextNode.valueOf("the answer is not UTF-8, as JSON has to be"));
            } else if (document == null && !answer.streamed() && isJson(answer) && endsInTheMiddle(piece.bytes())) {
                reader.error(TextNode.valueOf("the answer ends in the middle of its JSON"));
            } else if (document != null && document.isArray()) {
                // Gemini streams an array of answers where no events were asked for.
                document.forEach(item -> readAll(item, reader));
            } else if (document != null) {
                readAll(document, reader);
            }
        }
        boolean ended = !answer.streamed() || reader.saysWhyItEnded() || saysItEnded(BodyText.of(answer.body()));
        if (!ended) {
            reader.brokeOff();
        }
        return reader.facts();
    }

    /** What broke off may have done so within a character. */
    private static boolean isNoText(RawAnswer answer, Piece piece) {
        StreamFormat format = StreamFormat.of(answer.contentType());
        boolean text = isJson(answer) || format == StreamFormat.EVENTS || format == StreamFormat.JSON_LINES;
        return text && answer.end() == RawAnswer.End.COMPLETE && BodyText.utf8(piece.bytes()) == null;
    }

    private static boolean isJson(RawAnswer answer) {
        String type = answer.contentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("application/json");
    }

    /** Whether something is left open, as by a provider that announces fewer bytes than it has. */
    private static boolean endsInTheMiddle(byte[] body) {
        int depth = 0;
        boolean text = false;
        for (int i = 0; i < body.length; i++) {
            switch (body[i]) {
                case '"' -> text = !text;
                case '\\' -> i += text ? 1 : 0;
                case '{', '[' -> depth += text ? 0 : 1;
                case '}', ']' -> depth -= text ? 0 : 1;
                default -> {}
            }
        }
        return text || depth > 0;
    }

    private void readAll(JsonNode document, AnswerReader into) {
        into.error(document.path("error"));
        read(document, into);
    }

    private static List<Piece> pieces(RawAnswer answer) {
        return answer.streamed() ? answer.pieces() : List.of(new Piece(answer.totalMicros(), answer.body()));
    }

    private static @Nullable JsonNode document(RawAnswer answer, Piece piece) {
        return switch (StreamFormat.of(answer.contentType())) {
            case AWS_EVENTS -> AwsEventFrame.document(piece.bytes());
            case JSON_LINES -> Json.parse(piece.bytes());
            case EVENTS, NONE -> Json.parse(EventSplitter.data(piece));
        };
    }

    /**
     * Whether the reasoning of an answer came as content of its stream, whole or in summary. Where it did not, its tokens were
     * made before the first content came.
     */
    boolean sendsReasoning(String stream) {
        return false;
    }

    /** Whether a stream says that it is at its end in another way than by a finish reason. */
    boolean saysItEnded(String stream) {
        return stream.contains("data: [DONE]");
    }

    /** Returns the id of the answer a document is, or an event of; null where the protocol gives none, or this one has none. */
    @Nullable
    String answerId(JsonNode document) {
        return null;
    }

    /** Reads the document of a request: what is asked. */
    abstract void asked(JsonNode body, AskedReader into);

    /** Reads one document: the whole answer, or one event of its stream. */
    abstract void read(JsonNode document, AnswerReader into);
}
