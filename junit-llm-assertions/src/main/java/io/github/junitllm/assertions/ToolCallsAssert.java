package io.github.junitllm.assertions;

import io.github.junitllm.assertions.tool.ExpectedCall;
import io.github.junitllm.assertions.tool.ToolChecks;
import io.github.junitllm.assertions.tool.ToolDefinition;
import io.github.junitllm.call.ToolCall;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/** Assertions about the calls a model made; what each of them asks exactly stands at its check in {@link ToolChecks}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class ToolCallsAssert extends CheckAssert<ToolCallsAssert, List<ToolCall>> {

    /** Begins assertions; {@link LlmAssertions} reads better. */
    public ToolCallsAssert(List<ToolCall> actual) {
        super(actual, ToolCallsAssert.class);
    }

    /** Verifies that a tool was called at least once. */
    public ToolCallsAssert called(String tool) {
        return passes(ToolChecks.called(tool));
    }

    /** Verifies that a tool was called at least once with exactly these arguments. */
    public ToolCallsAssert called(String tool, Map<String, ?> arguments) {
        return passes(ToolChecks.called(ExpectedCall.of(tool).with(arguments)));
    }

    /** Verifies that a call was made at least once. */
    public ToolCallsAssert called(ExpectedCall expected) {
        return passes(ToolChecks.called(expected));
    }

    /** Verifies that a tool was not called. */
    public ToolCallsAssert neverCalled(String tool) {
        return passes(ToolChecks.neverCalled(tool));
    }

    /** Verifies that no tool was called. */
    public ToolCallsAssert calledNothing() {
        return passes(ToolChecks.noCall());
    }

    /** Verifies that a tool was called so many times. */
    public ToolCallsAssert calledTimes(String tool, int times) {
        return passes(ToolChecks.calledTimes(tool, times));
    }

    /** Verifies that a call was made so many times. */
    public ToolCallsAssert calledTimes(ExpectedCall expected, int times) {
        return passes(ToolChecks.calledTimes(expected, times));
    }

    /** Verifies that these calls were made in this order and no other. */
    public ToolCallsAssert areExactly(ExpectedCall... expected) {
        return passes(ToolChecks.exactly(expected));
    }

    /** Verifies that these calls were made in this order, maybe with others between. */
    public ToolCallsAssert areInOrder(ExpectedCall... expected) {
        return passes(ToolChecks.inOrder(expected));
    }

    /** Verifies that these calls were made in any order and no other. */
    public ToolCallsAssert areInAnyOrder(ExpectedCall... expected) {
        return passes(ToolChecks.inAnyOrder(expected));
    }

    /** Verifies that these calls were made in any order, and maybe others. */
    public ToolCallsAssert areAtLeast(ExpectedCall... expected) {
        return passes(ToolChecks.atLeast(expected));
    }

    /** Verifies that the calls follow these with a score from 0 to 1 that is high enough, see {@link ToolChecks#orderScore}. */
    public ToolCallsAssert followWithScore(double atLeast, ExpectedCall... expected) {
        return passes(ToolChecks.orderScore(atLeast, expected));
    }

    /** Verifies that the calls change exactly what the expected ones change, see {@link ToolChecks#effects}. */
    public ToolCallsAssert haveEffects(Collection<String> changing, List<ToolCall> expected) {
        return passes(ToolChecks.effects(changing, expected));
    }

    /** Verifies that the calls change exactly what the expected ones change, see {@link ToolChecks#effects}. */
    public ToolCallsAssert haveEffects(Collection<String> changing, ExpectedCall... expected) {
        return passes(ToolChecks.effects(changing, expected));
    }

    /** Verifies that each call fits the JSON Schema of its tool. */
    public ToolCallsAssert areSchemaValid(Collection<ToolDefinition> tools) {
        return passes(ToolChecks.schemaValid(tools));
    }

    /** Verifies that each call is of a defined tool. */
    public ToolCallsAssert nameNoUnknownTool(Collection<ToolDefinition> tools) {
        return passes(ToolChecks.noUnknownTool(tools));
    }

    /** Verifies that no other tool was called than these. */
    public ToolCallsAssert areOnlyOf(String... tools) {
        return passes(ToolChecks.onlyAllowed(List.of(tools)));
    }

    /** Verifies that no tool was called twice with the same arguments. */
    public ToolCallsAssert repeatNothing() {
        return passes(ToolChecks.noRepeatedCall());
    }

    /** Verifies that no calls come three times with nothing between. */
    public ToolCallsAssert doNotLoop() {
        return passes(ToolChecks.noLoop());
    }

    /** Verifies that at most so many calls were made. */
    public ToolCallsAssert areAtMost(int limit) {
        return passes(ToolChecks.atMostCalls(limit));
    }

    /** Verifies that each call of a consequential tool has an approving call before it, see {@link ToolChecks#approvedBy}. */
    public ToolCallsAssert callOnlyWhenApproved(String tool, String approval, String... keys) {
        return passes(ToolChecks.approvedBy(tool, approval, keys));
    }

    @Override
    protected String subject() {
        return "the tool calls";
    }
}
