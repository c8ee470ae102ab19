package io.github.junitllm.verdict;

import io.github.junitllm.stats.BinomialMethod;
import io.github.junitllm.stats.GateDesign;
import io.github.junitllm.stats.Quantiles;
import io.github.junitllm.verdict.Budget.Bound;
import io.github.junitllm.verdict.Budget.Statistic;
import io.github.junitllm.verdict.Measurement.Failed;
import io.github.junitllm.verdict.Measurement.Source;
import io.github.junitllm.verdict.Measurement.Unknown;
import io.github.junitllm.verdict.Measurement.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what one budget is about, and holds it against the limit. Thread-safe, since a budget of a class or of the run is
 * shared by evals.
 *
 * <p>A budget on a quantile is a gate on the share of trials that keep the limit: the observed quantile keeps it exactly
 * where the share reaches {@code p}, so failed trials count as beyond it although nobody knows their value.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class BudgetTally {

    private final Budget budget;

    // Guarded by this.
    private final List<BigDecimal> values = new ArrayList<>();
    private BigDecimal sum = BigDecimal.ZERO;
    private @Nullable BigDecimal worst;
    private int trials;
    private int kept;
    private int failed;
    private final Map<Source, Integer> sources = new EnumMap<>(Source.class);
    private int successes;
    private long unknown;
    private @Nullable String whyUnknown;

    public BudgetTally(Budget budget) {
        this.budget = budget;
    }

    public Budget budget() {
        return budget;
    }

    /** Add a sample that ended, with its trials. */
    public synchronized void add(boolean passed, List<Measurement> measurements) {
        successes += passed ? 1 : 0;
        for (Measurement measurement : measurements) {
            trials++;
            if (measurement instanceof Value measured) {
                add(measured);
            } else if (measurement instanceof Failed) {
                failed++;
            } else if (measurement instanceof Unknown nobodyKnows) {
                unknown++;
                whyUnknown = whyUnknown == null ? nobodyKnows.reason() : whyUnknown;
            }
        }
    }

    private void add(Value measured) {
        BigDecimal value = measured.value();
        sum = sum.add(value);
        worst = worst == null || isWorse(value, worst) ? value : worst;
        kept += budget.holds(value) ? 1 : 0;
        sources.merge(measured.source(), 1, Integer::sum);
        if (budget.statistic() instanceof Statistic.Quantile) {
            values.add(value);
        }
    }

    private boolean isWorse(BigDecimal value, BigDecimal than) {
        return budget.bound() == Bound.AT_MOST ? value.compareTo(than) > 0 : value.compareTo(than) < 0;
    }

    /** Return what the budget says about what was added. */
    public synchronized BudgetResult result() {
        String noun = budget.trial().noun();
        if (trials == 0) {
            return result(
                    GateVerdict.ERROR,
                    null,
                    null,
                    "there was no " + noun + " to measure"
                            + (budget.trial() == Budget.Trial.CALL
                                    ? ": none arrived at the LlmGateway of a sample"
                                    : ""));
        }
        if (from(Source.UNCALLED) == trials && sum.signum() == 0) {
            return result(
                    GateVerdict.ERROR,
                    null,
                    null,
                    "there was nothing to measure: no call of a model arrived at the LlmGateway of a sample");
        }
        if (unknown > 0) {
            return result(
                    GateVerdict.ERROR,
                    null,
                    null,
                    "it was not measured for " + unknown + " of " + Texts.count(trials, noun) + ": " + whyUnknown);
        }
        Statistic statistic = budget.statistic();
        if (statistic instanceof Statistic.Quantile quantile) {
            return quantile(quantile.p());
        }
        if (statistic instanceof Statistic.Each) {
            return each();
        }
        if (statistic instanceof Statistic.PerSuccess && successes == 0) {
            return result(GateVerdict.FAIL, null, null, shown(sum) + " were spent and nothing passed");
        }
        BigDecimal observed = statistic instanceof Statistic.Total ? sum : per(statistic);
        return result(
                budget.holds(observed) ? GateVerdict.PASS : GateVerdict.FAIL,
                observed,
                null,
                shown(observed) + of(statistic));
    }

    private BigDecimal per(Statistic statistic) {
        int count = statistic instanceof Statistic.PerSuccess ? successes : trials;
        return sum.divide(BigDecimal.valueOf(count), MathContext.DECIMAL128);
    }

    private String of(Statistic statistic) {
        String over = Texts.count(trials, budget.trial().noun());
        return statistic instanceof Statistic.PerSuccess
                ? " (" + shown(sum) + " over " + Texts.count(successes, "sample") + " that passed)"
                : " over " + over;
    }

    private BudgetResult each() {
        if (worst == null) {
            return result(
                    GateVerdict.FAIL, null, null, "every " + budget.trial().noun() + " failed");
        }
        boolean holds = kept == trials;
        return result(
                holds ? GateVerdict.PASS : GateVerdict.FAIL,
                worst,
                null,
                (budget.bound() == Bound.AT_MOST ? "highest " : "lowest ")
                        + shown(worst)
                        + (holds ? " of " + Texts.count(trials, budget.trial().noun()) : ", " + beyondText()));
    }

    private BudgetResult quantile(double p) {
        List<BigDecimal> ordered = new ArrayList<>(values);
        ordered.sort(budget.bound() == Bound.AT_MOST ? BigDecimal::compareTo : (a, b) -> b.compareTo(a));
        int rank = Quantiles.rank(trials, p);
        OptionalInt upper = Quantiles.upperRank(trials, p, 1 - budget.confidence());
        BigDecimal observed = at(rank, ordered);
        BigDecimal sure = upper.isPresent() ? at(upper.getAsInt(), ordered) : null;
        GateVerdict verdict = verdict(p, upper.isPresent());
        String reason = "observed " + (observed == null ? "among the failed" : shown(observed)) + ", " + beyondText()
                + "; " + boundText(p, upper, sure);
        return result(verdict, observed, sure, reason);
    }

    private GateVerdict verdict(double p, boolean enough) {
        boolean reached = kept >= GateDesign.passesToReach(trials, p);
        return switch (budget.claim()) {
            case POINT -> !reached ? GateVerdict.FAIL : enough ? GateVerdict.PASS : GateVerdict.INCONCLUSIVE;
            case PROVE -> {
                if (BinomialMethod.EXACT.proves(kept, trials, p, budget.confidence())) {
                    yield GateVerdict.PASS;
                }
                yield refuted(p) ? GateVerdict.FAIL : GateVerdict.INCONCLUSIVE;
            }
            case NO_EVIDENCE_BELOW ->
                refuted(p) ? GateVerdict.FAIL : enough ? GateVerdict.PASS : GateVerdict.INCONCLUSIVE;
        };
    }

    private boolean refuted(double p) {
        return BinomialMethod.EXACT.refutes(kept, trials, p, budget.confidence());
    }

    private String boundText(double p, OptionalInt upper, @Nullable BigDecimal sure) {
        String level = Texts.level(budget.confidence());
        if (upper.isEmpty()) {
            return "that cannot be decided with "
                    + Texts.count(trials, budget.trial().noun()) + ": " + Quantiles.fewest(p, budget.confidence())
                    + " are needed for a bound at " + level;
        }
        return level + " sure " + (budget.bound() == Bound.AT_MOST ? "<= " : ">= ")
                + (sure == null ? "nothing, for the failed" : shown(sure)) + " (exact, rank " + upper.getAsInt()
                + " of "
                + trials + ")";
    }

    /** Return the value of a rank counted from the best; null where that is a trial that failed. */
    private static @Nullable BigDecimal at(int rank, List<BigDecimal> bestFirst) {
        return rank > bestFirst.size() ? null : bestFirst.get(rank - 1);
    }

    private String beyondText() {
        int beyond = trials - kept;
        return beyond + " of " + Texts.count(trials, budget.trial().noun())
                + (budget.bound() == Bound.AT_MOST ? " over the limit" : " under the limit")
                + (failed > 0 ? ", " + failed + " of them failed" : "");
    }

    private String shown(BigDecimal value) {
        return budget.unit().text(value, budget.limit());
    }

    private BudgetResult result(
            GateVerdict verdict, @Nullable BigDecimal observed, @Nullable BigDecimal sure, String reason) {
        return new BudgetResult(
                budget,
                verdict == GateVerdict.PASS && mayBeMore() ? GateVerdict.INCONCLUSIVE : verdict,
                observed,
                sure,
                trials,
                trials - kept,
                failed,
                unknown,
                from(Source.RECORDED) + from(Source.HIDDEN),
                from(Source.ESTIMATED),
                reason + sourceText());
    }

    /** A wait that was cut short is longer where nobody does so, and may then be beyond the limit. */
    private boolean mayBeMore() {
        return budget.bound() == Bound.AT_MOST && from(Source.CUT_SHORT) > 0;
    }

    private int from(Source source) {
        return sources.getOrDefault(source, 0);
    }

    private String sourceText() {
        int known = trials - failed - (int) unknown;
        if (known == 0) {
            return "";
        }
        int recorded = from(Source.RECORDED) + from(Source.HIDDEN);
        List<String> texts = new ArrayList<>();
        addSource(texts, recorded, known, "recorded");
        addSource(texts, from(Source.ESTIMATED), known, "estimated");
        addSource(texts, known - recorded - from(Source.ESTIMATED), known, "measured");
        addRemark(texts, Source.HIDDEN, " with what a fault hid from the client and the provider bills");
        addRemark(
                texts,
                Source.CUT_SHORT,
                " with back-off cut short: faults in virtual time have clients that read retry-after-ms try again at"
                        + " once (give the fault realTime or, if it is one that asks for waits, a retryAfter)");
        addRemark(texts, Source.UNCALLED, " without any call of a model");
        return "; " + String.join(", ", texts);
    }

    private void addRemark(List<String> sources, Source source, String remark) {
        if (from(source) > 0) {
            sources.add(from(source) + remark);
        }
    }

    private static void addSource(List<String> sources, int count, int of, String source) {
        if (count > 0) {
            sources.add(count == of ? source : count + " " + source);
        }
    }
}
