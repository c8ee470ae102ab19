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
    private final byte[] chunk = new byte[1 << 16];
    private int position;
    private int limit;
    private byte[] line = new byte[1 << 12];
    private long number;

    Lines(InputStream in) {
        this.in = in;
    }

    /** Returns the next line without its line feed, or null at the end. */
    @Nullable
    Line next() throws IOException {
        int length = 0;
        boolean tooLong = false;
        boolean terminated = false;
        boolean any = false;
        while (!terminated && filled()) {
            any = true;
            int end = position;
            while (end < limit && chunk[end] != '\n') {
                end++;
            }
            terminated = end < limit;
            int taken = Math.min(end - position, MAX_LENGTH - length);
            tooLong |= taken < end - position;
            append(length, taken);
            length += taken;
            position = terminated ? end + 1 : end;
        }
        return any ? new Line(++number, Arrays.copyOf(line, length), terminated, tooLong) : null;
    }

    private boolean filled() throws IOException {
        if (position == limit) {
            position = 0;
            limit = Math.max(0, in.read(chunk));
        }
        return position < limit;
    }

    private void append(int length, int taken) {
        if (length + taken > line.length) {
            line = Arrays.copyOf(line, Math.max(length + taken, 2 * line.length));
        }
        System.arraycopy(chunk, position, line, length, taken);
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
