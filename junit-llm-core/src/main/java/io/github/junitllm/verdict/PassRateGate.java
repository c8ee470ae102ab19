package io.github.junitllm.verdict;

import io.github.junitllm.stats.BinomialMethod;
import java.math.BigDecimal;
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
 * @param failures what failing cases are called where people ask how many of these there are at most: {@code attack
 *     success}; {@code ""} where they ask for passing cases. Of {@link Measure#RATE} only
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record PassRateGate(
        double threshold,
        Claim claim,
        double confidence,
        BinomialMethod bound,
        String slice,
        Measure measure,
        int k,
        String failures) {

    /** The slice that is the whole set. */
    public static final String WHOLE_SET = "";

    /** The slice that stands for each tag on its own. */
    public static final String EACH_TAG = "*";

    /** Declare a gate that asks for passing cases. */
    public PassRateGate(
            double threshold,
            Claim claim,
            double confidence,
            BinomialMethod bound,
            String slice,
            Measure measure,
            int k) {
        this(threshold, claim, confidence, bound, slice, measure, k, "");
    }

    /** Declare a gate on the observed rate of the whole set, with a 95 % interval shown. */
    public static PassRateGate point(double threshold) {
        return new PassRateGate(threshold, Claim.POINT, 0.95, BinomialMethod.EXACT, WHOLE_SET, Measure.RATE, 0);
    }

    /**
     * Declare a gate that asks for few failing cases.
     *
     * @param failures what these are called, as it reads before "at most 5 %"
     * @param most the highest rate allowed, from 0 to below 1
     * @param slice as {@link #slice()}
     */
    public static PassRateGate atMost(String failures, double most, Claim claim, double confidence, String slice) {
        // 1 - 0.05 in doubles may be another number than the 0.95 a person would write.
        double threshold = Double.isFinite(most)
                ? BigDecimal.ONE.subtract(BigDecimal.valueOf(most)).doubleValue()
                : Double.NaN;
        return new PassRateGate(threshold, claim, confidence, BinomialMethod.EXACT, slice, Measure.RATE, 0, failures);
    }

    /** Tell whether people read this gate as a bound on failures. */
    boolean onFailures() {
        return !failures.isEmpty();
    }

    /** Return this gate for one slice of those it applies to. */
    PassRateGate on(String oneSlice) {
        return new PassRateGate(threshold, claim, confidence, bound, oneSlice, measure, k, failures);
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
