package io.github.junitllm.stats;

import org.apiguardian.api.API;

/**
 * Accumulates pass/fail samples that come in clusters (the repeats of one case) in constant memory. Clusters may
 * differ in size and weight. Not thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ClusterAccumulator {

    private long clusters;
    private long samples;
    private long passes;
    private double squaredSizes;
    private double betweenPasses;
    private double weights;
    private double squaredWeights;
    private double weightedSamples;
    private double weightedPasses;
    private double passPass;
    private double passSize;
    private double sizeSize;

    /**
     * Add all samples of one case; a case without a decided sample is no cluster and is ignored.
     *
     * @param weight positive weight of each of the case's samples
     */
    public void add(double weight, int casePasses, int caseSamples) {
        if (caseSamples == 0) {
            return;
        }
        clusters++;
        samples += caseSamples;
        passes += casePasses;
        double size = caseSamples;
        double passed = casePasses;
        squaredSizes += size * size;
        betweenPasses += passed * passed / size;
        double squared = weight * weight;
        weights += weight;
        squaredWeights += squared;
        weightedSamples += weight * size;
        weightedPasses += weight * passed;
        passPass += squared * passed * passed;
        passSize += squared * passed * size;
        sizeSize += squared * size * size;
    }

    /** Return the number of samples added. */
    public long samples() {
        return samples;
    }

    /** Return the number of passing samples added. */
    public long passes() {
        return passes;
    }

    /** Estimate from what was added, at least one sample. */
    public ClusterEstimate estimate() {
        if (samples == 0) {
            throw new IllegalStateException("no sample was added");
        }
        double mean = Math.min(1, weightedPasses / weightedSamples);
        double deviations = passPass - 2 * mean * passSize + mean * mean * sizeSize;
        double sum = deviations <= MeanAccumulator.NOISE * sizeSize ? 0 : deviations;
        double icc = intraclassCorrelation();
        double designEffect = Math.max(1, 1 + (squaredSizes / samples - 1) * icc);
        return new ClusterEstimate(
                clusters,
                samples,
                mean,
                Math.sqrt(mean * (1 - mean) / samples),
                Math.sqrt(sum) / weightedSamples,
                icc,
                designEffect,
                samples / designEffect,
                weights * weights / squaredWeights);
    }

    /** One-way analysis of variance; 1, the most cautious value, where nothing varies or nothing is repeated. */
    private double intraclassCorrelation() {
        if (clusters < 2 || samples == clusters) {
            return 1;
        }
        double n = samples;
        double between = (betweenPasses - passes * (double) passes / n) / (clusters - 1);
        double within = (passes - betweenPasses) / (n - clusters);
        double size = (n - squaredSizes / n) / (clusters - 1);
        double denominator = between + (size - 1) * within;
        return denominator <= MeanAccumulator.NOISE ? 1 : (between - within) / denominator;
    }
}
