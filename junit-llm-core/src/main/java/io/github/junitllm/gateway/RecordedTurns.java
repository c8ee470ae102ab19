package io.github.junitllm.gateway;

import io.github.junitllm.call.RawAnswer;
import io.github.junitllm.fault.FaultPlan;
import io.github.junitllm.fault.FaultTurns;
import io.github.junitllm.fixture.FixtureRules;
import io.github.junitllm.fixture.Interaction;
import java.util.Comparator;
import java.util.List;

/** Reads from a recording whether an application makes calls at once, and in which order they then meet a plan of faults. */
final class RecordedTurns {

    private RecordedTurns() {}

    /** Returns the turns of a sample; by arrival where nothing recorded says that calls were made at once. */
    static FaultTurns of(FaultPlan plan, FixtureRules rules, List<Interaction> recorded) {
        List<Interaction> planned = recorded.stream()
                .filter(call -> plan.model().isEmpty()
                        || plan.model().equals(call.call().requestedModel()))
                .toList();
        return atOnce(planned)
                ? FaultTurns.asRecorded(
                        plan,
                        planned.stream().map(call -> rules.key(call.request())).toList())
                : FaultTurns.byArrival(plan);
    }

    /** Whether one began before another had ended. Calls of which nobody knows when they began tell nothing. */
    private static boolean atOnce(List<Interaction> calls) {
        List<RawAnswer> timed = calls.stream()
                .map(Interaction::answer)
                .filter(answer -> answer.startMicros() != null)
                .sorted(Comparator.comparingLong(RecordedTurns::start))
                .toList();
        long ended = Long.MIN_VALUE;
        for (RawAnswer answer : timed) {
            if (start(answer) < ended) {
                return true;
            }
            ended = Math.max(ended, start(answer) + answer.totalMicros());
        }
        return false;
    }

    private static long start(RawAnswer answer) {
        Long start = answer.startMicros();
        return start == null ? 0 : start;
    }
}
