package io.github.junitllm.fault;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a made-up answer says.
 *
 * @param tool the tool it calls, or null
 * @param arguments of that tool, as text
 * @param inputTokens what it counts of the prompt
 * @param outputTokens what it counts of itself
 */
record MadeUpAnswer(
        String text, Stop stop, @Nullable String tool, String arguments, long inputTokens, long outputTokens) {

    /** Why a model stops. */
    enum Stop {
        END,
        LENGTH,
        FILTER,
        TOOL
    }

    private static final int PARTS = 6;

    static MadeUpAnswer text(String text, Stop stop) {
        return new MadeUpAnswer(text, stop, null, "", 0, 0);
    }

    static MadeUpAnswer tool(String tool, String arguments) {
        return new MadeUpAnswer("", Stop.TOOL, tool, arguments, 0, 0);
    }

    MadeUpAnswer counting(long input, long output) {
        return new MadeUpAnswer(text, stop, tool, arguments, input, output);
    }

    /** Returns the text in the parts in which it is streamed; none if there is no text. */
    List<String> parts() {
        List<String> parts = new ArrayList<>();
        int size = Math.max(1, (text.length() + PARTS - 1) / PARTS);
        for (int from = 0; from < text.length(); ) {
            int to = Math.min(text.length(), from + size);
            if (to < text.length() && Character.isLowSurrogate(text.charAt(to))) {
                to++;
            }
            parts.add(text.substring(from, to));
            from = to;
        }
        return parts;
    }
}
