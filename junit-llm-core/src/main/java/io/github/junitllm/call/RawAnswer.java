package io.github.junitllm.call;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * An answer as bytes and times.
 *
 * @param startMicros when the request was sent, since its sample was opened; {@code null} where that is not known
 * @param status HTTP status
 * @param headers the headers that are kept, names in lower case
 * @param headMicros when the head arrived, since the request was sent
 * @param firstByteMicros when the first byte of the body arrived
 * @param totalMicros when the answer ended
 * @param pieces the body: one piece per event of a stream, else one piece
 * @param end how it ended
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record RawAnswer(
        @Nullable Long startMicros,
        int status,
        Map<String, String> headers,
        long headMicros,
        long firstByteMicros,
        long totalMicros,
        List<Piece> pieces,
        End end) {

    public RawAnswer {
        pieces = List.copyOf(pieces);
    }

    /** Creates an answer to a request of which nobody knows when it was sent. */
    public RawAnswer(
            int status,
            Map<String, String> headers,
            long headMicros,
            long firstByteMicros,
            long totalMicros,
            List<Piece> pieces,
            End end) {
        this(null, status, headers, headMicros, firstByteMicros, totalMicros, pieces, end);
    }

    /** Returns the same answer to a request sent at another time; {@code null} where that is not known. */
    public RawAnswer startedAt(@Nullable Long micros) {
        return new RawAnswer(micros, status, headers, headMicros, firstByteMicros, totalMicros, pieces, end);
    }

    /** How an answer ended. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public enum End {
        /** As HTTP says an answer ends. */
        COMPLETE(null),
        /** The connection was closed ahead of the end, or nothing more came. */
        CUT("the answer broke off"),
        /** The connection was reset. */
        RESET("the answer broke off: the connection was reset");

        private final @Nullable String problem;

        End(@Nullable String problem) {
            this.problem = problem;
        }

        @Nullable
        String problem() {
            return problem;
        }
    }

    /** Returns the times, with that of the first content where there is any. */
    CallTiming timing(@Nullable Long firstTokenMicros) {
        return new CallTiming(
                startMicros,
                headMicros,
                firstByteMicros,
                firstTokenMicros,
                totalMicros,
                streamed() ? pieces.stream().map(Piece::atMicros).toList() : List.of());
    }

    public @Nullable String contentType() {
        return headers.get("content-type");
    }

    /** Whether the answer is a stream of events: server-sent ones, lines of JSON, or those of AWS. */
    public boolean streamed() {
        return StreamFormat.of(contentType()) != StreamFormat.NONE;
    }

    /** Returns the whole body. */
    public byte[] body() {
        if (pieces.size() == 1) {
            return pieces.get(0).bytes();
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        pieces.forEach(piece -> all.writeBytes(piece.bytes()));
        return all.toByteArray();
    }
}
