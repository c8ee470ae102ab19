package io.github.junitllm.assertions.similarity;

import java.util.List;

/** What measures of a corpus ask of their input. */
final class Segments {

    private Segments() {}

    static void requireReferences(List<String> candidates, List<List<String>> references) {
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException("a corpus of no texts has no score");
        }
        if (candidates.size() != references.size()) {
            throw new IllegalArgumentException(candidates.size() + " texts, but references for " + references.size());
        }
    }

    static void requireReference(List<String> references) {
        if (references.isEmpty()) {
            throw new IllegalArgumentException("a text without a reference has no score");
        }
    }
}
