package io.github.junitllm.gateway;

import io.github.junitllm.call.EventSplitter;
import io.github.junitllm.call.Piece;
import io.github.junitllm.call.RawAnswer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The pieces of an answer and when they arrived. Thread-confined. */
final class ArrivedBody {

    static final int LARGEST = 16 * 1024 * 1024;

    private final long start;
    private final List<Piece> pieces = new ArrayList<>();
    private long size;

    ArrivedBody(long startNanos) {
        this.start = startNanos;
    }

    /** Returns the microseconds since the request was sent. */
    long now() {
        return (System.nanoTime() - start) / 1000;
    }

    /**
     * Adds a piece that just arrived.
     *
     * @throws IOException if the answer is larger than any answer of a model
     */
    void add(byte[] piece) throws IOException {
        add(now(), piece);
    }

    /**
     * Adds a piece that arrived a moment ago.
     *
     * @throws IOException if the answer is larger than any answer of a model
     */
    void add(long atMicros, byte[] piece) throws IOException {
        size += piece.length;
        if (size > LARGEST) {
            throw new IOException("it is over the gateway's 16 MB");
        }
        pieces.add(new Piece(atMicros, piece));
    }

    /** Returns how many bytes arrived, those too many included. */
    long size() {
        return size;
    }

    RawAnswer answer(int status, Map<String, String> headers, long headMicros, RawAnswer.End end) {
        long total = now();
        long first = first(total);
        List<Piece> events = EventSplitter.split(headers.get("content-type"), pieces);
        return new RawAnswer(status, headers, headMicros, first, total, events, end);
    }

    /** Returns an answer without a head, and without the status that calls over HTTP have. */
    RawAnswer answer(String contentType, long totalMicros) {
        long first = first(totalMicros);
        return new RawAnswer(
                200,
                Map.of("content-type", contentType),
                first,
                first,
                totalMicros,
                EventSplitter.split(contentType, pieces),
                RawAnswer.End.COMPLETE);
    }

    private long first(long totalMicros) {
        return pieces.isEmpty() ? totalMicros : pieces.get(0).atMicros();
    }
}
