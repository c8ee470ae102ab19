package io.github.junitllm.eval;

import io.github.junitllm.golden.CaseFilter;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.golden.GoldenSet;
import io.github.junitllm.golden.GoldenSetException;
import io.github.junitllm.golden.GoldenSummary;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Which cases of a golden set an eval plans to run, and which of these are asked for this time.
 *
 * @param declared the eval's own choice of cases
 * @param asked what was asked for this time, by configuration
 * @param summary of the golden set
 * @param planned how many cases the eval's declaration selects: what its gate is about
 * @param selected how many of them run; fewer than planned where only some were asked for
 * @param casesPerTag how many planned cases carry each tag
 * @param weighted whether planned cases have different weights
 */
record CasePlan(
        GoldenSet golden,
        String split,
        CaseFilter declared,
        CaseFilter asked,
        GoldenSummary summary,
        long planned,
        long selected,
        Map<String, Long> casesPerTag,
        boolean weighted) {

    /**
     * Reads the golden set once through.
     *
     * @throws GoldenSetException if the set is broken or nothing of it is left to run
     */
    static CasePlan of(GoldenSet golden, String split, CaseFilter declared, CaseFilter asked) {
        if (!declared.isEmpty()) {
            return ofDeclared(golden, split, declared, asked);
        }
        GoldenSummary summary = golden.scan(split, asked);
        return new CasePlan(
                golden,
                split,
                declared,
                asked,
                summary,
                summary.cases(),
                summary.selected(),
                summary.casesPerTag(),
                summary.weighted());
    }

    private static CasePlan ofDeclared(GoldenSet golden, String split, CaseFilter declared, CaseFilter asked) {
        GoldenSummary summary = golden.scan(split, declared);
        if (!asked.isEmpty()) {
            golden.scan(split, asked); // for its errors: an unknown tag, an id that fits no case
        }
        long selected = 0;
        Map<String, Long> casesPerTag = new TreeMap<>();
        boolean weighted = false;
        try (Stream<EvalCase> cases = golden.cases(split, declared)) {
            for (Iterator<EvalCase> rows = cases.iterator(); rows.hasNext(); ) {
                EvalCase row = rows.next();
                selected += asked.matches(row) ? 1 : 0;
                row.tags().forEach(tag -> casesPerTag.merge(tag, 1L, Long::sum));
                weighted |= row.weight() != 1;
            }
        }
        if (selected == 0) {
            throw new GoldenSetException(golden.location() + " is filtered to nothing: none of the "
                    + summary.selected() + " cases that this eval runs (tags " + String.join(", ", declared.tags())
                    + ") is selected by junit.llm.case or junit.llm.tags");
        }
        return new CasePlan(
                golden, split, declared, asked, summary, summary.selected(), selected, casesPerTag, weighted);
    }

    /** Streams the cases that run, in the order of the golden set. */
    Stream<EvalCase> stream() {
        return declared.isEmpty()
                ? golden.cases(split, asked)
                : golden.cases(split, declared).filter(asked::matches);
    }
}
