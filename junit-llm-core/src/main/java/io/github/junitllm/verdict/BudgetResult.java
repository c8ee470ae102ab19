package io.github.junitllm.verdict;

import java.math.BigDecimal;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What a budget says about a run.
 *
 * @param budget the budget as declared
 * @param verdict its verdict
 * @param observed the observed statistic, in the budget's unit; null where there is none, or where it is a quantile that
 *     lies among the trials that failed
 * @param sure the bound of the true quantile that holds with the budget's confidence; null where there are too few trials
 *     for one, and of other statistics
 * @param trials how many calls or samples there were
 * @param beyond how many of these did not keep the limit, failed ones included
 * @param failed how many of them failed
 * @param unmeasured of how many nobody knows the value, though they ended well
 * @param recorded of how many the value is from a fixture
 * @param estimated of how many the value is an estimate
 * @param reason why, in one clause for a person
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record BudgetResult(
        Budget budget,
        GateVerdict verdict,
        @Nullable BigDecimal observed,
        @Nullable BigDecimal sure,
        long trials,
        long beyond,
        long failed,
        long unmeasured,
        long recorded,
        long estimated,
        String reason) {

    /**
     * Tell whether no further trial can change the verdict: one that is over a limit of each stays so, a sum beyond its limit
     * does not shrink, and what was not measured will not be. Where there was nothing to measure yet, there may be.
     */
    public boolean isFinal() {
        boolean onlyGrows =
                budget.statistic() instanceof Budget.Statistic.Total && budget.bound() == Budget.Bound.AT_MOST;
        return switch (verdict) {
            case FAIL -> onlyGrows || budget.statistic() instanceof Budget.Statistic.Each;
            case ERROR -> unmeasured > 0;
            case PASS, INCONCLUSIVE -> false;
        };
    }
}
