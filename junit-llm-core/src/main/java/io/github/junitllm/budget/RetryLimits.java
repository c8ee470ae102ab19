package io.github.junitllm.budget;

import io.github.junitllm.eval.DeclaredBudget;
import io.github.junitllm.verdict.Budget;
import io.github.junitllm.verdict.Budget.Statistic;
import io.github.junitllm.verdict.Budget.Trial;
import io.github.junitllm.verdict.Unit;
import java.math.BigDecimal;
import java.util.List;

/** Reads a {@link RetryBudget}. */
final class RetryLimits {

    private static final String NAME = "@RetryBudget";

    private RetryLimits() {}

    static List<DeclaredBudget> of(RetryBudget declared) {
        Limits limits = new Limits(NAME);
        if (declared.attemptsPerCall() < 0 || declared.retriedShare() > 1 || Double.isNaN(declared.retriedShare())) {
            throw new IllegalArgumentException(NAME + ": attemptsPerCall must be at least 1, was "
                    + declared.attemptsPerCall() + ", and retriedShare at most 1, was " + declared.retriedShare());
        }
        if (declared.attemptsPerCall() > 0) {
            limits.add(
                    Budget.atMost(
                            "attempts per call",
                            new Statistic.Each(),
                            BigDecimal.valueOf(declared.attemptsPerCall()),
                            Unit.CALLS,
                            Trial.CALL),
                    RetryMeasures::attempts);
        }
        if (declared.retriedShare() >= 0) {
            limits.add(
                    Budget.atMost(
                            "share of calls tried again",
                            new Statistic.Mean(),
                            BigDecimal.valueOf(declared.retriedShare()),
                            Unit.SHARE,
                            Trial.CALL),
                    RetryMeasures::retried);
        }
        backOff(limits, "back-off per sample", new Statistic.Each(), "backOffPerSample", declared.backOffPerSample());
        backOff(limits, "back-off of the method", new Statistic.Total(), "backOff", declared.backOff());
        return limits.all();
    }

    private static void backOff(Limits limits, String name, Statistic statistic, String attribute, String limit) {
        if (!limit.isBlank()) {
            limits.add(
                    Budget.atMost(name, statistic, limits.micros(attribute, limit), Unit.MICROS, Trial.SAMPLE),
                    RetryMeasures::backOff);
        }
    }
}
