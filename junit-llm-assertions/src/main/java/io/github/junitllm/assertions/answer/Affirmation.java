package io.github.junitllm.assertions.answer;

import io.github.junitllm.assertions.check.UndecidedException;
import java.util.List;
import java.util.function.Function;

/**
 * Which of the things that a final answer names it affirms: numbers and dates alike. In a marked place that is the first, in
 * a whole text the last; one that is denied counts nowhere.
 *
 * @param places tells where one stands, and what it means
 */
record Affirmation<T>(String text, boolean marked, List<T> named, Function<T, Place> places) {

    /** More than anybody denies: each takes a look around it. */
    private static final int MOST_DENIED = 1_000;

    /**
     * Where a thing stands, in UTF-16.
     *
     * @param meaning equal to that of another which is the same, however written
     */
    record Place(int start, int end, Object meaning) {}

    /**
     * Returns the index of the one affirmed, or -1 if all are denied.
     *
     * @throws UndecidedException if so many are denied that the others are not looked at
     */
    int index() {
        int step = marked ? 1 : -1;
        int at = marked ? 0 : named.size() - 1;
        for (int denied = 0; at >= 0 && at < named.size(); denied++) {
            if (denied > MOST_DENIED) {
                throw new UndecidedException("the final answer denies more than " + MOST_DENIED
                        + " things that could be it; no more are looked at");
            } else if (!isDenied(place(at))) {
                return at;
            }
            at += step;
        }
        return -1;
    }

    /** Tells whether another one is offered beside it. */
    boolean isOneOfSeveral(int at) {
        return (at > 0 && isBeside(place(at - 1), place(at)))
                || (at + 1 < named.size() && isBeside(place(at), place(at + 1)));
    }

    private boolean isBeside(Place first, Place second) {
        if (first.meaning().equals(second.meaning()) || isDenied(first) || isDenied(second)) {
            return false;
        }
        return marked
                ? Alternatives.together(text, first.start(), first.end(), second.start(), second.end())
                : Alternatives.either(text, first.start(), first.end(), second.start());
    }

    private boolean isDenied(Place place) {
        return Denial.isOf(text, place.start(), place.end());
    }

    private Place place(int index) {
        return places.apply(named.get(index));
    }
}
