package io.github.junitllm.stats;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Says how a confidence bound for a pass rate is computed from independent passes and failures.
 *
 * <p>Only {@link #EXACT} keeps its promised error rate whatever the true rate and the number of cases. At the high
 * thresholds evals use, a one-sided bound promised at 5 % errs in up to 8.6 % (Wilson) or 15 % (Jeffreys) of runs.
 * {@link #WALD} and {@link #AGRESTI_COULL} are for comparison in reports and never decide a gate.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum BinomialMethod {
    /** Clopper and Pearson 1934: the inverted exact binomial test; the only one with a guarantee. */
    EXACT("exact", BinomialConfidenceInterval.CLOPPER_PEARSON),
    /** Wilson 1927: the inverted score test; the best interval to show. */
    WILSON("Wilson", BinomialConfidenceInterval.WILSON_SCORE),
    /** Quantiles of the Beta(k + 1/2, n - k + 1/2) posterior. */
    JEFFREYS("Jeffreys", BinomialConfidenceInterval.JEFFREYS),
    /** The exact test with half the probability of the observed count: exact on average over n, not for each n. */
    MID_P("mid-P", null),
    /** Agresti and Coull 1998: Wald around Wilson's centre; for comparison only. */
    AGRESTI_COULL("Agresti-Coull", BinomialConfidenceInterval.AGRESTI_COULL),
    /** The textbook normal approximation, degenerate at 0 and n; for comparison only. */
    WALD("Wald", BinomialConfidenceInterval.NORMAL_APPROXIMATION);

    private static final int BISECTIONS = 60;

    /** Relative rounding noise of {@code 1 - confidence} and of a tail probability. */
    private static final double ROUNDING = 1e-12;

    private final String label;
    private final @Nullable BinomialConfidenceInterval interval;

    BinomialMethod(String label, @Nullable BinomialConfidenceInterval interval) {
        this.label = label;
        this.interval = interval;
    }

    /** Return the method's name as reports print it. */
    public String label() {
        return label;
    }

    /** Tell whether a gate may be decided by this method's one-sided bound. */
    public boolean decidesGates() {
        return this != AGRESTI_COULL && this != WALD;
    }

    /**
     * Compute the one-sided lower bound.
     *
     * @param passes number of passes, 0 to {@code trials}
     * @param trials number of independent trials, at least 1
     * @param confidence one-sided confidence, strictly between 0.5 and 1
     */
    public double lower(int passes, int trials, double confidence) {
        checkCounts(passes, trials);
        Probabilities.checkConfidence(confidence);
        return lowerAt(passes, trials, 1 - confidence);
    }

    /** Compute the one-sided upper bound; arguments as for {@link #lower}. */
    public double upper(int passes, int trials, double confidence) {
        return 1 - lower(trials - passes, trials, confidence);
    }

    /**
     * Compute the two-sided interval with half the error on each side.
     *
     * @param confidence two-sided confidence, strictly between 0 and 1
     */
    public Interval interval(int passes, int trials, double confidence) {
        checkCounts(passes, trials);
        double tail = (1 - Probabilities.check("confidence", confidence)) / 2;
        return Interval.clipped(lowerAt(passes, trials, tail), 1 - lowerAt(trials - passes, trials, tail));
    }

    /**
     * Tell whether the one-sided lower bound reaches {@code p0}. Asks the test that the bound inverts, which is a
     * hundred times faster than the bound itself.
     */
    public boolean proves(int passes, int trials, double p0, double confidence) {
        checkCounts(passes, trials);
        Probabilities.check("p0", p0);
        double alpha = (1 - Probabilities.checkConfidence(confidence)) * (1 + ROUNDING);
        return switch (this) {
            case EXACT -> BinomialDistribution.of(trials, p0).survivalProbability(passes - 1) <= alpha;
            case MID_P -> midPValue(passes, BinomialDistribution.of(trials, p0)) <= alpha;
            case JEFFREYS ->
                passes > 0
                        && BetaDistribution.of(passes + 0.5, trials - passes + 0.5)
                                        .cumulativeProbability(p0)
                                <= alpha;
            default -> lowerAt(passes, trials, 1 - confidence) >= p0;
        };
    }

    /** Tell whether the one-sided upper bound lies below {@code p0}; see {@link #proves}. */
    public boolean refutes(int passes, int trials, double p0, double confidence) {
        return proves(trials - passes, trials, 1 - p0, confidence);
    }

    private double lowerAt(int passes, int trials, double tail) {
        if (passes == 0) {
            return 0;
        }
        return interval == null
                ? midPLower(passes, trials, tail)
                : Math.max(0, interval.fromErrorRate(trials, passes, 2 * tail).getLowerBound());
    }

    private static double midPLower(int passes, int trials, double tail) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            BinomialDistribution binomial = BinomialDistribution.of(trials, middle);
            if (midPValue(passes, binomial) < tail) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double midPValue(int passes, BinomialDistribution binomial) {
        return binomial.survivalProbability(passes) + binomial.probability(passes) / 2;
    }

    private static void checkCounts(int passes, int trials) {
        if (trials < 1 || passes < 0 || passes > trials) {
            throw new IllegalArgumentException(passes + " of " + trials + " is not a count of passes among trials");
        }
    }
}
