package io.github.junitllm.assertions;

import io.github.junitllm.assertions.tool.Trajectory;
import io.github.junitllm.assertions.tool.TrajectoryChecks;
import org.apiguardian.api.API;

/** Assertions about what an agent did: turns, events, and all its calls. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class TrajectoryAssert extends CheckAssert<TrajectoryAssert, Trajectory> {

    /** Begins assertions; {@link LlmAssertions} reads better. */
    public TrajectoryAssert(Trajectory actual) {
        super(actual, TrajectoryAssert.class);
    }

    /** Verifies that the model took at most so many turns, see {@link TrajectoryChecks#atMostTurns}. */
    public TrajectoryAssert takesAtMostTurns(int limit) {
        return passes(TrajectoryChecks.atMostTurns(limit));
    }

    /**
     * Verifies that each call of a consequential tool has an approving event of its own before its turn, see
     * {@link TrajectoryChecks#approved}.
     */
    public TrajectoryAssert callsOnlyWhenApproved(String tool, String event, String... keys) {
        return passes(TrajectoryChecks.approved(tool, event, keys));
    }

    /** Returns assertions about the calls of all turns. */
    public ToolCallsAssert toolCalls() {
        isNotNull();
        return new ToolCallsAssert(actual.calls());
    }

    @Override
    protected String subject() {
        return "the agent";
    }
}
