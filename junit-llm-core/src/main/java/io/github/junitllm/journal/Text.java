package io.github.junitllm.journal;

/** Makes any string fit for a journal line: of bounded length and encodable as UTF-8. */
final class Text {

    /** Longest message of a line, in characters. With it a line stays far below 64 KiB, which is one write. */
    static final int MAX_MESSAGE = 4_000;

    /** Longest id, name or tag of a line, in characters. */
    static final int MAX_NAME = 1_000;

    private static final char REPLACEMENT = '\uFFFD';

    private Text() {}

    static String message(String text) {
        return bounded(text, MAX_MESSAGE);
    }

    static String name(String text) {
        return bounded(text, MAX_NAME);
    }

    private static String bounded(String text, int max) {
        if (text.length() <= max) {
            return encodable(text);
        }
        int end = Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
        return encodable(text.substring(0, end)) + "... (" + (text.length() - end) + " more characters)";
    }

    /** A model may send half a surrogate pair; UTF-8 has no bytes for it. */
    private static String encodable(String text) {
        StringBuilder repaired = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                continue;
            }
            repaired = repaired == null ? new StringBuilder(text) : repaired;
            repaired.setCharAt(i, REPLACEMENT);
        }
        return repaired == null ? text : repaired.toString();
    }
}
