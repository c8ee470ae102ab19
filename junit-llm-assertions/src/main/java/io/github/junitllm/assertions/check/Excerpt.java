package io.github.junitllm.assertions.check;

import org.apiguardian.api.API;

/** A readable piece of a text for a message: short, on one line, never cut inside a character. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Excerpt {

    private static final int AROUND = 40;
    private static final int LONGEST = 160;

    private Excerpt() {}

    /** Returns the beginning of the text, in quotes. */
    public static String of(String text) {
        return cut(text, 0, Math.min(text.length(), LONGEST));
    }

    /**
     * Returns what stands at a place, with some text around it, in quotes.
     *
     * @param start first UTF-16 index of the place
     * @param end the index after its last
     */
    public static String around(String text, int start, int end) {
        int to = Math.min(end, start + LONGEST);
        return cut(text, Math.max(0, start - AROUND), Math.min(text.length(), to + AROUND));
    }

    private static String cut(String text, int start, int end) {
        int from =
                start > 0 && start < text.length() && Character.isLowSurrogate(text.charAt(start)) ? start - 1 : start;
        int to = end < text.length() && end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
        StringBuilder line = new StringBuilder(from > 0 ? "\"..." : "\"");
        for (int i = from; i < to; i++) {
            append(line, text.charAt(i));
        }
        return line.append(to < text.length() ? "...\"" : "\"").toString();
    }

    private static void append(StringBuilder line, char character) {
        switch (character) {
            case '\n' -> line.append("\\n");
            case '\r' -> line.append("\\r");
            case '\t' -> line.append("\\t");
            default -> {
                int type = Character.getType(character);
                if (type == Character.CONTROL || type == Character.FORMAT || type == Character.LINE_SEPARATOR) {
                    line.append("\\u").append(Integer.toHexString(0x10000 | character), 1, 5);
                } else {
                    line.append(character);
                }
            }
        }
    }
}
