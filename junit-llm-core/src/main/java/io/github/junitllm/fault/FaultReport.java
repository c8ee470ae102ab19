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
 * @param addressed whether anybody asked the sample's {@code LlmGateway} for a URL: all that is seen of a
 *     {@link Fault#DNS_FAILURE}, under which no call arrives
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record FaultReport(FaultPlan plan, int calls, List<FaultedCall> faulted, boolean addressed) {

    /** Of a sample nothing was planned for. */
    public static final FaultReport NONE = new FaultReport(FaultPlan.NOTHING, 0, List.of());

    public FaultReport {
        faulted = List.copyOf(faulted);
    }

    /** Creates a report of a sample whose address somebody knew. */
    public FaultReport(FaultPlan plan, int calls, List<FaultedCall> faulted) {
        this(plan, calls, faulted, true);
    }

    /** Returns whether a fault may have been met that leaves nothing to count. */
    public boolean mayBeUnseen() {
        return plan.inAddress() == Fault.DNS_FAILURE && addressed;
    }

    /** Returns what happened, a line for each call. */
    @Override
    public String toString() {
        return "planned: " + plan.name() + "; calls: "
                + (mayBeUnseen() ? "nobody sees who asks for a name that does not resolve" : calls)
                + faulted.stream().map(call -> "\n" + call).collect(Collectors.joining());
    }

    /** Returns why the sample says nothing about its faults; null if each of them happened. */
    public @Nullable String unreached() {
        if (plan.inAddress() == Fault.DNS_FAILURE && !addressed) {
            return "the fault " + plan.name() + " was planned, but nobody asked the LlmGateway of this sample for an"
                    + " address, and so the model was never asked: what the application does about it was not tested."
                    + " Build its client from that gateway";
        }
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
