package io.github.junitllm.assertions.tool;

import io.github.junitllm.call.ToolCall;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A call that should be made: the tool, and what its arguments must be. Immutable.
 *
 * <p>Arguments are compared as JSON values: numbers by value ({@code 1.0} is {@code 1}), the order of members does not
 * matter, that of lists does. Arguments that are no JSON object fit no rule about arguments.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ExpectedCall {

    private final String tool;
    private final @Nullable ArgumentsRule rule;

    private ExpectedCall(String tool, @Nullable ArgumentsRule rule) {
        this.tool = Objects.requireNonNull(tool, "tool");
        this.rule = rule;
    }

    private record Matching(String what, Predicate<? super Map<String, @Nullable Object>> predicate)
            implements ArgumentsRule {

        @Override
        public String description() {
            return "with " + what;
        }

        @Override
        public Optional<String> mismatch(Map<String, @Nullable Object> arguments) {
            return predicate.test(arguments)
                    ? Optional.empty()
                    : Optional.of(PlainJson.shown(arguments) + " is not " + what);
        }
    }

    /** Returns a call of a tool, whatever its arguments. */
    public static ExpectedCall of(String tool) {
        return new ExpectedCall(tool, null);
    }

    /**
     * Returns a call with exactly the arguments of another.
     *
     * @throws IllegalArgumentException if those are no JSON object
     */
    public static ExpectedCall like(ToolCall call) {
        return of(call.name()).withJson(call.arguments().isBlank() ? "{}" : call.arguments());
    }

    /**
     * Returns this call with exactly these arguments.
     *
     * @param arguments plain values: maps, lists, strings, numbers, booleans, null
     */
    public ExpectedCall with(Map<String, ?> arguments) {
        return with(new FixedArguments(PlainJson.object("what is expected of " + tool, arguments), false, Set.of()));
    }

    /**
     * Returns this call with exactly these arguments.
     *
     * @param arguments a JSON object
     */
    public ExpectedCall withJson(String arguments) {
        return with(new FixedArguments(PlainJson.object("what is expected of " + tool, arguments), false, Set.of()));
    }

    /**
     * Returns this call with at least these arguments; also the objects in them may have further members.
     *
     * @param arguments plain values: maps, lists, strings, numbers, booleans, null
     */
    public ExpectedCall including(Map<String, ?> arguments) {
        return with(new FixedArguments(PlainJson.object("what is expected of " + tool, arguments), true, Set.of()));
    }

    /**
     * Returns this call with these members, at any depth, left out of the comparison.
     *
     * @throws IllegalStateException if no arguments were named that they could be left out of
     */
    public ExpectedCall ignoring(String... names) {
        if (rule instanceof FixedArguments fixed) {
            return with(fixed.ignoring(Set.of(names)));
        }
        throw new IllegalStateException("name the arguments of " + tool + " with(...), withJson(...) or including(...)"
                + " before those to ignore");
    }

    /**
     * Returns this call with arguments that fit a predicate.
     *
     * @param what what they must be, as it reads after "with": {@code an amount below 100}
     * @param predicate pure; gets the arguments as {@link ArgumentsRule} describes them
     */
    public ExpectedCall matching(String what, Predicate<? super Map<String, @Nullable Object>> predicate) {
        return with(new Matching(what, predicate));
    }

    /** Returns this call with arguments that fit a rule, for example {@link AcceptedArguments}. */
    public ExpectedCall with(ArgumentsRule arguments) {
        return new ExpectedCall(tool, Objects.requireNonNull(arguments, "arguments"));
    }

    /** Returns the name of the tool. */
    public String tool() {
        return tool;
    }

    /** Returns why a call is not this one; empty if it is. */
    public Optional<String> mismatch(ToolCall call) {
        return mismatch(ParsedCall.of(call));
    }

    Optional<String> mismatch(ParsedCall call) {
        if (!call.tool().equals(tool)) {
            return Optional.of("it calls " + call.tool());
        } else if (rule == null) {
            return Optional.empty();
        } else if (call.arguments() == null) {
            return Optional.ofNullable(call.problem());
        }
        return rule.mismatch(call.arguments());
    }

    boolean matches(ParsedCall call) {
        return mismatch(call).isEmpty();
    }

    @Override
    public String toString() {
        return rule == null ? tool : tool + " " + rule.description();
    }
}
