package io.github.junitllm.golden;

/** Text without the differences that make no other question: case, white space, apostrophes, punctuation after words. */
final class NormalText {

    private NormalText() {}

    static String of(String text) {
        StringBuilder normal = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isIgnored(c) || (isPunctuation(c) && endsWord(text, i))) {
                continue;
            }
            if (!Character.isWhitespace(c)) {
                normal.append(c < 0x80 && (c < 'A' || c > 'Z') ? c : Character.toLowerCase(c));
            } else if (!normal.isEmpty() && normal.charAt(normal.length() - 1) != ' ') {
                normal.append(' ');
            }
        }
        int length = normal.length();
        return normal.substring(0, length > 0 && normal.charAt(length - 1) == ' ' ? length - 1 : length);
    }

    private static boolean isIgnored(char c) {
        return c == '\'' || c == '"' || (c >= '\u2018' && c <= '\u201F');
    }

    private static boolean isPunctuation(char c) {
        return c == '.' || c == ',' || c == ';' || c == ':' || c == '!' || c == '?';
    }

    private static boolean endsWord(String text, int at) {
        int next = at + 1;
        while (next < text.length() && (isPunctuation(text.charAt(next)) || isIgnored(text.charAt(next)))) {
            next++;
        }
        return next == text.length() || Character.isWhitespace(text.charAt(next));
    }
}
