package io.github.junitllm.assertions.similarity;

import org.apiguardian.api.API;

/**
 * The fewest insertions, deletions and substitutions of code points that turn one text into another (V. I. Levenshtein,
 * "Binary codes capable of correcting deletions, insertions, and reversals", Soviet Physics Doklady 10, 1966).
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Levenshtein {

    private Levenshtein() {}

    /**
     * Returns the distance in code points.
     *
     * @throws io.github.junitllm.assertions.check.UndecidedException if both texts are so long that it takes too long
     */
    public static int distance(String left, String right) {
        int[] a = left.codePoints().toArray();
        int[] b = right.codePoints().toArray();
        int start = 0;
        while (start < a.length && start < b.length && a[start] == b[start]) {
            start++;
        }
        int endA = a.length;
        int endB = b.length;
        while (endA > start && endB > start && a[endA - 1] == b[endB - 1]) {
            endA--;
            endB--;
        }
        WorkLimit.require("the Levenshtein distance", endA - start, endB - start);
        return distance(a, start, endA, b, start, endB);
    }

    /**
     * Returns 1 - distance / length of the longer text, from 0 to 1; two empty texts are alike.
     *
     * @throws io.github.junitllm.assertions.check.UndecidedException if both texts are so long that it takes too long
     */
    public static double similarity(String left, String right) {
        int longer = Math.max(left.codePointCount(0, left.length()), right.codePointCount(0, right.length()));
        return longer == 0 ? 1 : 1 - (double) distance(left, right) / longer;
    }

    private static int distance(int[] a, int startA, int endA, int[] b, int startB, int endB) {
        int[] costs = new int[endB - startB + 1];
        for (int j = 0; j < costs.length; j++) {
            costs[j] = j;
        }
        for (int i = startA; i < endA; i++) {
            int diagonal = costs[0]++;
            for (int j = 1; j < costs.length; j++) {
                int substituted = diagonal + (a[i] == b[startB + j - 1] ? 0 : 1);
                diagonal = costs[j];
                costs[j] = Math.min(substituted, Math.min(costs[j], costs[j - 1]) + 1);
            }
        }
        return costs[costs.length - 1];
    }
}
