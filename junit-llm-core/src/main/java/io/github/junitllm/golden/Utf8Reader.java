package io.github.junitllm.golden;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads UTF-8 text and refuses, with the place, everything else: other encodings, byte order marks, broken sequences. */
final class Utf8Reader extends Reader {

    /** A wrong byte, or a file that is not UTF-8 from its first byte on. */
    static final class BadEncoding extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final long offset;

        BadEncoding(long offset, String problem) {
            super(problem);
            this.offset = offset;
        }

        /** Where the first wrong byte is, counted from 0; -1 if it is the whole file that is wrong. */
        long offset() {
            return offset;
        }

        String problem() {
            return String.valueOf(getMessage());
        }
    }

    private static final int BUFFER = 16 * 1024;

    private final InputStream bytes;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final ByteBuffer in = ByteBuffer.allocate(BUFFER).limit(0);
    private final CharBuffer out = CharBuffer.allocate(BUFFER).limit(0);
    private long consumed;
    private boolean started;
    private boolean ended;

    Utf8Reader(InputStream bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!out.hasRemaining() && !fill()) {
            return -1;
        }
        int count = Math.min(length, out.remaining());
        out.get(into, offset, count);
        return count;
    }

    /**
     * Reads up to the next line feed, which is left out.
     *
     * @return the line, or null at the end
     * @throws BadRow without a place if the line has more than {@code longest} characters
     */
    @Nullable
    String readLine(int longest) throws IOException {
        StringBuilder parts = null;
        while (out.hasRemaining() || fill()) {
            char[] chars = out.array();
            int start = out.position();
            int end = start;
            while (end < out.limit() && chars[end] != '\n') {
                end++;
            }
            boolean complete = end < out.limit();
            out.position(complete ? end + 1 : end);
            if (complete && parts == null) {
                return new String(chars, start, end - start);
            }
            parts = parts == null ? new StringBuilder() : parts;
            parts.append(chars, start, end - start);
            if (parts.length() > longest) {
                throw new BadRow(0, 0, null, "the row is longer than " + longest + " characters");
            }
            if (complete) {
                break;
            }
        }
        return parts == null ? null : parts.toString();
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    /** Decodes more characters; false at the end. */
    private boolean fill() throws IOException {
        while (true) {
            if (!ended) {
                readMore();
            }
            out.clear();
            int before = in.position();
            CoderResult result = decoder.decode(in, out, ended);
            consumed += in.position() - before;
            out.flip();
            if (result.isError() && !out.hasRemaining()) {
                throw new BadEncoding(
                        consumed,
                        String.format(
                                Locale.ROOT,
                                "byte 0x%02X at offset %d is not UTF-8",
                                in.get(in.position()) & 0xFF,
                                consumed));
            }
            if (out.hasRemaining()) {
                return true;
            }
            if (ended) {
                return false;
            }
        }
    }

    private void readMore() throws IOException {
        in.compact();
        int count = bytes.read(in.array(), in.position(), in.remaining());
        ended = count < 0;
        in.position(in.position() + Math.max(count, 0));
        in.flip();
        if (!started) {
            started = true;
            rejectOtherEncodings();
        }
    }

    private void rejectOtherEncodings() {
        int first = octet(0);
        int second = octet(1);
        if (first == 0xEF && second == 0xBB && octet(2) == 0xBF) {
            throw new BadEncoding(-1, "begins with a byte order mark");
        }
        if ((first == 0xFE && second == 0xFF) || (first == 0xFF && second == 0xFE)) {
            throw new BadEncoding(-1, "is UTF-16, not UTF-8");
        }
        if (first == 0 || second == 0) {
            throw new BadEncoding(-1, "is UTF-16 or UTF-32, or no text at all");
        }
    }

    private int octet(int at) {
        return at < in.limit() ? in.get(at) & 0xFF : -1;
    }
}
