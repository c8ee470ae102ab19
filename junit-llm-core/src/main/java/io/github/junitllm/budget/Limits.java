package io.github.junitllm.budget;

import io.github.junitllm.eval.DeclaredBudget;
import io.github.junitllm.eval.Inconclusive;
import io.github.junitllm.eval.MeasuredSample;
import io.github.junitllm.verdict.Budget;
import io.github.junitllm.verdict.Budget.Bound;
import io.github.junitllm.verdict.Budget.Statistic;
import io.github.junitllm.verdict.Claim;
import io.github.junitllm.verdict.Measurement;
import io.github.junitllm.verdict.Unit;
import io.github.junitllm.window.DurationText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects the limits of one annotation as budgets. */
final class Limits {

    private final String annotation;
    private final Claim claim;
    private final double confidence;
    private final Inconclusive onInconclusive;
    private final List<DeclaredBudget> budgets = new ArrayList<>();

    Limits(String annotation) {
        this(annotation, Claim.POINT, Budget.DEFAULT_CONFIDENCE, Inconclusive.FAIL);
    }

    /** Begins with what holds for percentiles. */
    Limits(String annotation, Claim claim, double confidence, Inconclusive onInconclusive) {
        if (!(confidence > 0.5 && confidence < 1)) {
            throw new IllegalArgumentException(
                    annotation + ": confidence must lie between 0.5 and 1, was " + confidence);
        }
        this.annotation = annotation;
        this.claim = claim;
        this.confidence = confidence;
        this.onInconclusive = onInconclusive;
    }

    /** Adds a percentile. */
    void quantile(
            String name,
            double p,
            Bound bound,
            BigDecimal limit,
            Unit unit,
            Budget.Trial trial,
            Function<MeasuredSample, List<Measurement>> measure) {
        budgets.add(new DeclaredBudget(
                new Budget(
                        name,
                        new Statistic.Quantile(p),
                        bound,
                        limit,
                        unit,
                        trial,
                        Budget.Span.METHOD,
                        claim,
                        confidence),
                measure,
                onInconclusive,
                null));
    }

    /** Adds a limit of what was observed. */
    void add(Budget budget, Function<MeasuredSample, List<Measurement>> measure) {
        add(budget, measure, null);
    }

    /**
     * Adds a limit of what was observed.
     *
     * @param owner the class that it is for, if it is for one
     */
    void add(Budget budget, Function<MeasuredSample, List<Measurement>> measure, @Nullable Class<?> owner) {
        budgets.add(new DeclaredBudget(budget, measure, onInconclusive, owner));
    }

    /** Reads a duration in microseconds. */
    BigDecimal micros(String attribute, String text) {
        try {
            return BigDecimal.valueOf(DurationText.parse(text).toNanos(), 3);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(annotation + ": " + attribute + ": " + e.getMessage(), e);
        }
    }

    /**
     * Returns the budgets.
     *
     * @throws IllegalArgumentException if there is none
     */
    List<DeclaredBudget> all() {
        if (budgets.isEmpty()) {
            throw new IllegalArgumentException(annotation + " limits nothing: give it a limit, or take it away");
        }
        return List.copyOf(budgets);
    }
}
