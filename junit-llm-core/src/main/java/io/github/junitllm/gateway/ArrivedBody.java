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
        size += piece.length;
        if (size > LARGEST) {
            throw new IOException("it is over the gateway's 16 MB");
        }
        pieces.add(new Piece(now(), piece));
    }

    /** Returns when the first piece came; now, if none has. */
    long first() {
        return pieces.isEmpty() ? now() : pieces.get(0).atMicros();
    }

    RawAnswer answer(int status, Map<String, String> headers, long headMicros, RawAnswer.End end) {
        long total = now();
        long first = pieces.isEmpty() ? total : pieces.get(0).atMicros();
        List<Piece> events = EventSplitter.split(headers.get("content-type"), pieces);
        return new RawAnswer(status, headers, headMicros, first, total, events, end);
    }
}
