package io.github.junitllm.assertions.retrieval;

import io.github.junitllm.assertions.prose.Blanks;
import java.util.ArrayList;
import java.util.List;

/**
 * What an answer has between double quotes.
 *
 * @param text without the quotes
 * @param start first UTF-16 index of the opening quote
 * @param end the index after the closing one
 */
record QuotedSpan(String text, int start, int end) {

    private static final String OPENING = "\"\u201C\u201E\u201D\u00AB\u00BB\u300C\u300E\uFF02";

    /**
     * Returns the spans, the outer one where they nest. A quote that is not closed in its paragraph is none, nor is a
     * straight one right behind a letter or a digit, as after inches.
     */
    static List<QuotedSpan> in(String text) {
        List<QuotedSpan> spans = new ArrayList<>();
        // Up to where no quote of a kind closes: so that each stretch is searched once for each kind.
        int[] open = new int[OPENING.length()];
        int at = 0;
        while (at < text.length()) {
            int kind = OPENING.indexOf(text.charAt(at));
            if (kind < 0 || at < open[kind] || isInches(text, at) || !mayOpen(text, at)) {
                at++;
                continue;
            }
            int end = closing(text, at);
            if (end < 0) {
                open[kind] = -end;
                at++;
                continue;
            }
            String inside = text.substring(at + 1, end);
            if (!inside.isBlank()) {
                spans.add(new QuotedSpan(inside, at, end + 1));
            }
            at = end + 1;
        }
        return spans;
    }

    private static boolean isInches(String text, int at) {
        return text.charAt(at) == '"' && at > 0 && Character.isLetterOrDigit(text.charAt(at - 1));
    }

    /** A sign that closes elsewhere opens only where no word ends: as in Swedish ”ord” and German »Wort«. */
    private static boolean mayOpen(String text, int at) {
        return "\u201D\u00BB".indexOf(text.charAt(at)) < 0
                || at == 0
                || Blanks.isBlank(text.charAt(at - 1))
                || "([{-\u2013\u2014:".indexOf(text.charAt(at - 1)) >= 0;
    }

    /** Returns the pieces between marks of omission, each as it must occur in a document. */
    List<String> pieces() {
        List<String> pieces = new ArrayList<>();
        for (String piece : text.replace("[\u2026]", "\u2026")
                .replace("[...]", "\u2026")
                .replace("...", "\u2026")
                .split("\u2026", -1)) {
            String normal = normal(piece);
            if (!normal.isBlank()) {
                pieces.add(normal.strip());
            }
        }
        return pieces;
    }

    /** Returns the text with each run of white space as one space and each typographic quote as a plain one. */
    static String normal(String text) {
        StringBuilder normal = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
                if (normal.isEmpty() || normal.charAt(normal.length() - 1) != ' ') {
                    normal.append(' ');
                }
            } else {
                normal.append(plainQuote(character));
            }
        }
        return normal.toString();
    }

    private static char plainQuote(char character) {
        return switch (character) {
            case '\u201C', '\u201D', '\u201E', '\u201F', '\u00AB', '\u00BB', '\uFF02' -> '"';
            case '\u2018', '\u2019', '\u201A', '\u201B', '\u2039', '\u203A', '\uFF07' -> '\'';
            default -> character;
        };
    }

    /** Returns where the quote closes, or the negative index of the end of its paragraph. */
    private static int closing(String text, int open) {
        char quote = text.charAt(open);
        for (int i = open + 1; i < text.length(); i++) {
            char character = text.charAt(i);
            if (closes(quote, character)) {
                return i;
            } else if (character == '\n' && isBlankLine(text, i + 1)) {
                return -i;
            }
        }
        return -text.length();
    }

    private static boolean isBlankLine(String text, int start) {
        int at = start;
        while (at < text.length() && at - start < 20 && text.charAt(at) != '\n' && Blanks.isBlank(text.charAt(at))) {
            at++;
        }
        return at < text.length() && text.charAt(at) == '\n';
    }

    private static boolean closes(char open, char character) {
        return switch (open) {
            case '"' -> character == '"';
            case '\u201C' -> character == '\u201D' || character == '"';
            case '\u201E' -> character == '\u201C' || character == '\u201D' || character == '"';
            case '\u201D' -> character == '\u201D';
            case '\u00AB' -> character == '\u00BB';
            case '\u00BB' -> character == '\u00AB' || character == '\u00BB';
            case '\u300C' -> character == '\u300D';
            case '\u300E' -> character == '\u300F';
            default -> character == '\uFF02';
        };
    }
}
