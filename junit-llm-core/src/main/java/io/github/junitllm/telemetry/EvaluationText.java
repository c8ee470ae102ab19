package io.github.junitllm.telemetry;

import org.jspecify.annotations.Nullable;

/** Says why a sample has its verdict. */
final class EvaluationText {

    private static final int LONGEST = 200;

    private EvaluationText() {}

    /**
     * Returns the reason.
     *
     * @param content whether answers may be told; else only the first line of the reason is, and not more than 200
     *     characters of it, since what follows shows the answer
     */
    static @Nullable String of(@Nullable String reason, boolean content) {
        if (reason == null || content) {
            return reason;
        }
        String line = reason.lines().findFirst().orElse("");
        if (line.length() <= LONGEST) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return line.substring(0, end) + '…';
    }
}
