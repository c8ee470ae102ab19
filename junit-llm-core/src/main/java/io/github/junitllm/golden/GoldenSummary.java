package io.github.junitllm.golden;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/** What the check before the run found in one split of a golden set. Thread-safe. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class GoldenSummary {

    private final SplitFacts facts;
    private final long selected;
    private final Audit audit;

    GoldenSummary(SplitFacts facts, long selected, Audit audit) {
        this.facts = facts;
        this.selected = selected;
        this.audit = audit;
    }

    /** How many cases the split has. */
    public long cases() {
        return facts.cases();
    }

    /** How many of them the filter selects; at least 1. */
    public long selected() {
        return selected;
    }

    /** How many cases of the split carry each tag, in order of the tags. */
    public Map<String, Long> casesPerTag() {
        return Collections.unmodifiableMap(facts.casesPerTag());
    }

    /** Whether any case of the split has a weight other than 1. */
    public boolean weighted() {
        return facts.weighted();
    }

    /**
     * The content hash of the split, {@code sha256:} and 64 hexadecimal digits: the same whatever the format, white space,
     * line ends and order of fields, another one as soon as a case, or the order of the cases, changes. Takes a while when
     * it is first asked for.
     */
    public String version() {
        return audit.version();
    }

    /**
     * What lint found in the whole set, a bounded number of complete sentences. Compares all inputs with one another when it
     * is first asked, which takes a while.
     */
    public List<String> warnings() {
        return audit.warnings();
    }
}
