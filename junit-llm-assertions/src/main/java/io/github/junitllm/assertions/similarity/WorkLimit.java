package io.github.junitllm.assertions.similarity;

import io.github.junitllm.assertions.check.UndecidedException;

/** Keeps measures whose time grows with the product of two lengths from running for minutes. */
final class WorkLimit {

    /** About a second. */
    private static final long STEPS = 1_000_000_000L;

    private WorkLimit() {}

    static void require(String measure, long left, long right) {
        require(measure, left, right, STEPS);
    }

    static void require(String measure, long left, long right, long steps) {
        if (left * right > steps) {
            throw new UndecidedException(measure + " of texts of " + left + " and " + right
                    + " parts takes too long; compare shorter texts, or use chrF");
        }
    }
}
