package io.github.junitllm.assertions.guard.injection;

import java.util.List;

/**
 * Words in a row that speak for an injection, with gaps of some other words between them; none goes beyond a boundary.
 *
 * @param sort what it is: of several of the same sort near each other only the heaviest counts
 * @param weight how much it says by itself, from 0 to 1
 * @param elements what must stand there
 */
record Rule(String sort, double weight, List<Element> elements) {

    /**
     * One place in a pattern.
     *
     * @param words what may stand there; never null
     * @param gap how many other words may stand ahead of it
     * @param optional whether it may be missing
     */
    record Element(WordSet words, int gap, boolean optional) {}

    /** Returns the index after the last word of a match that begins here, or -1. */
    int match(Words words, int start) {
        return match(words, start, 0);
    }

    /** As deep as the pattern is long. */
    private int match(Words words, int at, int element) {
        if (element == elements.size()) {
            return at;
        }
        Element next = elements.get(element);
        for (int i = at; i <= at + next.gap && i < words.size(); i++) {
            if (next.words.has(words.word(i))) {
                int end = match(words, i + 1, element + 1);
                if (end >= 0) {
                    return end;
                }
            }
            if (words.isBoundary(i)) {
                break;
            }
        }
        return next.optional ? match(words, at, element + 1) : -1;
    }
}
