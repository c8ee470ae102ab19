package io.github.junitllm.verdict;

import java.util.List;
import org.apiguardian.api.API;

/**
 * What is judged together for one method.
 *
 * @param gates declared gates; empty where the method has none
 * @param samples planned samples of each case, at least 1
 * @param passAtLeast passing samples that make a case pass; 0 where not given
 * @param maxErrors errors that are tolerated; one more makes every gate an error
 * @param earlyStop when the run may end before its last case
 * @param budgets declared budgets
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record GatePlan(
        List<PassRateGate> gates,
        int samples,
        int passAtLeast,
        int maxErrors,
        EarlyStop earlyStop,
        List<Budget> budgets) {

    public GatePlan {
        gates = List.copyOf(gates);
        budgets = List.copyOf(budgets);
    }

    /** Plan without budgets. */
    public GatePlan(List<PassRateGate> gates, int samples, int passAtLeast, int maxErrors, EarlyStop earlyStop) {
        this(gates, samples, passAtLeast, maxErrors, earlyStop, List.of());
    }

    /** Tell whether each case is one trial: passed or failed as a whole. */
    public boolean casesAreTrials() {
        return samples == 1 || passAtLeast > 0;
    }

    /**
     * Return what failing cases are called where the gates on the whole set ask how many of them there are; {@code ""}
     * where they ask for passing ones.
     */
    public String failures() {
        List<String> names = gates.stream()
                .filter(gate -> !gate.onSlice())
                .map(PassRateGate::failures)
                .distinct()
                .toList();
        return names.size() == 1 ? names.get(0) : "";
    }

    Reading reading() {
        return new Reading(failures());
    }

    /**
     * Decide one case. With {@code passAtLeast = k}: PASS with k passes, FAIL when k are out of reach even if every
     * error and skip had passed, else ERROR. Without: the worst of its samples. A case whose every sample was skipped
     * is SKIPPED.
     */
    public SampleVerdict verdictOf(CaseOutcome outcome) {
        if (outcome.samples() == outcome.skipped()) {
            return SampleVerdict.SKIPPED;
        }
        if (passAtLeast > 0) {
            if (outcome.passes() >= passAtLeast) {
                return SampleVerdict.PASS;
            }
            boolean outOfReach = outcome.samples() - outcome.failures() < passAtLeast;
            return outOfReach ? SampleVerdict.FAIL : SampleVerdict.ERROR;
        }
        if (outcome.failures() > 0) {
            return SampleVerdict.FAIL;
        }
        return outcome.errors() > 0 ? SampleVerdict.ERROR : SampleVerdict.PASS;
    }

    /** Count what {@code outcome} takes from the error budget. */
    int errorsOf(CaseOutcome outcome) {
        if (passAtLeast > 0) {
            return verdictOf(outcome) == SampleVerdict.ERROR ? 1 : 0;
        }
        return outcome.errors();
    }
}
