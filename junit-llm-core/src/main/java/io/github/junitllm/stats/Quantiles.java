package io.github.junitllm.stats;

import java.util.OptionalInt;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apiguardian.api.API;

/**
 * Quantiles of observed values, and what the ranks of these say about the quantile of everything that could have been
 * observed. Ranks count from 1, the smallest value.
 *
 * <p>The nearest-rank quantile is the value of rank {@code ceil(p n)}: one that was observed, and what service-level
 * objectives mean. The bounds hold whatever the distribution, for independent observations: the number of values below the
 * true quantile is binomial (David and Nagaraja, Order Statistics, 2003, section 7.1).
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Quantiles {

    private Quantiles() {}

    /**
     * Return the nearest rank of a quantile.
     *
     * @param n number of values, at least 1
     * @param p the quantile, above 0 and at most 1, read as the decimal it was written as
     */
    public static int rank(int n, double p) {
        checkSize(n);
        if (!(p > 0 && p <= 1)) {
            throw new IllegalArgumentException("p must lie above 0 and be at most 1, was " + p);
        }
        return Math.toIntExact(GateDesign.passesToReach(n, p));
    }

    /**
     * Return the nearest-rank quantile.
     *
     * @param ascending the values in ascending order, at least one
     */
    public static double nearestRank(double[] ascending, double p) {
        return ascending[rank(ascending.length, p) - 1];
    }

    /**
     * Interpolate between the two values around a quantile: type 7 of Hyndman and Fan (The American Statistician, 1996),
     * which spreadsheets, NumPy and pandas show. For comparison with these; no gate is decided by it.
     *
     * @param ascending the values in ascending order, at least one
     * @param p the quantile, 0 to 1
     */
    public static double linear(double[] ascending, double p) {
        checkSize(ascending.length);
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("p must lie between 0 and 1, was " + p);
        }
        double place = (ascending.length - 1) * p;
        int below = (int) place;
        int above = Math.min(below + 1, ascending.length - 1);
        return ascending[below] + (place - below) * (ascending[above] - ascending[below]);
    }

    /**
     * Find the greatest rank whose value lies above the true quantile with at most the given probability.
     *
     * @param tail that probability: {@code 1 - confidence}, or half of it where there is a bound on each side
     * @return empty when there are too few values for that
     */
    public static OptionalInt lowerRank(int n, double p, double tail) {
        checkSize(n);
        BinomialDistribution below = below(n, p);
        checkTail(tail);
        if (below.cumulativeProbability(0) > tail) {
            return OptionalInt.empty();
        }
        // The condition holds for small ranks: the first rank that breaks it is one further.
        return OptionalInt.of(Search.first(1, n + 1, k -> below.cumulativeProbability(k - 1) > tail) - 1);
    }

    /** Find the smallest rank whose value lies below the true quantile with at most a probability; see {@link #lowerRank}. */
    public static OptionalInt upperRank(int n, double p, double tail) {
        checkSize(n);
        BinomialDistribution below = below(n, p);
        checkTail(tail);
        if (below.survivalProbability(n - 1) > tail) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(Search.first(0, n, k -> below.survivalProbability(k - 1) <= tail));
    }

    /**
     * Find how many values it takes until the greatest is a one-sided upper bound of the true quantile: 59 for a p95 at
     * 95 %. With fewer, nothing that was observed says where the quantile ends.
     *
     * @param confidence one-sided confidence, strictly between 0.5 and 1
     */
    public static int fewest(double p, double confidence) {
        return GateDesign.perfectRun(BinomialMethod.EXACT, p, confidence);
    }

    private static BinomialDistribution below(int n, double p) {
        return BinomialDistribution.of(n, Probabilities.check("p", p));
    }

    private static void checkSize(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("a quantile needs at least one value");
        }
    }

    private static void checkTail(double tail) {
        if (!(tail > 0 && tail < 0.5)) {
            throw new IllegalArgumentException("tail must lie strictly between 0 and 0.5, was " + tail);
        }
    }
}
