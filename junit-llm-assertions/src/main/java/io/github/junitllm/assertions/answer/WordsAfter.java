package io.github.junitllm.assertions.answer;

import org.jspecify.annotations.Nullable;

/** The words or symbols that follow a number, with at most one space before each. */
record WordsAfter(String words, int end) {

    private static final int LONGEST_WORD = 20;

    /** Returns exactly {@code count} words, or null if there are fewer. */
    static @Nullable WordsAfter at(String text, int from, int count) {
        StringBuilder words = new StringBuilder();
        int at = from;
        for (int i = 0; i < count; i++) {
            if (at < text.length() && isGap(text.charAt(at))) {
                at++;
            } else if (i > 0) {
                return null;
            }
            at = text.startsWith("\\%", at) ? at + 1 : at;
            int end = wordEnd(text, at);
            if (end == at) {
                return null;
            }
            words.append(i > 0 ? " " : "").append(text, at, end);
            at = end;
        }
        return new WordsAfter(words.toString(), at);
    }

    private static boolean isGap(char character) {
        return character == ' ' || character == '\u00a0' || character == '\u202f';
    }

    private static int wordEnd(String text, int from) {
        if (from < text.length() && "%‰€£$¥₹".indexOf(text.charAt(from)) >= 0) {
            return from + 1;
        }
        int end = from;
        while (end < text.length() && end - from < LONGEST_WORD && isPart(text, from, end)) {
            end++;
        }
        return end;
    }

    private static boolean isPart(String text, int from, int at) {
        char character = text.charAt(at);
        if (Character.isLetter(character) || character == '°' || character == '℃' || character == '℉') {
            return true;
        }
        boolean inside = at > from && at + 1 < text.length();
        if (character == '²' || character == '³') {
            return at > from;
        } else if (character == '2' || character == '3') {
            return at > from && (at + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(at + 1)));
        }
        return (character == '/' || character == '^') && inside && Character.isLetterOrDigit(text.charAt(at + 1));
    }
}
