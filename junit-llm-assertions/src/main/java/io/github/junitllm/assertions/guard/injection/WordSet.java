package io.github.junitllm.assertions.guard.injection;

import java.util.HashSet;
import java.util.Set;

/** Words, and beginnings of words, folded. Immutable after it was made. */
final class WordSet {

    static final int SHORTEST_BEGINNING = 3;

    private final Set<String> whole = new HashSet<>();
    private final Set<String> beginnings = new HashSet<>();

    /** Takes words; one that ends in an asterisk stands for all that begin so. */
    WordSet(Iterable<String> words) {
        for (String word : words) {
            if (!word.endsWith("*")) {
                whole.add(word);
            } else if (word.length() > SHORTEST_BEGINNING) {
                beginnings.add(word.substring(0, word.length() - 1));
            } else {
                throw new IllegalArgumentException("too short a beginning: " + word);
            }
        }
    }

    Set<String> whole() {
        return whole;
    }

    Set<String> beginnings() {
        return beginnings;
    }

    boolean has(String word) {
        if (whole.contains(word)) {
            return true;
        }
        for (int length = SHORTEST_BEGINNING; length <= word.length() && !beginnings.isEmpty(); length++) {
            if (beginnings.contains(word.substring(0, length))) {
                return true;
            }
        }
        return false;
    }
}
