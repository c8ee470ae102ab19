package io.github.junitllm.golden;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Selects cases: those whose id fits one of the patterns (where there are patterns) and that carry one of the tags (where
 * there are tags).
 *
 * @param idPatterns ids, in which {@code *} stands for any characters
 * @param tags tags, exactly as written in the golden set
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record CaseFilter(List<String> idPatterns, Set<String> tags) {

    /** Selects every case. */
    public static final CaseFilter NONE = new CaseFilter(List.of(), Set.of());

    public CaseFilter {
        idPatterns = List.copyOf(idPatterns);
        tags = Collections.unmodifiableSet(new LinkedHashSet<>(tags));
    }

    /**
     * Reads a filter from two comma-separated lists; blanks around the items do not count.
     *
     * @param cases id patterns; null or blank for all ids
     * @param tags tags; null or blank for all tags
     */
    public static CaseFilter parse(@Nullable String cases, @Nullable String tags) {
        return new CaseFilter(split(cases), new LinkedHashSet<>(split(tags)));
    }

    /** Whether this selects every case. */
    public boolean isEmpty() {
        return idPatterns.isEmpty() && tags.isEmpty();
    }

    /** Whether the case is selected. */
    public boolean matches(EvalCase golden) {
        return (idPatterns.isEmpty() || idPatterns.stream().anyMatch(pattern -> matches(pattern, golden)))
                && (tags.isEmpty() || !Collections.disjoint(tags, golden.tags()));
    }

    /** Whether the id of a case fits a pattern, or the one it has without what it is run with. */
    static boolean matches(String pattern, EvalCase golden) {
        return matches(pattern, golden.id()) || (!golden.variant().isEmpty() && matches(pattern, golden.plainId()));
    }

    /** Whether an id fits a pattern, in time linear in both for all but contrived patterns. */
    static boolean matches(String pattern, String id) {
        int p = 0;
        int i = 0;
        int star = -1;
        int retry = 0;
        while (i < id.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                retry = i;
            } else if (p < pattern.length() && pattern.charAt(p) == id.charAt(i)) {
                p++;
                i++;
            } else if (star >= 0) {
                p = star + 1;
                i = ++retry;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    private static List<String> split(@Nullable String list) {
        return list == null
                ? List.of()
                : Arrays.stream(list.split(","))
                        .map(String::strip)
                        .filter(item -> !item.isEmpty())
                        .distinct()
                        .toList();
    }
}
