package io.github.junitllm.assertions.prose;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.apiguardian.api.API;

/** White space in the wide sense of Unicode and Python: with no-break spaces, which {@link String#strip()} leaves. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Blanks {

    private static final char NEXT_LINE = '\u0085';

    private Blanks() {}

    /** Tells whether a character is white space. */
    public static boolean isBlank(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character) || character == NEXT_LINE;
    }

    /** Tells whether a text is nothing but white space. */
    public static boolean isBlank(String text) {
        return text.chars().allMatch(Blanks::isBlank);
    }

    /** Returns the text without white space at its ends. */
    public static String strip(String text) {
        return trim(text, Blanks::isBlank);
    }

    /** Returns the text without some characters at its ends. */
    public static String trim(String text, IntPredicate cut) {
        int start = 0;
        int end = text.length();
        while (start < end && cut.test(text.charAt(start))) {
            start++;
        }
        while (end > start && cut.test(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** Returns the pieces between white space. */
    public static List<String> split(String text) {
        List<String> pieces = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean blank = i == text.length() || isBlank(text.charAt(i));
            if (blank && start >= 0) {
                pieces.add(text.substring(start, i));
                start = -1;
            } else if (!blank && start < 0) {
                start = i;
            }
        }
        return pieces;
    }

    /** Returns the text with each run of white space as one space, and none at its ends. */
    public static String collapse(String text) {
        return String.join(" ", split(text));
    }
}
