package io.github.junitllm.stats;

import org.apache.commons.statistics.distribution.TDistribution;
import org.apiguardian.api.API;

/**
 * A pass rate over samples of which the repeats of one case belong together.
 *
 * @param clusters number of cases with at least one decided sample
 * @param samples number of decided samples
 * @param mean (weighted) share of passing samples
 * @param naiveStandardError what the standard error would be if all samples were independent
 * @param clusteredStandardError {@code sqrt(sum_c (sum_i (x_ic - mean))^2) / n}, weights included (Miller 2024,
 *     arXiv 2411.00640)
 * @param intraclassCorrelation one-way ANOVA estimate; 1 where it cannot be estimated because nothing varies
 * @param designEffect {@code 1 + (m - 1) ICC} with the size-weighted mean cluster size m; at least 1
 * @param effectiveSamples {@code samples / designEffect}
 * @param effectiveClusters Kish's effective number of cases; equals {@code clusters} when weights are equal
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record ClusterEstimate(
        long clusters,
        long samples,
        double mean,
        double naiveStandardError,
        double clusteredStandardError,
        double intraclassCorrelation,
        double designEffect,
        double effectiveSamples,
        double effectiveClusters) {

    /** Tell whether all cases came out alike, so that they say nothing about the error of the rate. */
    public boolean degenerate() {
        return clusteredStandardError == 0;
    }

    /**
     * Compute the two-sided interval: Student's t with cases - 1 degrees of freedom, or, where all cases came out
     * alike, the exact binomial over the cases.
     */
    public Interval interval(double confidence) {
        double oneSided = (1 + confidence) / 2;
        if (degenerate()) {
            return new Interval(lower(oneSided), upper(oneSided));
        }
        double margin = quantile(clusters - 1d, oneSided) * clusteredStandardError;
        return Interval.clipped(mean - margin, mean + margin);
    }

    /**
     * Compute the one-sided lower bound for gates: the exact binomial with the effective sample size (Korn and
     * Graubard 1998), never above what a perfect run over as many cases proves. Approximate, though near: with 59 to
     * 200 cases of two samples and a true rate of 0.95 it "proves" 0.95 in 2 to 5.5 % of runs instead of 5 %, the
     * plain t bound in 8 to 15 %.
     */
    public double lower(double confidence) {
        double perfect = new EffectiveSample(1, effectiveClusters).exactLower(confidence);
        return Math.min(perfect, sample(confidence).exactLower(confidence));
    }

    /** Compute the one-sided upper bound for gates; see {@link #lower}. */
    public double upper(double confidence) {
        double hopeless = new EffectiveSample(0, effectiveClusters).exactUpper(confidence);
        return Math.max(hopeless, sample(confidence).exactUpper(confidence));
    }

    /**
     * Compute the p-value of "the rate is at least p0" that belongs to {@link #upper}.
     *
     * @param confidence confidence at which Student's t enters the effective size
     */
    public double pValueBelow(double p0, double confidence) {
        double hopeless = new EffectiveSample(0, effectiveClusters).exactPValueBelow(p0);
        return Math.max(hopeless, sample(confidence).exactPValueBelow(p0));
    }

    private EffectiveSample sample(double confidence) {
        if (degenerate()) {
            return new EffectiveSample(mean, effectiveClusters);
        }
        double variance = clusteredStandardError * clusteredStandardError;
        double size = Math.min(mean * (1 - mean) / variance, (double) samples);
        double ratio = quantile(samples - 1d, confidence) / quantile(clusters - 1d, confidence);
        return new EffectiveSample(mean, size * ratio * ratio);
    }

    private static double quantile(double degreesOfFreedom, double probability) {
        return TDistribution.of(degreesOfFreedom).inverseCumulativeProbability(probability);
    }
}
