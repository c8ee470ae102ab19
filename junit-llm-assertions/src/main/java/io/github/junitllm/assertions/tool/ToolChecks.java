package io.github.junitllm.assertions.tool;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.call.ToolCall;
import io.github.junitllm.risk.OwaspRisk;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * Checks of the calls a model made, in their order. Arguments are compared as {@link ExpectedCall} says.
 *
 * <p>A call whose arguments are no JSON object is none that is expected with certain arguments, so that what asks for one
 * fails. Where it may have been one, nothing passes for there being none: {@code calledTimes(expected, 0)} and what is
 * negated are undecided then.
 *
 * <p>To agree with what calls do rather than with how they were found, prefer {@link #effects}: on the real trials of
 * tau-bench it agrees with the reward of the task in 93.5 % of cases, "all expected calls are there" in 77 %.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ToolChecks {

    private static final int DEFAULT_ROUNDS = 3;

    private ToolChecks() {}

    /** Returns a check that a tool was called at least once. */
    public static Check<List<ToolCall>> called(String tool) {
        return called(ExpectedCall.of(tool));
    }

    /** Returns a check that a call was made at least once. */
    public static Check<List<ToolCall>> called(ExpectedCall expected) {
        return check("call " + expected, calls -> CallRules.called(expected, calls));
    }

    /** Returns a check that a tool was not called. */
    public static Check<List<ToolCall>> neverCalled(String tool) {
        return check("never call " + tool, calls -> {
            long times = calls.stream().filter(call -> call.tool().equals(tool)).count();
            return CheckResult.of(times == 0, CallRules.told(calls));
        });
    }

    /** Returns a check that no tool was called: what is right where no offered tool fits. */
    public static Check<List<ToolCall>> noCall() {
        return check("call no tool", calls -> CheckResult.of(calls.isEmpty(), CallRules.told(calls)));
    }

    /** Returns a check that a tool was called so many times. */
    public static Check<List<ToolCall>> calledTimes(String tool, int times) {
        return calledTimes(ExpectedCall.of(tool), times);
    }

    /** Returns a check that a call was made so many times. */
    public static Check<List<ToolCall>> calledTimes(ExpectedCall expected, int times) {
        requireCount(times);
        return check("call " + expected + " " + times(times), calls -> CallRules.calledTimes(expected, times, calls));
    }

    /** Returns a check that these calls were made in this order and no other. */
    public static Check<List<ToolCall>> exactly(ExpectedCall... expected) {
        List<ExpectedCall> wanted = List.of(expected);
        return check("make exactly the calls " + told(wanted), calls -> CallRules.exactly(wanted, calls));
    }

    /** Returns a check that these calls were made in this order; others may stand before, between and after. */
    public static Check<List<ToolCall>> inOrder(ExpectedCall... expected) {
        List<ExpectedCall> wanted = some(expected);
        return check("make in order the calls " + told(wanted), calls -> CallRules.inOrder(wanted, calls));
    }

    /**
     * Returns a check that these calls were made in any order and no other. Each call stands for one expected one; where
     * it fits several, the assignment that leaves fewest over counts.
     */
    public static Check<List<ToolCall>> inAnyOrder(ExpectedCall... expected) {
        List<ExpectedCall> wanted = List.of(expected);
        return check(
                "make in any order exactly the calls " + told(wanted),
                calls -> CallRules.assigned(wanted, calls, false));
    }

    /** Returns a check that these calls were made, each by a call of its own, in any order, and maybe others. */
    public static Check<List<ToolCall>> atLeast(ExpectedCall... expected) {
        List<ExpectedCall> wanted = some(expected);
        return check("make at least the calls " + told(wanted), calls -> CallRules.assigned(wanted, calls, true));
    }

    /**
     * Returns a check of how well the order is kept. Its score is 2 l / (expected + made), l the length of the longest
     * common subsequence: 1 where exactly these calls were made, less for each that is missing, surplus or out of place.
     *
     * @param atLeast the lowest score that passes, from 0, which only measures, to 1
     */
    public static Check<List<ToolCall>> orderScore(double atLeast, ExpectedCall... expected) {
        if (!(atLeast >= 0 && atLeast <= 1)) {
            throw new IllegalArgumentException("a score lies between 0 and 1, not at " + atLeast);
        }
        List<ExpectedCall> wanted = List.of(expected);
        return check(
                "follow with a score of at least " + atLeast + " the calls " + told(wanted),
                calls -> CallRules.orderScore(atLeast, wanted, calls));
    }

    /**
     * Returns a check that the calls of tools that change something are the expected ones, as a multiset: each as often,
     * in any order, with exactly the arguments. Calls of other tools do not matter on either side.
     *
     * @param changing names of the tools that change something
     */
    public static Check<List<ToolCall>> effects(Collection<String> changing, List<ToolCall> expected) {
        Set<String> tools = some(changing);
        return effects(
                tools,
                expected.stream()
                        .filter(call -> tools.contains(call.name()))
                        .map(ExpectedCall::like)
                        .toList());
    }

    /**
     * Returns a check that the calls of tools that change something are the expected ones: each as often, in any order.
     * Calls of other tools do not matter.
     *
     * @param changing names of the tools that change something
     * @param expected calls of such tools; none where nothing may change
     * @throws IllegalArgumentException if an expected call is of another tool
     */
    public static Check<List<ToolCall>> effects(Collection<String> changing, ExpectedCall... expected) {
        Set<String> tools = some(changing);
        for (ExpectedCall call : expected) {
            if (!tools.contains(call.tool())) {
                throw new IllegalArgumentException(
                        "the expected call " + call + " changes nothing: " + call.tool() + " is none of " + tools);
            }
        }
        return effects(tools, List.of(expected));
    }

    private static Check<List<ToolCall>> effects(Set<String> tools, List<ExpectedCall> wanted) {
        return check("change exactly what the calls " + told(wanted) + " change", calls -> {
            List<ParsedCall> changes =
                    calls.stream().filter(call -> tools.contains(call.tool())).toList();
            return CallRules.assigned(wanted, changes, false);
        });
    }

    /**
     * Returns a check that each call is of a defined tool and its arguments fit its JSON Schema: 2020-12, or the version
     * that the schema names. No other schema is loaded. Needs {@code com.networknt:json-schema-validator}.
     *
     * @throws IllegalArgumentException if a schema is not valid by its metaschema, has a keyword that its draft does not know
     *     (but for {@code x-...}), or refers to what is not in it
     */
    public static Check<List<ToolCall>> schemaValid(Collection<ToolDefinition> tools) {
        List<ToolDefinition> defined = List.copyOf(tools);
        Supplier<Map<String, ArgumentsSchema>> schemas = CallRules.schemas(defined);
        // What is no JSON fits no schema, whatever it was meant to be.
        return Check.of(
                "make only calls that fit the tools' schemas",
                calls -> CallRules.schemaValid(schemas.get(), ParsedCall.of(calls)));
    }

    /** Returns a check that each call is of a defined tool: the model made up none. */
    public static Check<List<ToolCall>> noUnknownTool(Collection<ToolDefinition> tools) {
        Set<String> names = tools.stream().map(ToolDefinition::name).collect(Collectors.toUnmodifiableSet());
        return check("call no unknown tool", calls -> CallRules.within(names, "is not defined", calls));
    }

    /** Returns a check that only allowed tools were called; the reason names the first that is not. */
    public static Check<List<ToolCall>> onlyAllowed(Collection<String> tools) {
        Set<String> names = Set.copyOf(tools);
        return check(
                        "call no tool but " + String.join(", ", new TreeSet<>(names)),
                        calls -> CallRules.within(names, "is not allowed", calls))
                .exercising(EnumSet.of(OwaspRisk.EXCESSIVE_AGENCY));
    }

    /** Returns a check that no tool was called twice with the same arguments. */
    public static Check<List<ToolCall>> noRepeatedCall() {
        return check("repeat no call", CallRules::noRepeatedCall);
    }

    /** Returns a check that the model does not go round in circles: no calls come three times with nothing between. */
    public static Check<List<ToolCall>> noLoop() {
        return noLoop(DEFAULT_ROUNDS);
    }

    /**
     * Returns a check that no sequence of calls, of whatever length, comes so many times with nothing between.
     *
     * @param rounds at least 2
     */
    public static Check<List<ToolCall>> noLoop(int rounds) {
        if (rounds < 2) {
            throw new IllegalArgumentException("a loop has at least 2 rounds, not " + rounds);
        }
        return check("make no calls " + times(rounds) + " in a row", calls -> CallRules.noLoop(rounds, calls))
                .exercising(EnumSet.of(OwaspRisk.UNBOUNDED_CONSUMPTION));
    }

    /** Returns a check of the number of calls (steps). */
    public static Check<List<ToolCall>> atMostCalls(int limit) {
        requireCount(limit);
        return check(
                        "make at most " + limit + " calls",
                        calls -> CheckResult.of(calls.size() <= limit, CallRules.told(calls)))
                .exercising(EnumSet.of(OwaspRisk.UNBOUNDED_CONSUMPTION));
    }

    /**
     * Returns a check that each call of a consequential tool has a call of its own before it that approves it. What the
     * approval answered is not seen here: where the approving tool can refuse, record its answer as an event and use
     * {@link TrajectoryChecks#approved}.
     *
     * @param tool the consequential tool: {@code refund}
     * @param approval the tool whose deterministic code approves: {@code check_refund_policy}
     * @param keys arguments that must have the same values in both, so that one order's approval does not cover another
     */
    public static Check<List<ToolCall>> approvedBy(String tool, String approval, String... keys) {
        List<String> same = List.of(keys);
        return check(
                        "call " + tool + " only after " + approval + Approvals.agreeing(same),
                        calls -> Approvals.byCalls(tool, approval, same, calls))
                .exercising(EnumSet.of(OwaspRisk.EXCESSIVE_AGENCY));
    }

    private static Check<List<ToolCall>> check(String description, Function<List<ParsedCall>, CheckResult> rule) {
        return CallsCheck.of(description, rule);
    }

    private static List<ExpectedCall> some(ExpectedCall... expected) {
        if (expected.length == 0) {
            throw new IllegalArgumentException(
                    "no call is expected, which any calls satisfy; name one, or use noCall()");
        }
        return List.of(expected);
    }

    private static Set<String> some(Collection<String> changing) {
        if (changing.isEmpty()) {
            throw new IllegalArgumentException(
                    "no tool changes anything, so there is nothing to check; name those that do");
        }
        return Set.copyOf(changing);
    }

    private static String told(List<ExpectedCall> expected) {
        return expected.stream().map(ExpectedCall::toString).collect(Collectors.joining(", ", "[", "]"));
    }

    static String times(int times) {
        return times == 1 ? "once" : times + " times";
    }

    private static void requireCount(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("a number of calls is not below 0, as " + count + " is");
        }
    }
}
