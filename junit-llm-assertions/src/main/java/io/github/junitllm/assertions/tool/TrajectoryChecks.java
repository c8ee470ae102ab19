package io.github.junitllm.assertions.tool;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.call.ToolCall;
import io.github.junitllm.risk.OwaspRisk;
import java.util.EnumSet;
import java.util.List;
import org.apiguardian.api.API;

/** Checks of what an agent did, where turns and events matter; those of its calls alone are in {@link ToolChecks}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class TrajectoryChecks {

    private TrajectoryChecks() {}

    /** Returns a check of all calls of the trajectory, whatever their turn. */
    public static Check<Trajectory> calls(Check<? super List<ToolCall>> check) {
        return new OfCalls(check);
    }

    /** Returns a check of how many turns the model took. */
    public static Check<Trajectory> atMostTurns(int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("a number of turns is not below 0, as " + limit + " is");
        }
        return Check.<Trajectory>of(
                        "take at most " + limit + " turns",
                        trajectory -> CheckResult.of(
                                trajectory.turns() <= limit, "the model took " + trajectory.turns() + " turns"))
                .exercising(EnumSet.of(OwaspRisk.UNBOUNDED_CONSUMPTION));
    }

    /**
     * Returns a check that each call of a consequential tool has an event of its own before its turn that approves it.
     * Events come from the application's code, so no word or confidence of the model can stand in for one.
     *
     * @param tool the consequential tool: {@code refund}
     * @param event name of the event that approves: {@code refund_approved}
     * @param keys arguments of the call that the event's facts must have too, with the same values, so that one order's
     *     approval does not cover another
     */
    public static Check<Trajectory> approved(String tool, String event, String... keys) {
        List<String> same = List.of(keys);
        return new CallsCheck<Trajectory>(
                        "call " + tool + " only after " + event + Approvals.agreeing(same),
                        trajectory -> ParsedCall.of(trajectory.calls()),
                        (trajectory, reading) -> Approvals.byEvents(tool, event, same, trajectory, reading))
                .exercising(EnumSet.of(OwaspRisk.EXCESSIVE_AGENCY));
    }

    /** Asks the check itself for its opposite, which may be undecided where the check is not. */
    private record OfCalls(Check<? super List<ToolCall>> check) implements Check<Trajectory> {

        @Override
        public String description() {
            return check.description();
        }

        @Override
        public CheckResult check(Trajectory trajectory) {
            return check.check(trajectory.calls());
        }

        @Override
        public boolean isConfidential() {
            return check.isConfidential();
        }

        @Override
        public Check<Trajectory> not() {
            return new OfCalls(check.not());
        }

        @Override
        public String toString() {
            return description();
        }
    }
}
