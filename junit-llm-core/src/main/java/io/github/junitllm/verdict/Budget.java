package io.github.junitllm.verdict;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import org.apiguardian.api.API;

/**
 * A limit on what calls or samples take, as its user declared it.
 *
 * @param name what is limited, with the statistic where that is one: {@code p95 of latency}, {@code cost per success}
 * @param statistic what of the measurements is held against the limit
 * @param bound on which side of the limit it has to lie
 * @param limit in the unit; kept without the zeros at its end, so that a limit is the same however it is spelt
 * @param unit what is counted in
 * @param trial what is measured one by one
 * @param span over how much of a run
 * @param claim what is claimed about a {@link Statistic.Quantile}; of others the observed value is meant
 * @param confidence one-sided confidence of that claim and of the bound shown, above 0.5 and below 1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Budget(
        String name,
        Statistic statistic,
        Bound bound,
        BigDecimal limit,
        Unit unit,
        Trial trial,
        Span span,
        Claim claim,
        double confidence) {

    /** The confidence of budgets that name none. */
    public static final double DEFAULT_CONFIDENCE = 0.95;

    public Budget {
        requireNonNull(name, "name");
        requireNonNull(statistic, "statistic");
        requireNonNull(bound, "bound");
        requireNonNull(limit, "limit");
        requireNonNull(unit, "unit");
        requireNonNull(trial, "trial");
        requireNonNull(span, "span");
        requireNonNull(claim, "claim");
        BigDecimal shortest = limit.stripTrailingZeros();
        limit = shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }

    /** Declare an upper limit of one method's observed value. */
    public static Budget atMost(String name, Statistic statistic, BigDecimal limit, Unit unit, Trial trial) {
        return new Budget(
                name, statistic, Bound.AT_MOST, limit, unit, trial, Span.METHOD, Claim.POINT, DEFAULT_CONFIDENCE);
    }

    /** Declare a lower limit of one method's observed value. */
    public static Budget atLeast(String name, Statistic statistic, BigDecimal limit, Unit unit, Trial trial) {
        return new Budget(
                name, statistic, Bound.AT_LEAST, limit, unit, trial, Span.METHOD, Claim.POINT, DEFAULT_CONFIDENCE);
    }

    /** Return this budget over another part of the run. */
    public Budget over(Span other) {
        return new Budget(name, statistic, bound, limit, unit, trial, other, claim, confidence);
    }

    /** Name what is asked for: {@code p95 of latency <= 2 s}. */
    public String text() {
        String required = name + (bound == Bound.AT_MOST ? " <= " : " >= ") + unit.exact(limit);
        String sure = confidence == DEFAULT_CONFIDENCE ? "" : " (" + Texts.level(confidence) + " confidence)";
        return switch (claim) {
            case POINT -> required;
            case PROVE -> "proves " + required + sure;
            case NO_EVIDENCE_BELOW -> "no evidence against " + required + sure;
        };
    }

    /** Tell whether it is about what all trials come to together, whatever became of them. */
    public boolean sums() {
        return statistic instanceof Statistic.Total || statistic instanceof Statistic.PerSuccess;
    }

    boolean holds(BigDecimal value) {
        int compared = value.compareTo(limit);
        return bound == Bound.AT_MOST ? compared <= 0 : compared >= 0;
    }

    /** On which side of a limit. */
    public enum Bound {
        AT_MOST,
        AT_LEAST
    }

    /** What is measured one by one. */
    public enum Trial {
        CALL("call"),
        SAMPLE("sample");

        private final String noun;

        Trial(String noun) {
            this.noun = noun;
        }

        String noun() {
            return noun;
        }
    }

    /** Over how much of a run. */
    public enum Span {
        METHOD,
        /** All evals of a class, so far. */
        CLASS,
        /** All evals of the run in this JVM, so far. */
        RUN
    }

    /** What of the measurements is held against the limit. */
    public sealed interface Statistic {

        /**
         * The share {@code p} of all trials, those that failed among them, must keep the limit.
         *
         * @param p above 0 and below 1
         */
        record Quantile(double p) implements Statistic {}

        /** Every trial must keep the limit. */
        record Each() implements Statistic {}

        /** The sum of all trials. */
        record Total() implements Statistic {}

        /** The sum of all trials over the number of samples that passed. */
        record PerSuccess() implements Statistic {}

        /** The sum of all trials over their number. */
        record Mean() implements Statistic {}
    }
}
