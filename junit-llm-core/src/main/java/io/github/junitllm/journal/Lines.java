package io.github.junitllm.journal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Splits a stream of bytes at line feeds, before any decoding, so that a torn character spoils no more than its line. */
final class Lines {

    /** A journal's lines are far shorter; what is longer is no journal, and is not kept in memory. */
    static final int MAX_LENGTH = 1 << 22;

    private final InputStream in;
    private byte[] buffer = new byte[1 << 12];
    private long number;

    Lines(InputStream in) {
        this.in = in;
    }

    /** Returns the next line without its line feed, or null at the end. */
    @Nullable
    Line next() throws IOException {
        int length = 0;
        int next = in.read();
        if (next < 0) {
            return null;
        }
        boolean tooLong = false;
        for (; next >= 0 && next != '\n'; next = in.read()) {
            if (length == MAX_LENGTH) {
                tooLong = true;
                continue;
            }
            if (length == buffer.length) {
                buffer = Arrays.copyOf(buffer, 2 * length);
            }
            buffer[length++] = (byte) next;
        }
        number++;
        return new Line(number, Arrays.copyOf(buffer, length), next == '\n', tooLong);
    }

    /**
     * One line.
     *
     * @param number line number, from 1
     * @param bytes its bytes, at most {@link #MAX_LENGTH}
     * @param terminated whether a line feed ended it; a line without one may be torn
     * @param tooLong whether bytes were left out
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Line(long number, byte[] bytes, boolean terminated, boolean tooLong) {

        boolean isBlank() {
            for (byte b : bytes) {
                if (b != ' ' && b != '\t' && b != '\r') {
                    return false;
                }
            }
            return true;
        }
    }
}
