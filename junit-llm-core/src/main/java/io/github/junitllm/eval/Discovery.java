package io.github.junitllm.eval;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What only the launcher is told: which children of a test template were asked for one by one, by unique id or by
 * iteration index, and which configuration parameters were given.
 *
 * <p>Jupiter does not tell an extension what was selected, and finding out child by child would be too late: the task
 * would already have run ahead for cases that nobody asked for, and a failing case could not know that no verdict will
 * follow. Nor does it name the parameters that nobody asked it for, so that a misspelt one would go unseen. The launcher
 * tells a {@link SelectionListener} beforehand, which Jupiter's extensions share no object with. Hence the one static
 * field of this code; it always holds the newest discovery and is never changed in place.
 *
 * @param children template's key to the 1-based indexes of the children asked for one by one
 * @param parameterNames names of the configuration parameters, without the system properties
 */
record Discovery(Map<String, Set<Integer>> children, Set<String> parameterNames) {

    private static final Discovery NONE = new Discovery(Map.of(), Set.of());

    private static volatile @Nullable Discovery newest;

    Discovery {
        children = Map.copyOf(children);
        parameterNames = Set.copyOf(parameterNames);
    }

    /** Replaces what is known by a newer discovery. */
    static void began(Discovery discovery) {
        newest = discovery;
    }

    /** Whether no launcher has announced any yet. */
    static boolean isFirst() {
        return newest == null;
    }

    /** Returns the newest discovery; one that knows nothing if no launcher has announced any. */
    static Discovery newest() {
        Discovery known = newest;
        return known == null ? NONE : known;
    }

    /** Returns the 1-based indexes asked for, or empty if the template was selected as a whole. */
    Optional<Set<Integer>> selected(String templateUniqueId, String methodKey) {
        Set<Integer> byId = children.get(templateUniqueId);
        return Optional.ofNullable(byId != null ? byId : children.get(methodKey));
    }
}
