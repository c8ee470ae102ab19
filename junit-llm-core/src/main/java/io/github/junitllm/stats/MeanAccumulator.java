package io.github.junitllm.stats;

import org.apiguardian.api.API;

/** Accumulates a weighted mean of scores between 0 and 1 in constant memory. Not thread-safe. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class MeanAccumulator {

    /** Below this share of its terms, a sum of squared deviations is rounding noise. */
    static final double NOISE = 1e-13;

    private long count;
    private double weights;
    private double squaredWeights;
    private double weightedScores;
    private double squaredWeightScores;
    private double squaredWeightSquaredScores;

    /** Add one score, 0 to 1, with a positive weight. */
    public void add(double weight, double score) {
        double squared = weight * weight;
        count++;
        weights += weight;
        squaredWeights += squared;
        weightedScores += weight * score;
        squaredWeightScores += squared * score;
        squaredWeightSquaredScores += squared * score * score;
    }

    /** Return the number of scores added. */
    public long count() {
        return count;
    }

    /** Estimate from what was added, at least one score. */
    public MeanEstimate estimate() {
        if (count == 0) {
            throw new IllegalStateException("no score was added");
        }
        double mean = Math.min(1, weightedScores / weights);
        double deviations = squaredWeightSquaredScores - 2 * mean * squaredWeightScores + mean * mean * squaredWeights;
        double sum = deviations <= NOISE * squaredWeights ? 0 : deviations;
        return new MeanEstimate(count, mean, Math.sqrt(sum) / weights, weights * weights / squaredWeights);
    }
}
