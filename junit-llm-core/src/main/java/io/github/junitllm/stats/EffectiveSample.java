package io.github.junitllm.stats;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apiguardian.api.API;

/**
 * A rate with the number of independent trials it is worth, which need not be whole: the binomial formulas continued
 * to fractional counts. Weighted or clustered rates enter them through their effective size.
 *
 * @param rate estimated rate, 0 to 1
 * @param size effective number of trials, positive
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record EffectiveSample(double rate, double size) {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    public EffectiveSample {
        if (!(rate >= 0 && rate <= 1) || !(size > 0)) {
            throw new IllegalArgumentException("rate " + rate + " of " + size + " trials");
        }
    }

    /** Compute the one-sided lower bound of Clopper and Pearson. */
    public double exactLower(double confidence) {
        double passes = rate * size;
        return passes <= 0
                ? 0
                : BetaDistribution.of(passes, size - passes + 1).inverseCumulativeProbability(1 - confidence);
    }

    /** Compute the one-sided upper bound of Clopper and Pearson. */
    public double exactUpper(double confidence) {
        return 1 - complement().exactLower(confidence);
    }

    /** Compute the exact p-value of "the rate is at least p0": small when so few passes would then be rare. */
    public double exactPValueBelow(double p0) {
        double passes = rate * size;
        return size - passes <= 0
                ? 1
                : BetaDistribution.of(passes + 1, size - passes).survivalProbability(p0);
    }

    /** Compute Wilson's one-sided lower bound. */
    public double wilsonLower(double confidence) {
        double z = NORMAL.inverseCumulativeProbability(confidence);
        double z2 = z * z;
        double root = z * Math.sqrt(rate * (1 - rate) / size + z2 / (4 * size * size));
        return rate == 0 ? 0 : Math.max(0, (rate + z2 / (2 * size) - root) / (1 + z2 / size));
    }

    /** Compute Wilson's one-sided upper bound. */
    public double wilsonUpper(double confidence) {
        return 1 - complement().wilsonLower(confidence);
    }

    /** Compute the score test's p-value of "the rate is at least p0". */
    public double scorePValueBelow(double p0) {
        return NORMAL.cumulativeProbability((rate - p0) / Math.sqrt(p0 * (1 - p0) / size));
    }

    private EffectiveSample complement() {
        return new EffectiveSample(1 - rate, size);
    }
}
