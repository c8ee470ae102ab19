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

    private final long opened;
    private final long start;
    private final List<Piece> pieces = new ArrayList<>();
    private long size;

    /**
     * Begins a body.
     *
     * @param openedNanos when the sample was opened, by {@link System#nanoTime()}
     * @param startNanos when the request was sent, by the same clock
     */
    ArrivedBody(long openedNanos, long startNanos) {
        this.opened = openedNanos;
        this.start = startNanos;
    }

    /** Returns the microseconds since the request was sent. */
    long now() {
        return at(System.nanoTime());
    }

    /** Returns the microseconds from the request to a moment. */
    long at(long nanos) {
        return (nanos - start) / 1000;
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

    RawAnswer answer(int status, Map<String, String> headers, long headMicros, long totalMicros, RawAnswer.End end) {
        List<Piece> events = EventSplitter.split(headers.get("content-type"), pieces);
        return new RawAnswer(startMicros(), status, headers, headMicros, first(totalMicros), totalMicros, events, end);
    }

    /** Returns an answer without a head, and without the status that calls over HTTP have. */
    RawAnswer answer(String contentType, long totalMicros) {
        long first = first(totalMicros);
        return new RawAnswer(
                startMicros(),
                200,
                Map.of("content-type", contentType),
                first,
                first,
                totalMicros,
                EventSplitter.split(contentType, pieces),
                RawAnswer.End.COMPLETE);
    }

    private long startMicros() {
        return (start - opened) / 1000;
    }

    private long first(long totalMicros) {
        return pieces.isEmpty() ? totalMicros : pieces.get(0).atMicros();
    }
}
