package io.github.junitllm.assertions.prose;

import java.text.Normalizer;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * Texts in small letters, without case and in one Unicode form, in linear time. The JDK's own methods take quadratic time
 * for some texts: where each letter grows ({@code ß} in capitals), for each capital sigma, and for long runs of combining
 * marks, which normalization sorts.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Letters {

    /** How many marks in a row are sorted: as in the Stream-Safe Text Format (UAX #15, section 13). */
    private static final int MOST_MARKS = 30;

    private static final int SIGMA = '\u03a3';
    private static final int FINAL_SIGMA = '\u03c2';
    private static final int DOTTED_I = '\u0130';

    private Letters() {}

    /** Returns the text in small letters, in no particular language; a sigma at the end of a word is a final one. */
    public static String lower(String text) {
        if (text.indexOf(SIGMA) < 0 && text.indexOf(DOTTED_I) < 0) {
            return text.toLowerCase(Locale.ROOT);
        }
        StringBuilder lower = new StringBuilder(text.length() + 16);
        boolean inWord = false;
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            if (point == SIGMA && inWord && !wordGoesOn(text, at)) {
                lower.append((char) FINAL_SIGMA);
            } else {
                appendLower(point, lower);
            }
            inWord = isCased(point) || (inWord && isInsideWords(point));
        }
        return lower.toString();
    }

    /** Returns the text without case, in no particular language: {@code ß} is {@code ss}, and there is one sigma. */
    public static String withoutCase(String text) {
        StringBuilder folded = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            if (point < 0x80) {
                appendLower(point, folded);
            } else {
                Character.toString(point)
                        .toUpperCase(Locale.ROOT)
                        .codePoints()
                        .forEach(capital -> appendLower(capital, folded));
            }
        });
        return folded.toString();
    }

    /** Returns the text in a Unicode form. Only marks that stand behind {@value #MOST_MARKS} others keep their order. */
    public static String normalized(String text, Normalizer.Form form) {
        StringBuilder normalized = null;
        int from = 0;
        int marks = 0;
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            marks = isMark(point) ? marks + 1 : 0;
            if (marks > MOST_MARKS) {
                normalized = normalized == null ? new StringBuilder(text.length()) : normalized;
                normalized.append(Normalizer.normalize(text.substring(from, at), form));
                from = at;
                marks = 1;
            }
            at += Character.charCount(point);
        }
        String rest = Normalizer.normalize(text.substring(from), form);
        return normalized == null ? rest : normalized.append(rest).toString();
    }

    private static void appendLower(int point, StringBuilder lower) {
        if (point == DOTTED_I) {
            lower.append("i\u0307");
        } else {
            lower.appendCodePoint(Character.toLowerCase(point));
        }
    }

    private static boolean wordGoesOn(String text, int from) {
        for (int at = from; at < text.length(); ) {
            int point = text.codePointAt(at);
            if (!isInsideWords(point)) {
                return isCased(point);
            }
            at += Character.charCount(point);
        }
        return false;
    }

    private static boolean isCased(int point) {
        return Character.isUpperCase(point) || Character.isLowerCase(point) || Character.isTitleCase(point);
    }

    /** What Unicode calls case-ignorable (section 3.13), as far as texts have it. */
    private static boolean isInsideWords(int point) {
        return isMark(point) || Character.getType(point) == Character.FORMAT || "'\u2019\u00b7.:".indexOf(point) >= 0;
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }
}
