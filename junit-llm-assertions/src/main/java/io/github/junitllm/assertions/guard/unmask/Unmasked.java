package io.github.junitllm.assertions.guard.unmask;

import java.util.Arrays;
import org.apiguardian.api.API;

/** A text as it reads without a disguise, with the way back to where each of its characters came from. Immutable. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Unmasked {

    /** The name of no disguise at all. */
    public static final String NONE = "none";

    private final String disguise;
    private final String text;
    private final int[] starts;
    private final int[] ends;

    private Unmasked(String disguise, String text, int[] starts, int[] ends) {
        this.disguise = disguise;
        this.text = text;
        this.starts = starts;
        this.ends = ends;
    }

    /** What was taken off: {@code none}, {@code spelling}, {@code base64}, {@code base64 in hex}. */
    public String disguise() {
        return disguise;
    }

    /** Whether every text has this reading, disguised or not, so that it must say more than others to mean anything. */
    public boolean isTurned() {
        return disguise.contains(Unmasking.ROTATED) || disguise.contains(Unmasking.REVERSED);
    }

    /** Small letters without marks, Latin where Latin ones look alike. */
    public String text() {
        return text;
    }

    /**
     * Returns where in the original text that begins which has become these characters.
     *
     * @param from the first of them
     * @param to the one after the last, more than from
     */
    public int originStart(int from, int to) {
        // Read backwards, the last of them stands first.
        return Math.min(starts[from], starts[to - 1]);
    }

    /** Returns where in the original text that ends which has become these characters, exclusive. */
    public int originEnd(int from, int to) {
        return Math.max(ends[from], ends[to - 1]);
    }

    /** Returns this one as it stands in another: every place in it is a place in that. */
    Unmasked in(Unmasked outer) {
        int[] from = new int[starts.length];
        int[] to = new int[ends.length];
        for (int i = 0; i < from.length; i++) {
            from[i] = outer.originStart(starts[i], ends[i]);
            to[i] = outer.originEnd(starts[i], ends[i]);
        }
        return new Unmasked(together(disguise, outer.disguise), text, from, to);
    }

    private static String together(String inner, String outer) {
        if (inner.equals(NONE) || inner.equals(outer)) {
            return outer;
        }
        return outer.equals(NONE) ? inner : inner + " in " + outer;
    }

    /** Puts together a text, character by character. */
    static final class Builder {

        private final StringBuilder text;
        private int[] starts;
        private int[] ends;

        Builder(int capacity) {
            this.text = new StringBuilder(capacity);
            this.starts = new int[Math.max(16, capacity)];
            this.ends = new int[Math.max(16, capacity)];
        }

        void append(char c, int start, int end) {
            int at = text.length();
            if (at == starts.length) {
                starts = Arrays.copyOf(starts, 2 * at);
                ends = Arrays.copyOf(ends, 2 * at);
            }
            starts[at] = start;
            ends[at] = end;
            text.append(c);
        }

        void append(String characters, int start, int end) {
            for (int i = 0; i < characters.length(); i++) {
                append(characters.charAt(i), start, end);
            }
        }

        int length() {
            return text.length();
        }

        Unmasked named(String disguise) {
            return new Unmasked(
                    disguise,
                    text.toString(),
                    Arrays.copyOf(starts, text.length()),
                    Arrays.copyOf(ends, text.length()));
        }
    }
}
