package io.github.junitllm.assertions.similarity;

import org.apiguardian.api.API;

/**
 * How much of the candidate is in the reference, and how much of the reference is in the candidate.
 *
 * @param precision from 0 to 1
 * @param recall from 0 to 1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record PrecisionRecall(double precision, double recall) {

    /** Returns the harmonic mean, 0 where both are 0. */
    public double f1() {
        return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
    }

    /** Counts what matched against what there was; nothing out of nothing is 0. */
    static PrecisionRecall of(long matched, long candidate, long reference) {
        return new PrecisionRecall(
                candidate == 0 ? 0 : (double) matched / candidate, reference == 0 ? 0 : (double) matched / reference);
    }
}
