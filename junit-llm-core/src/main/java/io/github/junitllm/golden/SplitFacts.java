package io.github.junitllm.golden;

import java.util.Map;
import java.util.TreeMap;

/** What is counted while the cases of one split pass by. */
final class SplitFacts {

    private final Map<String, Long> casesPerTag = new TreeMap<>();
    private long cases;
    private boolean weighted;

    void add(EvalCase golden) {
        cases++;
        weighted |= golden.weight() != 1;
        for (String tag : golden.tags()) {
            casesPerTag.merge(tag, 1L, Long::sum);
        }
    }

    long cases() {
        return cases;
    }

    boolean weighted() {
        return weighted;
    }

    Map<String, Long> casesPerTag() {
        return casesPerTag;
    }
}
