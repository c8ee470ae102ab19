package io.github.junitllm.stats;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apiguardian.api.API;

/**
 * Evidence about a pass rate that may be looked at after every trial. Either value is a non-negative martingale under
 * its hypothesis (a likelihood ratio whose numerator is averaged uniformly over the rates of the alternative), so by
 * Ville's inequality it ever reaches {@code 1/alpha} with probability at most {@code alpha} when the hypothesis is
 * true. A pass never lowers the evidence up and a failure never lowers the evidence down.
 *
 * <p>With the density f and distribution function F of Beta(k + 1, n - k + 1) at p0, the closed forms are
 * {@code E_up = (1 - F) / ((1 - p0) f)} and {@code E_down = F / (p0 f)}. Values are natural logarithms; negative
 * infinity stands for evidence too small for a double.
 *
 * @param p0 rate in question, strictly between 0 and 1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record MixtureEProcess(double p0) {

    public MixtureEProcess {
        Probabilities.check("p0", p0);
    }

    /** Compute the log evidence against "the rate is at most p0". */
    public double logUp(int passes, int trials) {
        BetaDistribution beta = beta(passes, trials);
        return Math.log(beta.survivalProbability(p0)) - Math.log1p(-p0) - beta.logDensity(p0);
    }

    /** Compute the log evidence against "the rate is at least p0". */
    public double logDown(int passes, int trials) {
        BetaDistribution beta = beta(passes, trials);
        return Math.log(beta.cumulativeProbability(p0)) - Math.log(p0) - beta.logDensity(p0);
    }

    /** Find the number of straight passes after which the evidence up reaches {@code 1/alpha}. */
    public int straightPasses(double alpha) {
        double bound = logBound(alpha);
        return Search.first(n -> logUp(n, n) >= bound);
    }

    /** Find the number of straight failures after which the evidence down reaches {@code 1/alpha}. */
    public int straightFailures(double alpha) {
        double bound = logBound(alpha);
        return Search.first(n -> logDown(0, n) >= bound);
    }

    /** Return the log of {@code 1/alpha}, the bound at which the evidence decides. */
    public static double logBound(double alpha) {
        return -Math.log(Probabilities.check("alpha", alpha));
    }

    private static BetaDistribution beta(int passes, int trials) {
        return BetaDistribution.of(passes + 1d, trials - passes + 1d);
    }
}
