package io.github.junitllm.gateway.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** Buffered bytes of a connection, read under a limit of size and time. Thread-confined. */
final class ByteSource {

    /** How long a client may take for one request from its first byte to its last. */
    interface Clock {
        /** A request begins or ends: limits every read from now on, or lets the next one wait. */
        void running(boolean running) throws IOException;

        /** Whether the running request has used up its time. */
        boolean expired();
    }

    private static final int BUFFER = 16 * 1024;

    private final InputStream input;
    private final Clock clock;
    private final byte[] buffer = new byte[BUFFER];
    private final byte[] lineBuffer = new byte[RequestReader.MAX_HEAD];
    private int from;
    private int to;
    private int remaining;
    private int statusOverLimit;
    private String limited = "";

    ByteSource(InputStream input, Clock clock) {
        this.input = input;
        this.clock = clock;
    }

    /** Waits for a request to begin; false if the client closed instead. */
    boolean awaitFirstByte() throws IOException {
        clock.running(false);
        boolean there = from < to || fill();
        clock.running(true);
        return there;
    }

    /** Limits how many bytes the following lines may have together. */
    void limit(int bytes, int status, String what) {
        remaining = bytes;
        statusOverLimit = status;
        limited = what;
    }

    /** Reads a line that ends in CRLF; anything but visible ASCII, blank, tab and bytes above 0x7f is refused. */
    String line() throws IOException {
        int length = 0;
        while (true) {
            int b = next();
            if (b == '\r') {
                if (next() != '\n') {
                    throw new BadRequestException(400, "A carriage return is not followed by a line feed.");
                }
                return new String(lineBuffer, 0, length, StandardCharsets.ISO_8859_1);
            }
            if ((b < ' ' && b != '\t') || b == 0x7f) {
                throw new BadRequestException(400, "There is a control character in the head of a request.");
            }
            if (length == lineBuffer.length) {
                throw overLimit();
            }
            lineBuffer[length++] = (byte) b;
        }
    }

    byte[] exactly(int length) throws IOException {
        // Grows with what arrives: a client that announces 16 MB and sends nothing costs nothing.
        byte[] bytes = new byte[Math.min(length, BUFFER)];
        int filled = 0;
        while (filled < length) {
            if (from == to && !fill()) {
                throw RequestReader.cutOff();
            }
            int part = Math.min(to - from, length - filled);
            if (filled + part > bytes.length) {
                bytes = java.util.Arrays.copyOf(bytes, Math.min(length, Math.max(filled + part, bytes.length * 2)));
            }
            System.arraycopy(buffer, from, bytes, filled, part);
            from += part;
            filled += part;
        }
        return bytes;
    }

    private int next() throws IOException {
        if (from == to && !fill()) {
            throw RequestReader.cutOff();
        }
        if (--remaining < 0) {
            throw overLimit();
        }
        return buffer[from++] & 0xff;
    }

    private BadRequestException overLimit() {
        return new BadRequestException(statusOverLimit, "Too long: " + limited + '.');
    }

    private boolean fill() throws IOException {
        try {
            if (clock.expired()) {
                throw new SocketTimeoutException();
            }
            int read = input.read(buffer);
            from = 0;
            to = Math.max(read, 0);
            return read > 0;
        } catch (SocketTimeoutException slow) {
            throw new BadRequestException(408, "A client began a request and did not finish it in time.");
        }
    }
}
