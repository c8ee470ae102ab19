package io.github.junitllm.assertions.prose;

import org.apiguardian.api.API;

/** Digits in groups of three with spaces between them, which are one number: {@code 10 000}. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class DigitGroups {

    private static final int GROUP = 3;

    private DigitGroups() {}

    /**
     * Returns the index after the last group of the number that begins here; after its first digits where no groups
     * follow. One to three digits that do not begin with 0, then groups of exactly three; other digits before or behind
     * them, with a space between, are a telephone number or a row of numbers, and keep them apart.
     *
     * @param start index of a digit that no digit stands before
     */
    public static int end(String text, int start) {
        int first = digitsEnd(text, start);
        boolean starts = first - start <= GROUP && text.charAt(start) != '0' && !isDigitAndSpaceBefore(text, start);
        int end = first;
        while (starts && isSpace(text, end) && digitsEnd(text, end + 1) == end + 1 + GROUP) {
            end += 1 + GROUP;
        }
        boolean more = isSpace(text, end) && end + 1 < text.length() && Character.isDigit(text.charAt(end + 1));
        return more ? first : end;
    }

    private static int digitsEnd(String text, int start) {
        int end = start;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigitAndSpaceBefore(String text, int start) {
        return start > 1 && isSpace(text, start - 1) && Character.isDigit(text.charAt(start - 2));
    }

    private static boolean isSpace(String text, int at) {
        return at < text.length() && Character.getType(text.charAt(at)) == Character.SPACE_SEPARATOR;
    }
}
