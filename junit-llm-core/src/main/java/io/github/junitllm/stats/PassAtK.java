package io.github.junitllm.stats;

import org.apiguardian.api.API;

/** Reducers of the repeated samples of one case. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class PassAtK {

    private PassAtK() {}

    /**
     * Estimate without bias the probability that at least one of {@code k} samples passes, from {@code passes} of
     * {@code samples} (Chen et al. 2021, arXiv 2107.03374), by their numerically stable product.
     *
     * @param k 1 to {@code samples}
     */
    public static double passAtK(int samples, int passes, int k) {
        check(samples, passes, k);
        double allFail = 1;
        for (int i = samples - passes + 1; i <= samples; i++) {
            allFail *= Math.max(0, 1 - (double) k / i);
        }
        return 1 - allFail;
    }

    /**
     * Estimate without bias the probability that all of {@code k} samples pass (pass^k; Yao et al. 2024,
     * arXiv 2406.12045).
     *
     * @param k 1 to {@code samples}
     */
    public static double passHatK(int samples, int passes, int k) {
        check(samples, passes, k);
        double allPass = 1;
        for (int i = 0; i < k; i++) {
            allPass *= Math.max(0, (double) (passes - i) / (samples - i));
        }
        return allPass;
    }

    private static void check(int samples, int passes, int k) {
        if (passes < 0 || passes > samples) {
            throw new IllegalArgumentException(passes + " of " + samples + " is not a count of passes among samples");
        }
        if (k < 1 || k > samples) {
            throw new IllegalArgumentException("k must lie between 1 and " + samples + " samples, was " + k);
        }
    }
}
