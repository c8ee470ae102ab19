package io.github.junitllm.assertions.structure;

import io.github.junitllm.assertions.prose.Letters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names of WITH that hold at a place of a statement. Each hides the table of that name, but only where SQL lets it: behind
 * its own query, in it only with RECURSIVE, and not outside of the query that it belongs to.
 *
 * @param places the place of each name in its WITH
 * @param visible how many of them hold
 * @param outside those of the queries around
 */
record SqlNames(
        Map<String, Integer> places, int visible, @Nullable SqlNames outside) {

    static final SqlNames NONE = new SqlNames(Map.of(), 0, null);

    /** Returns the place of each name of a WITH; of a name that is there twice, the first. */
    static Map<String, Integer> places(List<String> names) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            places.putIfAbsent(key(names.get(i)), i);
        }
        return places;
    }

    /** Whether the table of this name, as it is written, cannot be meant. */
    boolean hides(String table) {
        String key = key(table);
        for (SqlNames names = this; names != null; names = names.outside) {
            if (names.places.getOrDefault(key, names.visible) < names.visible) {
                return true;
            }
        }
        return false;
    }

    /** Names in quotes are compared as they are written: whether {@code "x"} is {@code x} is another matter in each database. */
    static String key(String name) {
        boolean quoted = name.chars().anyMatch(c -> c == '"' || c == '`' || c == '[');
        return quoted ? name : Letters.lower(name);
    }
}
