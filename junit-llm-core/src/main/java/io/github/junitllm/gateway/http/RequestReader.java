package io.github.junitllm.gateway.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads requests from one connection, strictly (RFC 9112) and within bounds: what two readers could understand in two
 * ways is refused. Bytes of a following request stay in the buffer.
 */
final class RequestReader {

    static final int MAX_HEAD = 64 * 1024;
    static final int MAX_BODY = 16 * 1024 * 1024;
    private static final int MAX_HEADERS = 200;
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** Characters of method and header names (RFC 9110, 5.6.2). */
    private static final BitSet TOKEN = token();

    private final ByteSource source;
    private final OutputStream output;

    RequestReader(InputStream input, OutputStream output, ByteSource.Clock clock) {
        this.source = new ByteSource(input, clock);
        this.output = output;
    }

    /**
     * Reads the next request, waiting for it without limit; once its first byte is there, the rest has to follow in time.
     *
     * @return {@code null} if the client closed the connection between two requests
     */
    @Nullable
    Request read() throws IOException {
        if (!source.awaitFirstByte()) {
            return null;
        }
        source.limit(MAX_HEAD, 431, "the head of the request");
        String line = source.line();
        if (line.isEmpty()) {
            line = source.line(); // RFC 9112, 2.2: one empty line ahead of a request is tolerated
        }
        if (line.equals(Http2Refusal.PREFACE)) {
            throw new BadRequestException(505, Http2Refusal.MESSAGE);
        }
        String[] parts = line.split(" ", -1);
        if (parts.length != 3 || !isToken(parts[0])) {
            throw new BadRequestException(400, "This is no HTTP request line: " + excerpt(line));
        }
        boolean http11 = parts[2].equals("HTTP/1.1");
        if (!http11 && !parts[2].equals("HTTP/1.0")) {
            throw new BadRequestException(505, "The gateway speaks HTTP/1.1, not " + excerpt(parts[2]));
        }
        String target = originForm(parts[1]);
        Headers headers = headers();
        if (http11 && headers.all("host").size() != 1) {
            throw new BadRequestException(400, "A request needs exactly one Host header.");
        }
        Origin.requireLocal(headers);
        return new Request(parts[0], target, http11, headers, body(headers));
    }

    private Headers headers() throws IOException {
        Headers headers = new Headers();
        while (true) {
            String line = source.line();
            if (line.isEmpty()) {
                return headers;
            }
            int colon = line.indexOf(':');
            if (colon < 1 || !isToken(line.substring(0, colon))) {
                throw new BadRequestException(400, "This is no header line: " + excerpt(line));
            }
            if (headers.size() == MAX_HEADERS) {
                throw new BadRequestException(431, "A request has more than " + MAX_HEADERS + " headers.");
            }
            headers.add(line.substring(0, colon), line.substring(colon + 1).strip());
        }
    }

    private byte[] body(Headers headers) throws IOException {
        boolean encoded = headers.first("transfer-encoding") != null;
        int length = encoded ? -1 : contentLength(headers);
        if (encoded) {
            if (headers.first("content-length") != null) {
                throw new BadRequestException(400, "A request has both Content-Length and Transfer-Encoding.");
            }
            if (headers.all("transfer-encoding").size() != 1
                    || !"chunked".equalsIgnoreCase(headers.first("transfer-encoding"))) {
                throw new BadRequestException(501, "The only transfer encoding the gateway reads is chunked.");
            }
        } else if (length == 0) {
            return new byte[0];
        }
        if (headers.lists("expect", "100-continue")) {
            output.write(CONTINUE);
            output.flush();
        }
        return encoded ? new ChunkedBody(source, MAX_BODY).read() : source.exactly(length);
    }

    private static int contentLength(Headers headers) throws BadRequestException {
        var values = headers.all("content-length");
        if (values.isEmpty()) {
            return 0;
        }
        String value = values.get(0);
        if (values.size() > 1
                || value.isEmpty()
                || value.length() > 18
                || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new BadRequestException(400, "This is no Content-Length: " + excerpt(String.join(", ", values)));
        }
        long length = Long.parseLong(value);
        if (length > MAX_BODY) {
            throw new BadRequestException(413, "A request body of " + length + " bytes is over the gateway's 16 MB.");
        }
        return (int) length;
    }

    /** Clients that think they talk to a proxy send the whole URL; only its path matters here. */
    private static String originForm(String target) throws BadRequestException {
        String path = target;
        if (target.startsWith("http://")) {
            int slash = target.indexOf('/', "http://".length());
            path = slash < 0 ? "/" : target.substring(slash);
        }
        if (!path.startsWith("/") || path.indexOf('#') >= 0 || !path.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new BadRequestException(400, "This is no request target: " + excerpt(target));
        }
        return path;
    }

    private static BitSet token() {
        BitSet token = new BitSet();
        token.set('a', 'z' + 1);
        token.set('A', 'Z' + 1);
        token.set('0', '9' + 1);
        "!#$%&'*+-.^_`|~".chars().forEach(token::set);
        return token;
    }

    private static boolean isToken(String text) {
        return !text.isEmpty() && text.chars().allMatch(TOKEN::get);
    }

    /** Cuts foreign text for a message and takes the control characters out. */
    static String excerpt(String text) {
        String cut = text.length() <= 60 ? text : text.substring(0, 60) + "...";
        return '\'' + cut.replaceAll("[^\\x20-\\x7e]", "?") + '\'';
    }

    /** Ends quietly or not: a connection that closes in the middle of a request is no request. */
    static EOFException cutOff() {
        return new EOFException("The client closed the connection in the middle of a request.");
    }
}
