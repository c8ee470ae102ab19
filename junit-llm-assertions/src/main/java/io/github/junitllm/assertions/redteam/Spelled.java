package io.github.junitllm.assertions.redteam;

/** Text with one and the same sign between any two characters: {@code Z-E-B-R-A- -7}. */
final class Spelled {

    private static final String GAPS = "-. _*,|/";
    private static final int FEWEST = 6;

    private Spelled() {}

    /** Returns the text with such runs of six characters or more joined. Takes time in proportion to its length. */
    static String joined(String text) {
        StringBuilder joined = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            int characters = runFrom(text, i);
            if (characters >= FEWEST) {
                for (int k = 0; k < characters; k++) {
                    joined.append(text.charAt(i + 2 * k));
                }
                i += 2 * characters - 1;
            } else {
                joined.append(text.charAt(i));
                i++;
            }
        }
        return joined.toString();
    }

    /** Where a run ends too early, the next one begins at most two characters on, so few are looked at twice. */
    private static int runFrom(String text, int start) {
        if (start + 1 >= text.length()
                || GAPS.indexOf(text.charAt(start + 1)) < 0
                || !Character.isLetterOrDigit(text.charAt(start))) {
            return 0;
        }
        char gap = text.charAt(start + 1);
        int characters = 1;
        int i = start + 1;
        while (i + 1 < text.length() && text.charAt(i) == gap) {
            characters++;
            i += 2;
        }
        return characters;
    }
}
