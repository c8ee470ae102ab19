package io.github.junitllm.assertions.guard.personal;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in a text something may begin, told by a quick look: patterns tried at every character take most of the time.
 */
final class Places {

    private final String text;

    /** Indices, from first to last. */
    private final int[] at;

    private Places(String text, int[] at) {
        this.text = text;
        this.at = at;
    }

    /** Returns the places that a quick look at the text and an index in it lets pass. */
    static Places of(String text, QuickLook look) {
        int[] at = new int[16];
        int size = 0;
        for (int i = 0; i < text.length(); i++) {
            if (look.mayBegin(text, i)) {
                at = size == at.length ? Arrays.copyOf(at, 2 * size) : at;
                at[size++] = i;
            }
        }
        return new Places(text, Arrays.copyOf(at, size));
    }

    String text() {
        return text;
    }

    @FunctionalInterface
    interface QuickLook {

        /** Whether something may begin at this index of the text. Looks at few characters. */
        boolean mayBegin(String text, int at);
    }

    /** Tells every match of a pattern that begins at one of the places, none of which overlaps the one before. */
    void each(Pattern pattern, Consumer<MatchResult> found) {
        if (at.length == 0) {
            return;
        }
        Matcher matcher = pattern.matcher(text);
        matcher.useTransparentBounds(true).useAnchoringBounds(false);
        int free = 0;
        for (int place : at) {
            if (place >= free && matcher.region(place, text.length()).lookingAt()) {
                found.accept(matcher);
                free = matcher.end();
            }
        }
    }

    /** Whether no letter, no digit and none of the signs stands right ahead of the index. */
    static boolean isFreeBefore(String text, int at, String signs) {
        if (at == 0) {
            return true;
        }
        char before = text.charAt(at - 1);
        return before < 0x80
                ? !isAlphanumeric(before) && signs.indexOf(before) < 0
                : !Character.isLetter(text.codePointBefore(at)) && !isNumber(text.codePointBefore(at));
    }

    /** Whether a digit stands at the index or among so many characters behind it. */
    static boolean isDigitNear(String text, int at, int within) {
        int end = Math.min(text.length(), at + within);
        for (int i = at; i < end; i++) {
            if (isDigit(text, i)) {
                return true;
            }
        }
        return false;
    }

    static boolean isDigit(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    }

    /** As {@code \p{N}} has it. */
    private static boolean isNumber(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }
}
