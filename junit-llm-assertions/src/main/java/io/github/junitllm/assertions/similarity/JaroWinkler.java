package io.github.junitllm.assertions.similarity;

import org.apiguardian.api.API;

/**
 * How alike two short texts, such as names, are: common code points that are near each other, less for those out of order,
 * more for a common beginning (W. E. Winkler, "String Comparator Metrics and Enhanced Decision Rules in the Fellegi-Sunter
 * Model of Record Linkage", 1990; prefix of at most 4, scaled by 0.1, for every pair of texts).
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class JaroWinkler {

    private static final int LONGEST_PREFIX = 4;
    private static final double PREFIX_SCALE = 0.1;

    private JaroWinkler() {}

    /**
     * Returns the similarity, from 0 to 1; two empty texts are alike.
     *
     * @throws io.github.junitllm.assertions.check.UndecidedException if both texts are so long that it takes too long
     */
    public static double similarity(String left, String right) {
        int[] a = left.codePoints().toArray();
        int[] b = right.codePoints().toArray();
        double jaro = jaro(a, b);
        int prefix = 0;
        while (prefix < LONGEST_PREFIX && prefix < a.length && prefix < b.length && a[prefix] == b[prefix]) {
            prefix++;
        }
        return jaro + prefix * PREFIX_SCALE * (1 - jaro);
    }

    private static double jaro(int[] a, int[] b) {
        if (a.length == 0 && b.length == 0) {
            return 1;
        }
        WorkLimit.require("the Jaro-Winkler similarity", a.length, b.length);
        int window = Math.max(0, Math.max(a.length, b.length) / 2 - 1);
        boolean[] takenA = new boolean[a.length];
        boolean[] takenB = new boolean[b.length];
        int common = 0;
        for (int i = 0; i < a.length; i++) {
            int to = Math.min(b.length, i + window + 1);
            for (int j = Math.max(0, i - window); j < to; j++) {
                if (!takenB[j] && a[i] == b[j]) {
                    takenA[i] = true;
                    takenB[j] = true;
                    common++;
                    break;
                }
            }
        }
        if (common == 0) {
            return 0;
        }
        double m = common;
        int transposed = outOfOrder(a, takenA, b, takenB) / 2;
        return (m / a.length + m / b.length + (m - transposed) / m) / 3;
    }

    private static int outOfOrder(int[] a, boolean[] takenA, int[] b, boolean[] takenB) {
        int count = 0;
        int j = 0;
        for (int i = 0; i < a.length; i++) {
            if (takenA[i]) {
                while (!takenB[j]) {
                    j++;
                }
                count += a[i] == b[j] ? 0 : 1;
                j++;
            }
        }
        return count;
    }
}
