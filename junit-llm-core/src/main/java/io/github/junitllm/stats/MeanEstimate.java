package io.github.junitllm.stats;

import org.apache.commons.statistics.distribution.TDistribution;
import org.apiguardian.api.API;

/**
 * A (weighted) mean of one score per case, each score between 0 and 1.
 *
 * @param count number of cases
 * @param mean weighted mean
 * @param linearisedStandardError {@code sqrt(sum w^2 (x - mean)^2) / sum w}
 * @param effectiveSize Kish's {@code (sum w)^2 / sum w^2}; equals {@code count} when weights are equal
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record MeanEstimate(long count, double mean, double linearisedStandardError, double effectiveSize) {

    /** Return the standard error with the n/(n-1) correction; 0 for a single case. */
    public double standardError() {
        return count < 2 ? 0 : linearisedStandardError * Math.sqrt((double) count / (count - 1));
    }

    /** Tell whether the scores do not vary, so that they say nothing about the error of their mean. */
    public boolean degenerate() {
        return linearisedStandardError == 0;
    }

    /**
     * Compute the two-sided interval: Student's t with n - 1 degrees of freedom, or, where the scores do not vary, the
     * exact binomial over the cases.
     */
    public Interval interval(double confidence) {
        double oneSided = (1 + confidence) / 2;
        if (degenerate()) {
            return new Interval(lower(oneSided), upper(oneSided));
        }
        double margin = TDistribution.of(count - 1d).inverseCumulativeProbability(oneSided) * standardError();
        return Interval.clipped(mean - margin, mean + margin);
    }

    /**
     * Compute the one-sided lower bound as if every score were a pass or a failure, the most variable scores with this
     * mean. Student's t is not used: near a rate of 1 its error is a multiple of what it promises.
     */
    public double lower(double confidence) {
        return sample().exactLower(confidence);
    }

    /** Compute the one-sided upper bound; see {@link #lower}. */
    public double upper(double confidence) {
        return sample().exactUpper(confidence);
    }

    /** Return the mean with its effective size, for the binomial formulas. */
    public EffectiveSample sample() {
        return new EffectiveSample(mean, effectiveSize);
    }
}
