package io.github.junitllm.verdict;

import io.github.junitllm.stats.ClusterEstimate;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Everything known about one method's run once it is over.
 *
 * @param plan what was to be judged
 * @param gates one result per gate and slice
 * @param counts how many cases and samples came to what
 * @param overall the pass rate of the whole set; null where nothing was decided
 * @param slices the pass rate of each tag, by name, at most 1,000
 * @param clusters how the repeats of a case hang together; null unless samples are the trials
 * @param reductions pass@k and pass^k of the whole set; empty with one sample per case
 * @param failing the first failing cases, at most 100
 * @param failingTotal number of failing cases
 * @param errored the first cases that could not be decided, at most 100
 * @param stoppedEarly whether the run ended before its last case because every gate was decided
 * @param problems why nothing was decided, each a sentence; empty unless the verdict is ERROR
 * @param notes what a reader should know about the numbers, each a sentence
 * @param budgets what the budgets say; empty where none is declared
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Judgement(
        GatePlan plan,
        List<GateResult> gates,
        RunCounts counts,
        @Nullable RateEstimate overall,
        List<RateEstimate> slices,
        @Nullable ClusterEstimate clusters,
        List<Reduction> reductions,
        List<FailingCase> failing,
        long failingTotal,
        List<FailingCase> errored,
        boolean stoppedEarly,
        List<String> problems,
        List<String> notes,
        List<BudgetResult> budgets) {

    public Judgement {
        gates = List.copyOf(gates);
        slices = List.copyOf(slices);
        reductions = List.copyOf(reductions);
        failing = List.copyOf(failing);
        errored = List.copyOf(errored);
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
        budgets = List.copyOf(budgets);
    }

    /** Return the worst of the gates and budgets; without gates, of these and whether every case passed. */
    public GateVerdict verdict() {
        return budgets.stream().map(BudgetResult::verdict).reduce(verdictOfRates(), GateVerdict::and);
    }

    /** Return the worst of the gates; without gates, whether every case passed. */
    GateVerdict verdictOfRates() {
        GateVerdict begin = problems.isEmpty() ? GateVerdict.PASS : GateVerdict.ERROR;
        GateVerdict ofGates = gates.stream().map(GateResult::verdict).reduce(begin, GateVerdict::and);
        return gates.isEmpty() && failingTotal > 0 ? ofGates.and(GateVerdict.FAIL) : ofGates;
    }

    /** Return this judgement with what its budgets say. */
    public Judgement withBudgets(List<BudgetResult> results) {
        return new Judgement(
                plan,
                gates,
                counts,
                overall,
                slices,
                clusters,
                reductions,
                failing,
                failingTotal,
                errored,
                stoppedEarly,
                problems,
                notes,
                results);
    }
}
