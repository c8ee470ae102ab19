package io.github.junitllm.eval;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which children of a test template were asked for one by one, by unique id or by iteration index.
 *
 * <p>Jupiter does not tell an extension what was selected, and finding out child by child would be too late: the task
 * would already have run ahead for cases that nobody asked for, and a failing case could not know that no verdict will
 * follow. The launcher tells a {@link SelectionListener} beforehand, which Jupiter's extensions share no object with.
 * Hence the one static field of this code; it always holds the newest discovery and is never changed in place.
 */
final class Selection {

    private static volatile Map<String, Set<Integer>> newest = Map.of();

    private Selection() {}

    /** Replaces what is known by the children asked for in a newer discovery: template's key to 1-based indexes. */
    static void replace(Map<String, Set<Integer>> childrenByTemplate) {
        newest = Map.copyOf(childrenByTemplate);
    }

    /** Returns the 1-based indexes asked for, or empty if the template was selected as a whole. */
    static Optional<Set<Integer>> of(String templateUniqueId, String methodKey) {
        Map<String, Set<Integer>> known = newest;
        Set<Integer> byId = known.get(templateUniqueId);
        return Optional.ofNullable(byId != null ? byId : known.get(methodKey));
    }
}
