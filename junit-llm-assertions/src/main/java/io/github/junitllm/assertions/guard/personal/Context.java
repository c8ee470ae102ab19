package io.github.junitllm.assertions.guard.personal;

import io.github.junitllm.assertions.prose.Letters;
import java.util.List;

/** The words around a number that say what it is. */
record Context(List<String> words) {

    private static final int NEAR = 40;

    /** Words as short as "sin" begin many others. */
    private static final int SHORT = 4;

    static Context of(String... words) {
        return new Context(List.of(words));
    }

    /** Whether one of the words stands a little ahead of the place, as a word of its own or the beginning of a longer one. */
    boolean standsBefore(String text, int start) {
        return isIn(text.substring(Math.max(0, start - NEAR), start));
    }

    /** Whether one of the words stands on the rest of the line, a little behind the place. */
    boolean standsAfter(String text, int end, int within) {
        String near = text.substring(end, Math.min(text.length(), end + within));
        int line = near.indexOf('\n');
        return isIn(line < 0 ? near : near.substring(0, line));
    }

    private boolean isIn(String near) {
        String lower = Letters.lower(near);
        for (String word : words) {
            for (int at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1)) {
                boolean begins = at == 0 || !Character.isLetterOrDigit(lower.charAt(at - 1));
                int end = at + word.length();
                boolean ends = end == lower.length() || !Character.isLetter(lower.charAt(end));
                if (begins && (ends || word.length() > SHORT)) {
                    return true;
                }
            }
        }
        return false;
    }
}
