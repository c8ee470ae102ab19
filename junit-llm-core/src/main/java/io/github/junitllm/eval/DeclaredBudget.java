package io.github.junitllm.eval;

import io.github.junitllm.verdict.Budget;
import io.github.junitllm.verdict.Measurement;
import java.util.List;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * A budget as an annotation declares it.
 *
 * @param measure measures a sample: one measurement per trial. Pure and thread-safe
 * @param onInconclusive what becomes of the build when the budget can be neither confirmed nor refuted
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record DeclaredBudget(
        Budget budget, Function<MeasuredSample, List<Measurement>> measure, Inconclusive onInconclusive) {}
