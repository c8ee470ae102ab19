package io.github.junitllm.assertions.guard;

import io.github.junitllm.assertions.check.Excerpt;

/** The look of a value that must not be read: at most an eighth of it at either end, and never more than four characters. */
final class Masked {

    private static final int MOST = 4;

    private Masked() {}

    static String of(String text, int start, int end) {
        int shown = Math.min(MOST, (end - start) / 8);
        // A pair of surrogates is shown whole or not at all.
        int head = shown > 0 && Character.isHighSurrogate(text.charAt(start + shown - 1)) ? shown - 1 : shown;
        int tail = shown > 0 && Character.isLowSurrogate(text.charAt(end - shown)) ? shown - 1 : shown;
        return Excerpt.of(text.substring(start, start + head) + "***" + text.substring(end - tail, end));
    }
}
