package io.github.junitllm.assertions.guard.personal;

/**
 * A text in which every space is a space, every dash a hyphen and every digit one of ASCII, as numbers are written with any
 * of them. Each UTF-16 unit stands where it stood.
 */
final class EvenText {

    private static final int FULL_WIDTH = '！' - '!';

    private EvenText() {}

    static String of(String text) {
        if (isAscii(text)) {
            return text;
        }
        char[] even = text.toCharArray();
        for (int i = 0; i < even.length; i++) {
            if (even[i] >= 0x80) {
                even[i] = even(even[i]);
            }
        }
        return new String(even);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static char even(char c) {
        if (c >= '！' && c <= '～') {
            char narrow = (char) (c - FULL_WIDTH);
            return Character.isLetter(narrow) ? c : narrow;
        }
        if (c == '\u2212') {
            return '-';
        }
        int type = Character.getType(c);
        if (type == Character.DECIMAL_DIGIT_NUMBER) {
            return (char) ('0' + Character.digit(c, 10));
        }
        return type == Character.SPACE_SEPARATOR ? ' ' : type == Character.DASH_PUNCTUATION ? '-' : c;
    }
}
