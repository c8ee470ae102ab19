package io.github.junitllm.gateway.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Decodes a chunked request body (RFC 9112, 7.1); chunk extensions and trailers are read and dropped. */
final class ChunkedBody {

    private static final int MAX_OVERHEAD = 8 * 1024;

    private final ByteSource source;
    private final int maxBody;

    ChunkedBody(ByteSource source, int maxBody) {
        this.source = source;
        this.maxBody = maxBody;
    }

    byte[] read() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            source.limit(MAX_OVERHEAD, 400, "the size line of a chunk");
            int size = size(source.line());
            if (size == 0) {
                source.limit(MAX_OVERHEAD, 431, "the trailers of a request");
                while (!source.line().isEmpty()) {
                    // dropped: no model API reads trailers
                }
                return body.toByteArray();
            }
            if (size > maxBody - body.size()) {
                throw new BadRequestException(413, "A chunked request body is over the gateway's 16 MB.");
            }
            body.writeBytes(source.exactly(size));
            source.limit(2, 400, "a chunk");
            if (!source.line().isEmpty()) {
                throw new BadRequestException(400, "A chunk is longer than its size line says.");
            }
        }
    }

    private static int size(String line) throws BadRequestException {
        int semicolon = line.indexOf(';');
        String digits = (semicolon < 0 ? line : line.substring(0, semicolon)).strip();
        if (digits.isEmpty() || digits.length() > 8) {
            throw new BadRequestException(400, "A chunk has no valid size.");
        }
        long size = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(i), 16);
            if (digit < 0 || digits.charAt(i) > 'f') {
                throw new BadRequestException(400, "A chunk has no valid size.");
            }
            size = size * 16 + digit;
        }
        return (int) Math.min(size, Integer.MAX_VALUE);
    }
}
