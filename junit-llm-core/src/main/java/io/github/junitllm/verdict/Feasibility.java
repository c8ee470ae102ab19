package io.github.junitllm.verdict;

import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/** Finds, before anything runs, what makes a plan impossible to pass, impossible to fail, or meaningless. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Feasibility {

    private Feasibility() {}

    /**
     * Check a plan whose cases have equal weights.
     *
     * @param plannedCases number of cases that will run
     * @param casesPerTag number of them per tag
     * @return problems, each a sentence that says what would do; empty when the plan is fine
     */
    public static List<String> check(GatePlan plan, long plannedCases, Map<String, Long> casesPerTag) {
        return check(plan, plannedCases, casesPerTag, false);
    }

    /**
     * Check a plan.
     *
     * @param weighted whether cases have different weights
     */
    public static List<String> check(
            GatePlan plan, long plannedCases, Map<String, Long> casesPerTag, boolean weighted) {
        return new PlanCheck(plan, plannedCases, casesPerTag, weighted).problems();
    }
}
