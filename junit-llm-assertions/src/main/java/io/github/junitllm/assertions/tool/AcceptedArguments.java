package io.github.junitllm.assertions.tool;

import io.github.junitllm.assertions.prose.Letters;
import io.github.junitllm.assertions.tool.DeclaredType.Kind;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Arguments of which each has a list of values that are accepted, as the Berkeley Function Calling Leaderboard (BFCL)
 * grades calls. Immutable.
 *
 * <ul>
 *   <li>An empty string among the accepted values means that the parameter may be left out. One that the tool requires
 *       may not.
 *   <li>A parameter that the tool does not declare, or that has no list, must not be given.
 *   <li>A value must have the declared type. A whole number is accepted for a fractional one. Where the accepted values
 *       have another type than the declared one (the name of a variable for a number), a value of that type is compared
 *       exactly.
 *   <li>Strings are equal ignoring case, spaces and the characters {@code , . / - _ * ^}; a single quote is a double one.
 *   <li>Lists are equal item by item. In an object each member has its own list of accepted values, and an empty string
 *       in it means the same.
 * </ul>
 *
 * <p>Other than BFCL's checker, which reads Python values, this one takes {@code 5.0} for the integer 5, as JSON Schema
 * does; takes null where null is accepted; and compares what is nested deeper by the same rules.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class AcceptedArguments implements ArgumentsRule {

    private static final String LEFT_OUT = "";

    private final ToolDefinition tool;
    private final Map<String, @Nullable Object> accepted;
    private final Map<String, DeclaredType> types;
    private final boolean writtenInJava;

    private AcceptedArguments(ToolDefinition tool, Map<String, @Nullable Object> accepted, boolean writtenInJava) {
        this.tool = tool;
        this.accepted = accepted;
        this.writtenInJava = writtenInJava;
        this.types = new HashMap<>();
        tool.properties().forEach((name, schema) -> types.put(String.valueOf(name), DeclaredType.of(schema)));
        accepted.forEach((name, values) -> {
            if (!(values instanceof List<?>)) {
                throw new IllegalArgumentException(
                        "give " + name + " a list of accepted values, not " + PlainJson.shown(values));
            }
        });
    }

    /**
     * Returns the rule for a tool.
     *
     * @param accepted for each parameter the accepted values: plain values as in JSON
     */
    public static AcceptedArguments of(ToolDefinition tool, Map<String, ? extends List<?>> accepted) {
        return new AcceptedArguments(tool, PlainJson.object("what is accepted for " + tool.name(), accepted), false);
    }

    /**
     * Returns the rule for a tool.
     *
     * @param accepted a JSON object that has for each parameter the list of accepted values
     */
    public static AcceptedArguments ofJson(ToolDefinition tool, String accepted) {
        return new AcceptedArguments(tool, PlainJson.object("what is accepted for " + tool.name(), accepted), false);
    }

    /**
     * Returns this rule for a model that writes each argument as a string of Java source, by the declared type:
     * {@code 5L} for a {@code long}, {@code 1.5f} for a {@code float}, {@code new String[] {"a", "b"}} for an
     * {@code Array}, {@code new ArrayList<>(Arrays.asList(1, 2))}, {@code new HashMap<>() {{ put("k", 1); }}}. What
     * cannot be read so stays the string it is. Other than BFCL's, the reader takes the quotes off all strings in
     * collections.
     */
    public AcceptedArguments writtenInJava() {
        return new AcceptedArguments(tool, accepted, true);
    }

    @Override
    public String description() {
        return "with accepted arguments, of " + PlainJson.shown(accepted);
    }

    @Override
    public Optional<String> mismatch(Map<String, @Nullable Object> arguments) {
        for (String name : tool.required()) {
            if (!arguments.containsKey(name)) {
                return Optional.of(name + " is missing, which is required");
            }
        }
        for (Map.Entry<String, @Nullable Object> argument : arguments.entrySet()) {
            String wrong = wrong(argument.getKey(), argument.getValue());
            if (wrong != null) {
                return Optional.of(wrong);
            }
        }
        for (String name : accepted.keySet()) {
            if (!arguments.containsKey(name) && !values(name).contains(LEFT_OUT)) {
                return Optional.of(name + " is missing");
            }
        }
        return Optional.empty();
    }

    private @Nullable String wrong(String name, @Nullable Object given) {
        DeclaredType type = types.get(name);
        if (type == null || !accepted.containsKey(name)) {
            return name + " is given";
        }
        Object value = given;
        if (writtenInJava) {
            if (!(given instanceof String source)) {
                return name + " is " + PlainJson.shown(given) + ", not a string of Java source";
            }
            value = JavaSource.read(source, type);
        }
        if (accepts(values(name), type, value)) {
            return null;
        }
        return name + " is " + PlainJson.shown(value) + ", which is none of " + PlainJson.shown(values(name));
    }

    private static boolean accepts(List<?> values, DeclaredType type, @Nullable Object value) {
        if (value == null) {
            return values.contains(null);
        }
        if (type.fits(value)) {
            boolean nothing = value instanceof List<?> list && list.isEmpty();
            return (nothing && values.contains(LEFT_OUT)) || values.stream().anyMatch(one -> same(one, value));
        }
        Kind accepted = values.stream()
                .filter(one -> !LEFT_OUT.equals(one))
                .findFirst()
                .map(DeclaredType::kindOf)
                .orElse(Kind.UNKNOWN);
        return DeclaredType.kindOf(value) == accepted && values.contains(value);
    }

    private List<?> values(String name) {
        return (List<?>) Objects.requireNonNull(accepted.get(name));
    }

    private static boolean same(@Nullable Object accepted, @Nullable Object value) {
        if (accepted instanceof String text && value instanceof String other) {
            return normal(text).equals(normal(other));
        } else if (accepted instanceof Map<?, ?> members && value instanceof Map<?, ?> others) {
            return sameMembers(members, others);
        } else if (accepted instanceof List<?> items && value instanceof List<?> others) {
            return sameItems(items, others);
        }
        return Objects.equals(accepted, value);
    }

    private static boolean sameItems(List<?> accepted, List<?> values) {
        if (accepted.size() != values.size()) {
            return false;
        }
        for (int i = 0; i < accepted.size(); i++) {
            if (!same(accepted.get(i), values.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameMembers(Map<?, ?> accepted, Map<?, ?> values) {
        for (Map.Entry<?, ?> member : values.entrySet()) {
            if (!accepted.containsKey(member.getKey())
                    || alternatives(accepted.get(member.getKey())).stream()
                            .noneMatch(one -> same(one, member.getValue()))) {
                return false;
            }
        }
        return accepted.entrySet().stream()
                .allMatch(member -> values.containsKey(member.getKey())
                        || alternatives(member.getValue()).contains(LEFT_OUT));
    }

    private static List<?> alternatives(@Nullable Object accepted) {
        return accepted instanceof List<?> list ? list : Collections.singletonList(accepted);
    }

    private static String normal(String text) {
        StringBuilder kept = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (" ,./-_*^".indexOf(character) < 0) {
                kept.append(character == '\'' ? '"' : character);
            }
        }
        return Letters.lower(kept.toString());
    }
}
