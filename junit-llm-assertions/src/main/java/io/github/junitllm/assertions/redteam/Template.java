package io.github.junitllm.assertions.redteam;

import io.github.junitllm.risk.OwaspRisk;
import java.util.Locale;
import java.util.Set;

/**
 * A text around a goal.
 *
 * @param name unique among all templates; part of ids, so it never changes
 * @param text with {@code {goal}} where the goal stands inside a sentence, {@code {Goal}} where it begins one
 * @param risks what it exercises besides prompt injection and what the goal means
 * @param tags of its attacks, besides those that all have
 * @param own whether it is the user's own
 */
record Template(String name, Category category, String text, Set<OwaspRisk> risks, Set<String> tags, boolean own) {

    Template(String name, Category category, String text) {
        this(name, category, text, Set.of(), Set.of(), false);
    }

    String of(String goal) {
        int first = goal.offsetByCodePoints(0, 1);
        String begins = goal.substring(0, first).toUpperCase(Locale.ROOT) + goal.substring(first);
        return text.replace("{goal}", goal).replace("{Goal}", begins);
    }
}
