package io.github.junitllm.assertions;

import io.github.junitllm.assertions.tool.Trajectory;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.ToolCall;
import java.util.List;
import org.apiguardian.api.API;

/** Entry points for what a model did with its tools. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ToolCallAssertions {

    private ToolCallAssertions() {}

    /** Begins assertions about calls, in the order the model made them. */
    public static ToolCallsAssert assertThatToolCalls(List<ToolCall> actual) {
        return new ToolCallsAssert(actual);
    }

    /** Begins assertions about the calls of one answer. */
    public static ToolCallsAssert assertThatToolCalls(LlmCall actual) {
        return new ToolCallsAssert(actual.toolCalls());
    }

    /** Begins assertions about calls, turns and the application's own events. */
    public static TrajectoryAssert assertThatTrajectory(Trajectory actual) {
        return new TrajectoryAssert(actual);
    }
}
