package io.github.junitllm.fault;

import java.util.List;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What was planned to go wrong with the calls of one sample, and what did.
 *
 * @param plan what was planned; {@link FaultPlan#NOTHING} if nothing was
 * @param calls how many calls arrived, those that were answered included
 * @param faulted the calls that were not, in the order in which they came
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record FaultReport(FaultPlan plan, int calls, List<FaultedCall> faulted) {

    /** Of a sample nothing was planned for. */
    public static final FaultReport NONE = new FaultReport(FaultPlan.NOTHING, 0, List.of());

    public FaultReport {
        faulted = List.copyOf(faulted);
    }

    /** Returns what happened, a line for each call. */
    @Override
    public String toString() {
        return "planned: " + plan.name() + "; calls: " + calls
                + faulted.stream().map(call -> "\n" + call).collect(Collectors.joining());
    }

    /** Returns why the sample says nothing about its faults; null if each of them happened. */
    public @Nullable String unreached() {
        int planned = plan.planned();
        if (faulted.size() >= planned) {
            return null;
        }
        return "the fault " + plan.name() + " was planned for " + planned + (planned == 1 ? " call" : " calls")
                + (plan.model().isEmpty() ? "" : " of " + plan.model()) + ", but only " + faulted.size() + " of "
                + (calls == 1 ? "1 call" : calls + " calls")
                + " met it: what the application does about it was not tested. Either it makes fewer calls than the plan"
                + " has steps, as a client without retries does, or its client does not call the LlmGateway of this sample";
    }
}
