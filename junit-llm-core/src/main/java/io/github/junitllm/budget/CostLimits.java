package io.github.junitllm.budget;

import io.github.junitllm.cost.Money;
import io.github.junitllm.cost.PriceTable;
import io.github.junitllm.eval.DeclaredBudget;
import io.github.junitllm.eval.MeasuredSample;
import io.github.junitllm.verdict.Budget;
import io.github.junitllm.verdict.Budget.Span;
import io.github.junitllm.verdict.Budget.Statistic;
import io.github.junitllm.verdict.Budget.Trial;
import io.github.junitllm.verdict.Measurement;
import io.github.junitllm.verdict.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/** Reads a {@link CostBudget}. */
final class CostLimits {

    private static final String NAME = "@CostBudget";

    private final Limits limits = new Limits(NAME);
    private final PriceTable prices;
    private final Class<?> owner;

    private CostLimits(PriceTable prices, Class<?> owner) {
        this.prices = prices;
        this.owner = owner;
    }

    /**
     * Reads a declaration.
     *
     * @param today the day whose prices hold
     * @param owner the test class on which it stands, or in which the method runs on which it does
     */
    static List<DeclaredBudget> of(CostBudget declared, PriceTable prices, LocalDate today, Class<?> owner) {
        return new CostLimits(prices, owner).read(declared, new CostMeasures(prices, today, declared.tariff()));
    }

    private List<DeclaredBudget> read(CostBudget declared, CostMeasures measures) {
        add(
                "perCall",
                declared.perCall(),
                "cost per call",
                new Statistic.Each(),
                Trial.CALL,
                Span.METHOD,
                measures::calls);
        add(
                "perSample",
                declared.perSample(),
                "cost per sample",
                new Statistic.Each(),
                Trial.SAMPLE,
                Span.METHOD,
                measures::samples);
        add(
                "perSuccess",
                declared.perSuccess(),
                "cost per success",
                new Statistic.PerSuccess(),
                Trial.SAMPLE,
                Span.METHOD,
                measures::samples);
        add(
                "perMethod",
                declared.perMethod(),
                "cost of the method",
                new Statistic.Total(),
                Trial.SAMPLE,
                Span.METHOD,
                measures::samples);
        total("perClass", declared.perClass(), "cost of the class so far", Span.CLASS, measures);
        total("perRun", declared.perRun(), "cost of the run so far", Span.RUN, measures);
        return limits.all();
    }

    private void total(String attribute, String limit, String name, Span span, CostMeasures measures) {
        add(attribute, limit, name, new Statistic.Total(), Trial.SAMPLE, span, measures::bills);
    }

    private void add(
            String attribute,
            String limit,
            String name,
            Statistic statistic,
            Trial trial,
            Span span,
            Function<MeasuredSample, List<Measurement>> measure) {
        if (limit.isBlank()) {
            return;
        }
        limits.add(
                Budget.atMost(name, statistic, amount(attribute, limit), new Unit(prices.currency()), trial)
                        .over(span),
                measure,
                span == Span.CLASS ? owner : null);
    }

    private BigDecimal amount(String attribute, String limit) {
        try {
            return Money.in(prices.currency(), limit).amount();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(NAME + ": " + attribute + ": " + e.getMessage(), e);
        }
    }
}
