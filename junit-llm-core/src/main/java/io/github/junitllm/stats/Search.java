package io.github.junitllm.stats;

import java.util.function.IntPredicate;

/** Searches for the first integer at which a monotone condition holds. */
final class Search {

    private static final int LIMIT = 1 << 30;

    private Search() {}

    /** Find the smallest n of at least 1 for which {@code holds}; the condition never turns false again. */
    static int first(IntPredicate holds) {
        int high = 1;
        while (!holds.test(high)) {
            if (high >= LIMIT) {
                throw new IllegalArgumentException("more than " + LIMIT + " trials would be needed");
            }
            high *= 2;
        }
        return first(high / 2, high, holds);
    }

    /** Find the smallest n in (low, high] for which {@code holds}, which it does at {@code high}. */
    static int first(int low, int high, IntPredicate holds) {
        int no = low;
        int yes = high;
        while (yes - no > 1) {
            int middle = no + (yes - no) / 2;
            if (holds.test(middle)) {
                yes = middle;
            } else {
                no = middle;
            }
        }
        return yes;
    }
}
