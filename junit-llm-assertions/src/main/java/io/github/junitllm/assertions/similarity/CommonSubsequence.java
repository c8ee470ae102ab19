package io.github.junitllm.assertions.similarity;

import java.util.BitSet;
import java.util.List;

/** The longest sequence of tokens that two texts have in common, in order, not necessarily side by side. */
final class CommonSubsequence {

    /** The places need the whole table: 64 MB. */
    private static final long LARGEST_TABLE = 16_000_000;

    private CommonSubsequence() {}

    static int length(List<String> left, List<String> right) {
        WorkLimit.require("the longest common subsequence", left.size(), right.size());
        String[] columns = right.toArray(String[]::new);
        int[] row = new int[columns.length + 1];
        for (String token : left) {
            int diagonal = 0;
            for (int j = 1; j <= columns.length; j++) {
                int above = row[j];
                row[j] = token.equals(columns[j - 1]) ? diagonal + 1 : Math.max(above, row[j - 1]);
                diagonal = above;
            }
        }
        return row[columns.length];
    }

    /** Returns where in the left text one longest sequence lies; of several the one {@code rouge-score} takes. */
    static BitSet places(List<String> left, List<String> right) {
        WorkLimit.require("the longest common subsequence", left.size(), right.size(), LARGEST_TABLE);
        int[][] lengths = new int[left.size() + 1][right.size() + 1];
        for (int i = 1; i <= left.size(); i++) {
            for (int j = 1; j <= right.size(); j++) {
                lengths[i][j] = left.get(i - 1).equals(right.get(j - 1))
                        ? lengths[i - 1][j - 1] + 1
                        : Math.max(lengths[i - 1][j], lengths[i][j - 1]);
            }
        }
        BitSet places = new BitSet(left.size());
        int i = left.size();
        int j = right.size();
        while (i > 0 && j > 0) {
            if (left.get(i - 1).equals(right.get(j - 1))) {
                places.set(i - 1);
                i--;
                j--;
            } else if (lengths[i][j - 1] > lengths[i - 1][j]) {
                j--;
            } else {
                i--;
            }
        }
        return places;
    }
}
