package io.github.junitllm.golden;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Explains an id pattern that fits no case, by reading the set once more: only the error needs it. */
record FilterMiss(CaseOrigin origin, String split) {

    GoldenSetException explain(Set<String> patterns) {
        String pattern = patterns.iterator().next();
        String nearest = null;
        int distance = Integer.MAX_VALUE;
        EvalCase elsewhere = null;
        try (CaseOrigin.Cursor cursor = origin.open()) {
            for (EvalCase golden = cursor.next(); golden != null; golden = cursor.next()) {
                if (!golden.split().equals(split)) {
                    elsewhere = elsewhere == null && CaseFilter.matches(pattern, golden) ? golden : elsewhere;
                } else if (Nearest.isNear(pattern, golden.id()) && Nearest.distance(pattern, golden.id()) < distance) {
                    nearest = golden.id();
                    distance = Nearest.distance(pattern, nearest);
                }
            }
        }
        return new GoldenSetException(
                origin.name() + ": no case has an id like \"" + pattern + "\"." + hint(nearest, elsewhere));
    }

    private static String hint(@Nullable String nearest, @Nullable EvalCase elsewhere) {
        if (elsewhere != null) {
            return " \"" + elsewhere.id() + "\" is in the split \"" + elsewhere.split()
                    + "\", which runs only when asked for.";
        }
        return nearest == null ? "" : " Did you mean \"" + nearest + "\"?";
    }
}
