package io.github.junitllm.budget;

import io.github.junitllm.call.Usage;
import io.github.junitllm.cost.PriceTable;
import io.github.junitllm.eval.DeclaredBudget;
import io.github.junitllm.eval.MeasuredSample;
import io.github.junitllm.tokens.TokenEstimator;
import io.github.junitllm.verdict.Budget;
import io.github.junitllm.verdict.Budget.Statistic;
import io.github.junitllm.verdict.Budget.Trial;
import io.github.junitllm.verdict.Measurement;
import io.github.junitllm.verdict.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads a {@link TokenBudget}. */
final class TokenLimits {

    private static final String NAME = "@TokenBudget";

    private final Limits limits = new Limits(NAME);
    private final TokenMeasures measures;
    private final Supplier<PriceTable> prices;
    private final LocalDate today;

    private TokenLimits(TokenMeasures measures, Supplier<PriceTable> prices, LocalDate today) {
        this.measures = measures;
        this.prices = prices;
        this.today = today;
    }

    /**
     * Reads a declaration.
     *
     * @param prices knows the context windows that the declaration does not give
     * @param today the day whose row of the table holds
     */
    static List<DeclaredBudget> of(TokenBudget declared, Supplier<PriceTable> prices, LocalDate today) {
        return new TokenLimits(new TokenMeasures(estimator(declared.estimateWith())), prices, today).read(declared);
    }

    private static @Nullable TokenEstimator estimator(String encoding) {
        try {
            return encoding.isBlank() ? null : TokenEstimator.of(encoding);
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new IllegalArgumentException(NAME + ": estimateWith: " + e.getMessage(), e);
        }
    }

    private List<DeclaredBudget> read(TokenBudget declared) {
        ofCalls("input tokens per call", declared.inputPerCall(), Usage::inputTokens);
        ofCalls("output tokens per call", declared.outputPerCall(), Usage::outputTokens);
        ofCalls("tokens per call", declared.perCall(), Usage::totalTokens);
        ofSamples("input tokens per sample", new Statistic.Each(), declared.inputPerSample(), Usage::inputTokens);
        ofSamples("output tokens per sample", new Statistic.Each(), declared.outputPerSample(), Usage::outputTokens);
        ofSamples("tokens per sample", new Statistic.Each(), declared.perSample(), Usage::totalTokens);
        ofSamples("tokens per success", new Statistic.PerSuccess(), declared.perSuccess(), Usage::totalTokens);
        ofSamples("tokens of the method", new Statistic.Total(), declared.perMethod(), Usage::totalTokens);
        contextShare(declared.contextShare(), declared.contextWindow());
        return limits.all();
    }

    private void ofCalls(String name, long limit, Function<Usage, @Nullable Long> tokens) {
        add(name, new Statistic.Each(), limit, Trial.CALL, sample -> measures.calls(sample, tokens));
    }

    private void ofSamples(String name, Statistic statistic, long limit, Function<Usage, @Nullable Long> tokens) {
        add(name, statistic, limit, Trial.SAMPLE, sample -> measures.samples(sample, tokens));
    }

    private void add(
            String name,
            Statistic statistic,
            long limit,
            Trial trial,
            Function<MeasuredSample, List<Measurement>> measure) {
        if (limit < 0) {
            throw new IllegalArgumentException(NAME + ": the limit of " + name + " is negative: " + limit);
        }
        if (limit > 0) {
            limits.add(Budget.atMost(name, statistic, BigDecimal.valueOf(limit), Unit.TOKENS, trial), measure);
        }
    }

    private void contextShare(double share, long window) {
        if (share == 0 && window == 0) {
            return;
        }
        if (!(share > 0 && share <= 1) || window < 0) {
            throw new IllegalArgumentException(NAME + ": contextShare (above 0, at most 1; was " + share
                    + ") and contextWindow (in tokens; was " + window + ") go together");
        }
        ContextWindows windows = window > 0 ? call -> window : ContextWindows.of(prices.get(), today);
        limits.add(
                Budget.atMost(
                        "share of the context window per call",
                        new Statistic.Each(),
                        BigDecimal.valueOf(share),
                        Unit.SHARE,
                        Trial.CALL),
                sample -> measures.contextShares(sample, windows));
    }
}
