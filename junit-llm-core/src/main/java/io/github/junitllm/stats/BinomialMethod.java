package io.github.junitllm.stats;

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
            if (binomial.survivalProbability(passes) + binomial.probability(passes) / 2 < tail) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static void checkCounts(int passes, int trials) {
        if (trials < 1 || passes < 0 || passes > trials) {
            throw new IllegalArgumentException(passes + " of " + trials + " is not a count of passes among trials");
        }
    }
}
