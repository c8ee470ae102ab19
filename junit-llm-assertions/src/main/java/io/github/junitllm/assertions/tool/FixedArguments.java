package io.github.junitllm.assertions.tool;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Arguments that are known beforehand.
 *
 * @param open whether objects may have further members
 * @param ignored names of members, at any depth, that do not matter
 */
record FixedArguments(Map<String, @Nullable Object> expected, boolean open, Set<String> ignored)
        implements ArgumentsRule {

    FixedArguments {
        ignored = Set.copyOf(ignored);
    }

    FixedArguments ignoring(Set<String> names) {
        Set<String> all = new HashSet<>(ignored);
        all.addAll(names);
        return new FixedArguments(expected, open, all);
    }

    @Override
    public String description() {
        return (open ? "with at least " : "with exactly ")
                + PlainJson.shown(expected)
                + (ignored.isEmpty() ? "" : " but for " + String.join(", ", new TreeSet<>(ignored)));
    }

    @Override
    public Optional<String> mismatch(Map<String, @Nullable Object> arguments) {
        return Optional.ofNullable(inObject("", expected, arguments));
    }

    private @Nullable String inValue(String path, @Nullable Object wanted, @Nullable Object found) {
        if (wanted instanceof Map<?, ?> members && found instanceof Map<?, ?> others) {
            return inObject(path + ".", members, others);
        }
        if (wanted instanceof List<?> items && found instanceof List<?> others && items.size() == others.size()) {
            Iterator<?> other = others.iterator();
            int at = 0;
            for (Object item : items) {
                String difference = inValue(path + "[" + at++ + "]", item, other.next());
                if (difference != null) {
                    return difference;
                }
            }
            return null;
        }
        return Objects.equals(wanted, found)
                ? null
                : path + " is " + PlainJson.shown(found) + ", not " + PlainJson.shown(wanted);
    }

    private @Nullable String inObject(String path, Map<?, ?> wanted, Map<?, ?> found) {
        for (Map.Entry<?, ?> member : wanted.entrySet()) {
            String name = String.valueOf(member.getKey());
            if (ignored.contains(name)) {
                continue;
            }
            if (!found.containsKey(name)) {
                return path + name + " is missing";
            }
            String difference = inValue(path + name, member.getValue(), found.get(name));
            if (difference != null) {
                return difference;
            }
        }
        if (!open) {
            for (Object name : found.keySet()) {
                if (!wanted.containsKey(name) && !ignored.contains(String.valueOf(name))) {
                    return path + name + " is given";
                }
            }
        }
        return null;
    }
}
