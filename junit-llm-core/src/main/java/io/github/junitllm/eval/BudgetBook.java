package io.github.junitllm.eval;

import io.github.junitllm.verdict.Budget;
import io.github.junitllm.verdict.BudgetResult;
import io.github.junitllm.verdict.BudgetTally;
import io.github.junitllm.verdict.SampleVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Keeps the books of one method's budgets, and its part of those that it shares with other methods. */
final class BudgetBook {

    private record Page(DeclaredBudget declared, BudgetTally tally) {}

    private final List<Page> pages = new ArrayList<>();

    /**
     * Opens the books.
     *
     * @param shared returns the tally of a budget of more than this method
     */
    BudgetBook(List<DeclaredBudget> budgets, Function<DeclaredBudget, BudgetTally> shared) {
        for (DeclaredBudget declared : budgets) {
            Budget budget = declared.budget();
            pages.add(new Page(declared, isShared(budget) ? shared.apply(declared) : new BudgetTally(budget)));
        }
    }

    void add(FinishedSample finished) {
        if (pages.isEmpty()) {
            return;
        }
        MeasuredSample sample = MeasuredSample.of(finished);
        boolean passed = sample.verdict() == SampleVerdict.PASS;
        boolean skipped = sample.verdict() == SampleVerdict.SKIPPED;
        for (Page page : pages) {
            // What was spent on it was spent.
            if (skipped && !page.declared.budget().sums()) {
                continue;
            }
            MeasuredSample seen = isShared(page.declared.budget())
                    ? sample.due(finished.scope().due(page.tally))
                    : sample;
            page.tally.add(passed, page.declared.measure().apply(seen));
        }
    }

    private static boolean isShared(Budget budget) {
        return budget.span() != Budget.Span.METHOD;
    }

    List<BudgetResult> results() {
        return pages.stream().map(page -> page.tally.result()).toList();
    }
}
