package io.github.junitllm.call;

import java.nio.charset.StandardCharsets;
import org.apiguardian.api.API;

/** A part of an answer's body and when its last byte arrived. The bytes are shared, not copied: do not change them. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Piece {

    private final long atMicros;
    private final byte[] bytes;

    /**
     * Creates a piece.
     *
     * @param atMicros microseconds since the request was sent
     */
    public Piece(long atMicros, byte[] bytes) {
        this.atMicros = atMicros;
        this.bytes = bytes;
    }

    public long atMicros() {
        return atMicros;
    }

    public byte[] bytes() {
        return bytes;
    }

    @Override
    public String toString() {
        return atMicros + " us: " + new String(bytes, StandardCharsets.UTF_8);
    }
}
