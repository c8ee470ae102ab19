package io.github.junitllm.gateway.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apiguardian.api.API;

/**
 * Writes the answer to one request: whole by {@link #send}, or piece by piece by {@link #begin}, {@link #write} and
 * {@link #end}; or breaks the connection. Thread-confined, but {@link #reset} may be called by any thread.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Responder {

    private static final byte[] CRLF = {'\r', '\n'};
    private static final byte[] LAST_CHUNK = {'0', '\r', '\n', '\r', '\n'};

    private enum Framing {
        NOT_BEGUN,
        LENGTH,
        CHUNKED,
        UNTIL_CLOSE,
        ENDED
    }

    private final Connection connection;
    private final OutputStream output;
    private final boolean http11;
    private final boolean keepAlive;
    private final boolean bodyless;
    private Framing framing = Framing.NOT_BEGUN;
    private long missing;

    Responder(Connection connection, OutputStream output, Request request) {
        this(
                connection,
                output,
                request.http11(),
                request.keepAlive(),
                request.method().equals("HEAD"));
    }

    Responder(Connection connection, OutputStream output, boolean http11, boolean keepAlive, boolean bodyless) {
        this.connection = connection;
        this.output = output;
        this.http11 = http11;
        this.keepAlive = keepAlive;
        this.bodyless = bodyless;
    }

    /** Sends a whole answer with its length. */
    public void send(int status, Headers headers, byte[] body) throws IOException {
        begin(status, headers, body.length);
        if (!bodyless && !withoutBody(status)) {
            output.write(body);
        }
        output.flush();
        missing = 0;
        framing = Framing.ENDED;
    }

    /**
     * Sends the head of an answer.
     *
     * @param length length of the body in bytes, or a negative number for one that is chunked
     */
    public void begin(int status, Headers headers, long length) throws IOException {
        if (framing != Framing.NOT_BEGUN) {
            throw new IllegalStateException("The answer has begun already.");
        }
        StringBuilder head = new StringBuilder(256);
        head.append("HTTP/1.1 ")
                .append(status)
                .append(' ')
                .append(reason(status))
                .append("\r\n");
        headers.forEach((name, value) ->
                head.append(name).append(": ").append(oneLine(value)).append("\r\n"));
        missing = length;
        if (withoutBody(status)) {
            framing = Framing.LENGTH;
            missing = 0;
        } else if (length >= 0) {
            framing = Framing.LENGTH;
            head.append("content-length: ").append(length).append("\r\n");
        } else if (http11) {
            framing = Framing.CHUNKED;
            head.append("transfer-encoding: chunked\r\n");
        } else {
            framing = Framing.UNTIL_CLOSE;
        }
        if (!keepAlive || framing == Framing.UNTIL_CLOSE) {
            head.append("connection: close\r\n");
        } else if (!http11) {
            head.append("connection: keep-alive\r\n");
        }
        head.append("\r\n");
        output.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends a piece of the body at once, as a chunk of its own where the answer is chunked. */
    public void write(byte[] piece) throws IOException {
        if (piece.length == 0 || bodyless) {
            return;
        }
        switch (framing) {
            case CHUNKED -> {
                output.write(Integer.toHexString(piece.length).getBytes(StandardCharsets.US_ASCII));
                output.write(CRLF);
                output.write(piece);
                output.write(CRLF);
            }
            case LENGTH -> {
                if (piece.length > missing) {
                    throw new IllegalStateException("The body is longer than was announced.");
                }
                missing -= piece.length;
                output.write(piece);
            }
            case UNTIL_CLOSE -> output.write(piece);
            case NOT_BEGUN, ENDED -> throw new IllegalStateException("There is no answer under way.");
        }
        output.flush();
    }

    /** Pushes out what was written so far, so that a client sees the head before the first piece. */
    public void flush() throws IOException {
        output.flush();
    }

    /** Ends the answer. */
    public void end() throws IOException {
        if (framing == Framing.CHUNKED && !bodyless) {
            output.write(LAST_CHUNK);
        }
        if (framing == Framing.UNTIL_CLOSE) {
            missing = 1; // only closing ends such a body
        }
        output.flush();
        framing = Framing.ENDED;
    }

    /**
     * Waits until the client has closed the connection; what it still sends is lost.
     *
     * @return whether it did so in time
     */
    public boolean awaitClientGone(Duration atMost) {
        return connection.awaitEnd(atMost);
    }

    /** Whether the client has been sent the head of an answer. */
    public boolean begun() {
        return framing != Framing.NOT_BEGUN;
    }

    /** Closes the connection without ending the answer: the client sees it cut off. */
    public void cut() {
        connection.close();
    }

    /** Resets the connection (TCP RST): the client sees "connection reset". */
    public void reset() {
        connection.reset();
    }

    boolean reusable() {
        boolean complete = framing == Framing.ENDED && (missing <= 0 || bodyless);
        return complete && keepAlive;
    }

    private static boolean withoutBody(int status) {
        return status < 200 || status == 204 || status == 304;
    }

    /** A header value never opens a second line, whatever a fixture or a provider put into it. */
    private static String oneLine(String value) {
        boolean clean = value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c != 0x7f && c <= 0xff));
        return clean ? value : value.replaceAll("[^\\t\\x20-\\x7e\\x80-\\xff]", " ");
    }

    private static String reason(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 201 -> "Created";
            case 204 -> "No Content";
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 408 -> "Request Timeout";
            case 413 -> "Content Too Large";
            case 424 -> "Failed Dependency";
            case 429 -> "Too Many Requests";
            case 431 -> "Request Header Fields Too Large";
            case 500 -> "Internal Server Error";
            case 502 -> "Bad Gateway";
            case 503 -> "Service Unavailable";
            case 504 -> "Gateway Timeout";
            case 529 -> "Overloaded";
            case 505 -> "HTTP Version Not Supported";
            default -> "Status";
        };
    }
}
