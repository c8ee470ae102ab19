package io.github.junitllm.assertions.redteam;

import java.util.Locale;

/**
 * A text around a goal.
 *
 * @param name unique among all templates; part of ids, so it never changes
 * @param text with {@code {goal}} where the goal stands inside a sentence, {@code {Goal}} where it begins one
 */
record Template(String name, Category category, String text) {

    String of(String goal) {
        int first = goal.offsetByCodePoints(0, 1);
        String begins = goal.substring(0, first).toUpperCase(Locale.ROOT) + goal.substring(first);
        return text.replace("{goal}", goal).replace("{Goal}", begins);
    }
}
