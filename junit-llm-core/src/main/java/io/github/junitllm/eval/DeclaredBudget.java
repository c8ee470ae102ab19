package io.github.junitllm.eval;

import io.github.junitllm.verdict.Budget;
import io.github.junitllm.verdict.Measurement;
import java.util.List;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A budget as an annotation declares it.
 *
 * @param measure measures a sample: one measurement per trial. Pure and thread-safe
 * @param onInconclusive what becomes of the build when the budget can be neither confirmed nor refuted
 * @param owner the test class whose evals, and those of the classes nested in it, have one account of a budget over
 *     {@link Budget.Span#CLASS}; null for others
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record DeclaredBudget(
        Budget budget,
        Function<MeasuredSample, List<Measurement>> measure,
        Inconclusive onInconclusive,
        @Nullable Class<?> owner) {

    public DeclaredBudget {
        if ((budget.span() == Budget.Span.CLASS) != (owner != null)) {
            throw new IllegalArgumentException(budget.text() + ": a budget of a class, and no other, has a class");
        }
    }
}
