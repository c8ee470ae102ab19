package io.github.junitllm.assertions;

import static io.github.junitllm.assertions.LlmAssertions.assertThatToolCalls;
import static io.github.junitllm.assertions.LlmAssertions.assertThatTrajectory;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.junitllm.assertions.tool.ExpectedCall;
import io.github.junitllm.assertions.tool.ToolDefinition;
import io.github.junitllm.assertions.tool.Trajectory;
import io.github.junitllm.call.ToolCall;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

class ToolCallsAssertTests {

    private static final ToolCall SEARCH = new ToolCall("c1", "search", "{\"q\":\"order 7\"}");
    private static final ToolCall REFUND = new ToolCall("c2", "refund", "{\"order\":7}");
    private static final List<ToolCall> CALLS = List.of(SEARCH, REFUND);
    private static final List<ToolDefinition> TOOLS = List.of(
            new ToolDefinition("search", "{\"required\":[\"q\"]}"),
            new ToolDefinition("refund", "{\"type\":\"object\"}"));

    @Test
    void whatHoldsPasses() {
        ExpectedCall search = ExpectedCall.of("search");
        ExpectedCall refund = ExpectedCall.of("refund").with(Map.of("order", 7));

        assertThatToolCalls(CALLS)
                .called("search")
                .called("refund", Map.of("order", 7))
                .called(refund)
                .neverCalled("mail")
                .calledTimes("search", 1)
                .calledTimes(refund, 1)
                .areExactly(search, refund)
                .areInOrder(refund)
                .areInAnyOrder(refund, search)
                .areAtLeast(search)
                .followWithScore(0.6, search)
                .haveEffects(Set.of("refund"), List.of(REFUND))
                .haveEffects(Set.of("refund"), refund)
                .areSchemaValid(TOOLS)
                .nameNoUnknownTool(TOOLS)
                .areOnlyOf("search", "refund")
                .repeatNothing()
                .doNotLoop()
                .areAtMost(2)
                .callOnlyWhenApproved("refund", "search")
                .not()
                .calledNothing()
                .not()
                .called("mail");
        assertThatToolCalls(List.of()).calledNothing();
    }

    @Test
    void theMessageTellsWhatWasCalled() {
        assertThatExceptionOfType(AssertionFailedError.class)
                .isThrownBy(() -> assertThatToolCalls(CALLS).called("mail"))
                .withMessageStartingWith("expected the tool calls to call mail, but the 2 calls were"
                        + " search({\"q\":\"order 7\"}), refund({\"order\":7})\n  the tool calls: ");
        assertThatExceptionOfType(AssertionFailedError.class)
                .isThrownBy(() -> assertThatToolCalls(CALLS).areOnlyOf("search"))
                .withMessageContaining("to call no tool but search, but call 2 is of refund, which is not allowed");
        assertThatExceptionOfType(AssertionFailedError.class)
                .isThrownBy(() -> assertThatToolCalls(CALLS).areExactly(ExpectedCall.of("refund")))
                .satisfies(failure -> {
                    assertThat(failure.getExpected().getStringRepresentation()).isEqualTo("refund");
                });
    }

    @Test
    void trajectoriesAreAsserted() {
        Trajectory trajectory = Trajectory.ofTurns(List.of(SEARCH))
                .event("approved", Map.of("order", 7))
                .turn(REFUND);

        assertThatTrajectory(trajectory)
                .takesAtMostTurns(2)
                .callsOnlyWhenApproved("refund", "approved", "order")
                .not()
                .takesAtMostTurns(1)
                .toolCalls()
                .called("refund");
        assertThatExceptionOfType(AssertionFailedError.class)
                .isThrownBy(() ->
                        assertThatTrajectory(Trajectory.ofTurns(CALLS)).callsOnlyWhenApproved("refund", "approved"))
                .withMessageContaining(
                        "expected the agent to call refund only after approved, but refund({\"order\":7}) has"
                                + " no approved of its own before it");
    }
}
