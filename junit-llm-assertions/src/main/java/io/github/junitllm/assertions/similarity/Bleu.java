package io.github.junitllm.assertions.similarity;

import java.util.List;
import org.apiguardian.api.API;

/**
 * BLEU: shared n-grams of 1 to 4 tokens, with a penalty for brevity (K. Papineni et al., "BLEU: a Method for Automatic
 * Evaluation of Machine Translation", 2002), with the tokens and defaults of sacrebleu (M. Post, "A Call for Clarity in
 * Reporting BLEU Scores", 2018): 13a tokens, case matters, the closest reference length counts. Scores run from 0 to 1, where
 * sacrebleu prints 0 to 100.
 *
 * @param longest the longest n-gram, from 1; 4 is usual
 * @param smoothing what an n-gram length without a match counts
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Bleu(int longest, Smoothing smoothing) {

    /** What a length of n-grams without any match counts instead of 0, which would make the whole score 0. */
    public enum Smoothing {
        /** Nothing: the score is 0. */
        NONE,
        /** One tenth of a match: sacrebleu's {@code floor}. */
        FLOOR,
        /**
         * Half a match for the first such length, a quarter for the next and so on: sacrebleu's {@code exp}, method 3 of B.
         * Chen and C. Cherry, "A Systematic Comparison of Smoothing Techniques for Sentence-Level BLEU", 2014.
         */
        EXPONENTIAL
    }

    private static final double FLOOR = 0.1;

    public Bleu {
        if (longest < 1) {
            throw new IllegalArgumentException("the longest n-gram has at least one token, not " + longest);
        }
    }

    /** Returns sacrebleu's default: up to 4 tokens, exponential smoothing. */
    public static Bleu standard() {
        return new Bleu(4, Smoothing.EXPONENTIAL);
    }

    /**
     * Returns the score of one text; lengths of n-grams that the text is too short for do not count (sacrebleu's effective
     * order).
     *
     * @param references at least one
     */
    public double sentence(String candidate, List<String> references) {
        BleuStatistics statistics = new BleuStatistics(longest);
        statistics.add(candidate, references);
        return score(statistics, true);
    }

    /**
     * Returns the score of many texts, their counts added up before anything is divided.
     *
     * @param references for each text at least one
     */
    public double corpus(List<String> candidates, List<List<String>> references) {
        Segments.requireReferences(candidates, references);
        BleuStatistics statistics = new BleuStatistics(longest);
        for (int i = 0; i < candidates.size(); i++) {
            statistics.add(candidates.get(i), references.get(i));
        }
        return score(statistics, false);
    }

    private double score(BleuStatistics statistics, boolean effectiveOrder) {
        if (!statistics.anyMatch()) {
            return 0;
        }
        double logarithms = 0;
        int lengths = 0;
        double halved = 1;
        for (int n = 1; n <= longest && statistics.total(n) > 0; n++) {
            double matched = statistics.matched(n);
            if (matched == 0) {
                halved /= 2;
                matched = switch (smoothing) {
                    case NONE -> 0;
                    case FLOOR -> FLOOR;
                    case EXPONENTIAL -> halved;
                };
            }
            logarithms += Math.log(matched / statistics.total(n));
            lengths++;
        }
        if (lengths < longest && !effectiveOrder) {
            return 0;
        }
        // Rounding can leave a perfect score a hair above 1.
        return Math.min(1, statistics.brevityPenalty() * Math.exp(logarithms / lengths));
    }
}
