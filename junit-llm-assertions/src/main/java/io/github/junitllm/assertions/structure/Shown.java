package io.github.junitllm.assertions.structure;

import io.github.junitllm.json.CanonicalJson;
import org.jspecify.annotations.Nullable;

/** A JSON value as messages show it: on one line, and short. */
final class Shown {

    private static final int LONGEST = 80;

    private Shown() {}

    static String of(@Nullable Object value) {
        String text = CanonicalJson.ofValue(value).toString();
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + "...";
    }
}
