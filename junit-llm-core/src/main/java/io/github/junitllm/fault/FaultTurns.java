package io.github.junitllm.fault;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * Tells which step of a plan each call of a sample meets. Where calls come one after the other, they meet the steps as they
 * arrive. Where some are made at once, chance decides how they arrive; then what was recorded tells the order, see
 * {@link #asRecorded}. Not thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class FaultTurns {

    private final FaultPlan plan;
    private final boolean byArrival;
    private final Map<Turn, Fault> recorded;
    private final Map<String, Integer> tries = new HashMap<>();
    private int arrived;

    private FaultTurns(FaultPlan plan, boolean byArrival, Map<Turn, Fault> recorded) {
        this.plan = plan;
        this.byArrival = byArrival;
        this.recorded = recorded;
    }

    /** Creates turns for calls that come one after the other. */
    public static FaultTurns byArrival(FaultPlan plan) {
        return new FaultTurns(plan, true, Map.of());
    }

    /**
     * Creates turns for calls that may come in any order: as they would be if the recorded requests came one after the other,
     * and each that failed were tried again until it is answered.
     *
     * @param requests keys of the recorded requests that the plan is about, in the order of the recording
     */
    public static FaultTurns asRecorded(FaultPlan plan, List<String> requests) {
        Map<Turn, Fault> turns = new HashMap<>();
        Map<String, Integer> tries = new HashMap<>();
        int answered = 0;
        for (Fault step : plan.steps()) {
            if (answered == requests.size()) {
                break;
            }
            String request = requests.get(answered);
            turns.put(new Turn(request, tries.merge(request, 1, Integer::sum)), step);
            answered += step == Fault.NONE ? 1 : 0;
        }
        return new FaultTurns(plan, false, turns);
    }

    /** Whether calls meet the steps as they arrive. */
    public boolean isByArrival() {
        return byArrival;
    }

    /**
     * Takes the next call that the plan is about.
     *
     * @param request its key
     * @return what is to happen to it
     */
    public Fault next(String request) {
        arrived++;
        if (byArrival) {
            return plan.step(arrived);
        }
        Turn turn = new Turn(request, tries.merge(request, 1, Integer::sum));
        return recorded.getOrDefault(turn, plan.step(Integer.MAX_VALUE));
    }

    /** The n-th try of a request, from 1. */
    private record Turn(String request, int number) {}
}
