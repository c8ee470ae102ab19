package io.github.junitllm.verdict;

import io.github.junitllm.stats.BinomialMethod;
import org.apiguardian.api.API;

/**
 * One pass-rate gate as its user declared it. Nonsensical values are allowed here and reported by
 * {@link Feasibility}.
 *
 * @param threshold the rate required, above 0 and at most 1
 * @param claim what is claimed about it
 * @param confidence one-sided confidence of the claim and two-sided confidence of the interval shown, 0.5 to 1
 * @param bound how the one-sided bound is computed; applies where every case is one pass or failure of equal weight
 * @param slice {@code ""} for the whole set, {@code "*"} for each tag on its own, else one tag
 * @param measure what is measured
 * @param k samples per case that {@link Measure#PASS_AT_K} and {@link Measure#PASS_HAT_K} speak of; else ignored
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record PassRateGate(
        double threshold, Claim claim, double confidence, BinomialMethod bound, String slice, Measure measure, int k) {

    /** The slice that is the whole set. */
    public static final String WHOLE_SET = "";

    /** The slice that stands for each tag on its own. */
    public static final String EACH_TAG = "*";

    /** Declare a gate on the observed rate of the whole set, with a 95 % interval shown. */
    public static PassRateGate point(double threshold) {
        return new PassRateGate(threshold, Claim.POINT, 0.95, BinomialMethod.EXACT, WHOLE_SET, Measure.RATE, 0);
    }

    double alpha() {
        return 1 - confidence;
    }

    boolean onSlice() {
        return !slice.equals(WHOLE_SET);
    }

    boolean appliesTo(String tag) {
        return slice.equals(tag) || (slice.equals(EACH_TAG) && !tag.equals(WHOLE_SET));
    }
}
