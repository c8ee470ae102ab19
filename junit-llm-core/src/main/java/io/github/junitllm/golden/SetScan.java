package io.github.junitllm.golden;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The one pass over a golden set before it runs: checks every row and counts. */
final class SetScan {

    /** Up to so many rows, and so many characters, the parsed cases are kept for the run. */
    private static final int MOST_KEPT = 16_384;

    private static final int MOST_KEPT_CHARACTERS = 4 * 1024 * 1024;

    private final CaseOrigin origin;
    private final String split;
    private final CaseFilter filter;
    private final Map<String, SplitFacts> splits = new TreeMap<>();
    private final LongIntTable ids = new LongIntTable();
    private final Set<String> collidedIds = new LinkedHashSet<>();
    private final Audit audit;
    private final Set<String> unmatchedPatterns;
    private @Nullable List<EvalCase> kept = new ArrayList<>();
    private long keptCharacters;
    private long selected;
    private int rows;

    private SetScan(CaseOrigin origin, String split, CaseFilter filter) {
        this.origin = origin;
        this.split = split;
        this.filter = filter;
        this.audit = new Audit(split);
        this.unmatchedPatterns = new LinkedHashSet<>(filter.idPatterns());
    }

    /**
     * What a scan found.
     *
     * @param kept the cases of the whole set if they are few enough to be kept, else null
     */
    record Result(GoldenSummary summary, @Nullable List<EvalCase> kept) {}

    /**
     * Scans a set.
     *
     * @throws GoldenSetException if the set is empty, a row is wrong, the split is not there, or the filter names what is not
     *     there or selects nothing
     */
    static Result run(CaseOrigin origin, String split, CaseFilter filter) {
        SetScan scan = new SetScan(origin, split, filter);
        try (CaseOrigin.Cursor cursor = origin.open()) {
            for (EvalCase golden = cursor.next(); golden != null; golden = cursor.next()) {
                scan.add(golden);
            }
        } finally {
            scan.audit.end();
        }
        return scan.result();
    }

    private void add(EvalCase golden) {
        requireNewId(golden);
        rows++;
        splits.computeIfAbsent(golden.split(), name -> new SplitFacts()).add(golden);
        audit.add(golden);
        keep(golden);
        if (golden.split().equals(split)) {
            unmatchedPatterns.removeIf(pattern -> CaseFilter.matches(pattern, golden));
            selected += filter.isEmpty() || filter.matches(golden) ? 1 : 0;
        }
    }

    private void keep(EvalCase golden) {
        if (kept == null) {
            return;
        }
        keptCharacters += golden.rawInput() instanceof String text
                ? text.length()
                : golden.input().length();
        for (ContextDocument document : golden.context()) {
            keptCharacters += document.text().length();
        }
        kept.add(golden);
        if (kept.size() > MOST_KEPT || keptCharacters > MOST_KEPT_CHARACTERS) {
            kept = null;
        }
    }

    private void requireNewId(EvalCase golden) {
        boolean seen = ids.putIfAbsent(LongIntTable.hash(golden.id()), 0) != LongIntTable.ABSENT;
        if (!seen) {
            return;
        }
        CaseSource first = earlier(golden.id());
        if (first != null) {
            throw new GoldenSetException(golden.source() + column(golden.source()) + ": field \"id\": \"" + golden.id()
                    + "\" is also the id of " + first
                    + ". Ids must be unique in the whole set"
                    + (golden.hasGivenId() ? "." : "; these rows have none and are equal: drop one."));
        }
        if (!collidedIds.add(golden.id())) {
            throw new AssertionError("two equal ids are found by reading again: " + golden.id());
        }
    }

    /** The place of the row, among those read so far, that really has an id and not only its hash. */
    private @Nullable CaseSource earlier(String id) {
        try (CaseOrigin.Cursor again = origin.open()) {
            for (int i = 0; i < rows; i++) {
                EvalCase golden = again.next();
                if (golden != null && golden.id().equals(id)) {
                    return golden.source();
                }
            }
        }
        return null;
    }

    private static String column(CaseSource source) {
        return source.line() > 0 && source.column() > 0 ? ":" + source.column() : "";
    }

    private Result result() {
        if (rows == 0) {
            throw new GoldenSetException(origin.name() + ": the golden set has no cases.");
        }
        SplitFacts facts = splits.get(split);
        if (facts == null) {
            throw new GoldenSetException(origin.name() + ": no case is in the split \"" + split + "\", but there "
                    + (splits.size() == 1 ? "is " : "are ") + splitsFound() + ".");
        }
        requireKnownTags(facts);
        if (!unmatchedPatterns.isEmpty()) {
            throw new FilterMiss(origin, split).explain(unmatchedPatterns);
        }
        if (selected == 0) {
            throw new GoldenSetException(origin.name() + ": the filter selects none of the " + facts.cases()
                    + " cases: no case with an id like " + String.join(", ", filter.idPatterns())
                    + " has the tag " + String.join(" or ", filter.tags()) + ".");
        }
        return new Result(new GoldenSummary(facts, selected, audit), kept);
    }

    private String splitsFound() {
        List<String> found = new ArrayList<>();
        splits.forEach((name, facts) -> found.add("\"" + name + "\" (" + facts.cases() + ")"));
        return String.join(", ", found);
    }

    private void requireKnownTags(SplitFacts facts) {
        for (String tag : filter.tags()) {
            if (!facts.casesPerTag().containsKey(tag)) {
                Set<String> known = facts.casesPerTag().keySet();
                String hint = Nearest.to(tag, known)
                        .map(near -> "Did you mean \"" + near + "\"?")
                        .orElse(
                                known.isEmpty()
                                        ? "No case has a tag."
                                        : "There are: "
                                                + String.join(
                                                        ", ",
                                                        known.stream().limit(10).toList()) + ".");
                throw new GoldenSetException(origin.name() + ": no case has the tag \"" + tag + "\". " + hint);
            }
        }
    }
}
