package io.github.junitllm.golden;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody may have meant. */
final class Nearest {

    private static final int LONGEST = 200;

    private Nearest() {}

    /** The candidate nearest to a name, if one is near enough to be meant. */
    static Optional<String> to(String name, Collection<String> candidates) {
        return few(name, candidates, 1).stream().findFirst();
    }

    /** The candidates near enough to a name to be meant, the nearest first. */
    static List<String> few(String name, Collection<String> candidates, int most) {
        return candidates.stream()
                .filter(candidate -> isNear(name, candidate))
                .sorted(Comparator.<String>comparingInt(candidate -> distance(name, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(most)
                .toList();
    }

    /** Whether at most a third of the longer name differs. */
    static boolean isNear(String name, String candidate) {
        int longer = Math.max(name.length(), candidate.length());
        return longer <= LONGEST && distance(name, candidate) <= Math.max(1, longer / 3);
    }

    /** The least number of insertions, removals and replacements, upper and lower case being equal. */
    static int distance(String a, String b) {
        String from = a.toLowerCase(Locale.ROOT);
        String to = b.toLowerCase(Locale.ROOT);
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int above = row[j];
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[to.length()];
    }
}
