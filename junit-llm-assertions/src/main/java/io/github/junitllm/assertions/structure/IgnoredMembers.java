package io.github.junitllm.assertions.structure;

import java.util.List;

/**
 * The places of a JSON value that a comparison leaves out.
 *
 * @param patterns the steps of each, {@code *} for any one step, {@code **} in front for any number of steps
 */
record IgnoredMembers(List<List<String>> patterns) {

    static final IgnoredMembers NONE = new IgnoredMembers(List.of());

    static IgnoredMembers of(List<String> pointers) {
        return new IgnoredMembers(pointers.stream().map(IgnoredMembers::steps).toList());
    }

    private static List<String> steps(String pointer) {
        if (!pointer.startsWith("/") || pointer.length() == 1) {
            throw new IllegalArgumentException("a place is written /items/0/id, /items/*/id or /**/id, not " + pointer);
        }
        List<String> steps = List.of(pointer.substring(1).split("/", -1));
        if (steps.lastIndexOf("**") > 0 || steps.equals(List.of("**"))) {
            throw new IllegalArgumentException(
                    "** stands only in front of other steps, as in /**/id, not in " + pointer);
        }
        return steps;
    }

    boolean matches(JsonPointer pointer) {
        if (patterns.isEmpty() || pointer.text().isEmpty()) {
            return false;
        }
        String[] steps = pointer.text().substring(1).split("/", -1);
        return patterns.stream().anyMatch(pattern -> matches(pattern, steps));
    }

    private static boolean matches(List<String> pattern, String[] steps) {
        boolean anywhere = pattern.get(0).equals("**");
        List<String> wanted = anywhere ? pattern.subList(1, pattern.size()) : pattern;
        int offset = steps.length - wanted.size();
        if (offset < 0 || (offset > 0 && !anywhere)) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!wanted.get(i).equals("*") && !wanted.get(i).equals(steps[offset + i])) {
                return false;
            }
        }
        return true;
    }
}
