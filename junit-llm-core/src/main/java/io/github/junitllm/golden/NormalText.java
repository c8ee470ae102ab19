package io.github.junitllm.golden;

/** Text without the differences that make no other question: case, white space, apostrophes, punctuation after words. */
final class NormalText {

    private NormalText() {}

    static String of(String text) {
        // In place and without a call for most characters: this runs once over every input, before anything is
        // compiled.
        char[] chars = text.toCharArray();
        int length = 0;
        for (int i = 0; i < chars.length; i++) {
            char c = chars[i];
            if (c >= 'a' && c <= 'z') {
                chars[length++] = c;
            } else if (Character.isWhitespace(c)) {
                if (length > 0 && chars[length - 1] != ' ') {
                    chars[length++] = ' ';
                }
            } else if (!isIgnored(c) && !(isPunctuation(c) && endsWord(chars, i))) {
                chars[length++] = Character.toLowerCase(c);
            }
        }
        return new String(chars, 0, length > 0 && chars[length - 1] == ' ' ? length - 1 : length);
    }

    private static boolean isIgnored(char c) {
        return c == '\'' || c == '"' || (c >= '\u2018' && c <= '\u201F');
    }

    private static boolean isPunctuation(char c) {
        return c == '.' || c == ',' || c == ';' || c == ':' || c == '!' || c == '?';
    }

    private static boolean endsWord(char[] text, int at) {
        int next = at + 1;
        while (next < text.length && (isPunctuation(text[next]) || isIgnored(text[next]))) {
            next++;
        }
        return next == text.length || Character.isWhitespace(text[next]);
    }
}
