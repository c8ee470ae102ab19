package io.github.junitllm.assertions.guard.unmask;

/**
 * Digits and signs that stand for letters ("1gn0re"), letters with gaps between them ("i g n o r e"), and words of which a
 * part is emphasised ("**ig**nore").
 */
final class Spelling {

    private static final String SIGNS = "0o1i3e4a5s7t@a$s!i|l";
    private static final int FEWEST_SPACED = 4;

    private Spelling() {}

    static Unmasked plain(Unmasked folded) {
        Unmasked joined = joined(folded.text());
        Unmasked even = even(joined.text());
        return letters(even.text()).in(even).in(joined).in(folded);
    }

    /** Leaves out the signs by which Markdown emphasises, where they touch a word. */
    private static Unmasked even(String text) {
        Unmasked.Builder even = new Unmasked.Builder(text.length());
        int i = 0;
        while (i < text.length()) {
            int end = i;
            while (end < text.length() && isEmphasis(text, end)) {
                end++;
            }
            boolean touches = (i > 0 && Character.isLetterOrDigit(text.charAt(i - 1)))
                    || (end < text.length() && Character.isLetterOrDigit(text.charAt(end)));
            int kept = touches ? end : i;
            for (i = kept; i < Math.max(end, kept + 1) && i < text.length(); i++) {
                even.append(text.charAt(i), i, i + 1);
            }
        }
        return even.named("spelling");
    }

    /** One underscore is a gap in a name, two are Markdown. */
    private static boolean isEmphasis(String text, int i) {
        char c = text.charAt(i);
        boolean twice = (i > 0 && text.charAt(i - 1) == c) || (i + 1 < text.length() && text.charAt(i + 1) == c);
        return c == '*' || c == '`' || c == '~' || (c == '_' && twice);
    }

    /** Joins four or more single letters with one and the same character between them. */
    private static Unmasked joined(String text) {
        Unmasked.Builder joined = new Unmasked.Builder(text.length());
        int i = 0;
        while (i < text.length()) {
            int letters = spacedFrom(text, i);
            if (letters >= FEWEST_SPACED) {
                for (int k = 0; k < letters; k++) {
                    joined.append(text.charAt(i + 2 * k), i + 2 * k, i + 2 * k + 1);
                }
                i += 2 * letters - 1;
            } else {
                joined.append(text.charAt(i), i, i + 1);
                i++;
            }
        }
        return joined.named("spelling");
    }

    private static int spacedFrom(String text, int start) {
        boolean begins = Character.isLetterOrDigit(text.charAt(start))
                && (start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1)));
        if (!begins || start + 2 >= text.length() || " .-_*".indexOf(text.charAt(start + 1)) < 0) {
            return 0;
        }
        char gap = text.charAt(start + 1);
        int letters = 1;
        int i = start + 1;
        while (i + 1 < text.length() && text.charAt(i) == gap && isAlone(text, i + 1)) {
            letters++;
            i += 2;
        }
        return letters;
    }

    private static boolean isAlone(String text, int i) {
        return Character.isLetterOrDigit(text.charAt(i))
                && (i + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(i + 1)));
    }

    /** Reads signs as letters in words that have both. */
    private static Unmasked letters(String text) {
        Unmasked.Builder letters = new Unmasked.Builder(text.length());
        int i = 0;
        while (i < text.length()) {
            int end = i;
            boolean letter = false;
            while (end < text.length() && (Character.isLetter(text.charAt(end)) || sign(text.charAt(end)) >= 0)) {
                letter |= Character.isLetter(text.charAt(end));
                end++;
            }
            for (int k = i; k < Math.max(end, i + 1); k++) {
                // A sign at the end of a word is punctuation: "now!"
                int sign = letter && (k > i || k + 1 < end) && !isPunctuation(text, k, end) ? sign(text.charAt(k)) : -1;
                letters.append(sign >= 0 ? SIGNS.charAt(sign + 1) : text.charAt(k), k, k + 1);
            }
            i = Math.max(end, i + 1);
        }
        return letters.named("spelling");
    }

    private static boolean isPunctuation(String text, int k, int end) {
        return k + 1 == end && (text.charAt(k) == '!' || text.charAt(k) == '|');
    }

    private static int sign(char c) {
        for (int i = 0; i < SIGNS.length(); i += 2) {
            if (SIGNS.charAt(i) == c) {
                return i;
            }
        }
        return -1;
    }
}
