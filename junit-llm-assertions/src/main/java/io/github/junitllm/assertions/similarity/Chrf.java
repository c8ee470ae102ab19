package io.github.junitllm.assertions.similarity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * chrF: shared runs of 1 to 6 characters, recall twice as important as precision (M. Popović, "chrF: character n-gram F-score
 * for automatic MT evaluation", 2015), with sacrebleu's defaults: case matters, white space does not, lengths that a text is
 * too short for do not count. Works for every script. Scores run from 0 to 1, where sacrebleu prints 0 to 100.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Chrf {

    private static final int LONGEST = 6;
    private static final double BETA_SQUARED = 4;

    private Chrf() {}

    /**
     * Returns the score of one text against the reference it is nearest to.
     *
     * @param references at least one
     */
    public static double sentence(String candidate, List<String> references) {
        return score(best(candidate, references));
    }

    /**
     * Returns the score of many texts, their counts added up before anything is divided.
     *
     * @param references for each text at least one
     */
    public static double corpus(List<String> candidates, List<List<String>> references) {
        Segments.requireReferences(candidates, references);
        long[][] sum = new long[LONGEST][3];
        for (int i = 0; i < candidates.size(); i++) {
            long[][] counts = best(candidates.get(i), references.get(i));
            for (int n = 0; n < LONGEST; n++) {
                for (int k = 0; k < 3; k++) {
                    sum[n][k] += counts[n][k];
                }
            }
        }
        return score(sum);
    }

    private static long[][] best(String candidate, List<String> references) {
        Segments.requireReference(references);
        int[] found = characters(candidate);
        long[][] best = counts(found, characters(references.get(0)));
        for (String reference : references.subList(1, references.size())) {
            long[][] counts = counts(found, characters(reference));
            if (score(counts) > score(best)) {
                best = counts;
            }
        }
        return best;
    }

    /** Returns for each length: runs in the candidate, runs in the reference, runs in common. */
    private static long[][] counts(int[] found, int[] wanted) {
        long[][] counts = new long[LONGEST][];
        for (int n = 1; n <= LONGEST; n++) {
            int inFound = Math.max(0, found.length - n + 1);
            int inWanted = Math.max(0, wanted.length - n + 1);
            counts[n - 1] = new long[] {inWanted == 0 ? 0 : inFound, inWanted, common(found, wanted, n)};
        }
        return counts;
    }

    private static long common(int[] found, int[] wanted, int n) {
        Map<String, Integer> left = new HashMap<>();
        for (int i = 0; i + n <= wanted.length; i++) {
            left.merge(new String(wanted, i, n), 1, Integer::sum);
        }
        long common = 0;
        for (int i = 0; i + n <= found.length; i++) {
            String run = new String(found, i, n);
            int count = left.getOrDefault(run, 0);
            if (count > 0) {
                left.put(run, count - 1);
                common++;
            }
        }
        return common;
    }

    private static double score(long[][] counts) {
        double precision = 0;
        double recall = 0;
        int lengths = 0;
        for (long[] count : counts) {
            if (count[0] > 0 && count[1] > 0) {
                precision += (double) count[2] / count[0];
                recall += (double) count[2] / count[1];
                lengths++;
            }
        }
        if (precision + recall == 0) {
            return 0;
        }
        precision /= lengths;
        recall /= lengths;
        return Math.min(1, (1 + BETA_SQUARED) * precision * recall / (BETA_SQUARED * precision + recall));
    }

    private static int[] characters(String text) {
        return text.codePoints().filter(point -> !Whitespace.is(point)).toArray();
    }
}
