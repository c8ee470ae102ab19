package io.github.junitllm.assertions.retrieval;

/** Metrics that ask of each document whether it is relevant. */
final class Precision {

    /** trec_eval's INFAP_EPSILON: smooths a precision estimated from few judged documents. */
    private static final double EPSILON = 0.00001;

    private static final int RECALL_POINTS = 11;

    private Precision() {}

    static double average(Judged judged, int ranks) {
        double sum = 0;
        int relevant = 0;
        for (int i = 0; i < Math.min(ranks, judged.retrieved()); i++) {
            if (judged.isRelevant(i)) {
                relevant++;
                sum += (double) relevant / (i + 1);
            }
        }
        return ratio(sum, judged.relevant());
    }

    static double reciprocalRank(Judged judged) {
        for (int i = 0; i < judged.retrieved(); i++) {
            if (judged.isRelevant(i)) {
                return 1.0 / (i + 1);
            }
        }
        return 0;
    }

    static double atMultipleOfRelevant(Judged judged, double multiple) {
        // Rounded up as trec_eval does: by adding 0.9.
        int cut = (int) (multiple * judged.relevant() + 0.9);
        return ratio(judged.relevantWithin(cut), cut);
    }

    static double binaryPreference(Judged judged) {
        double sum = 0;
        int nonRelevant = 0;
        for (int i = 0; i < judged.retrieved(); i++) {
            if (judged.isRelevant(i)) {
                sum += 1
                        - ratio(
                                Math.min(nonRelevant, judged.relevant()),
                                Math.min(judged.nonRelevant(), judged.relevant()));
            } else if (judged.isJudged(i)) {
                nonRelevant++;
            }
        }
        return ratio(sum, judged.relevant());
    }

    static double inferredAverage(Judged judged) {
        double sum = 0;
        int relevant = 0;
        int nonRelevant = 0;
        int unjudged = 0;
        for (int i = 0; i < judged.retrieved(); i++) {
            if (judged.isRelevant(i)) {
                sum += 1.0 / (i + 1);
                if (i > 0) {
                    double pooled = (double) (relevant + nonRelevant + unjudged) / i;
                    double precision = (relevant + EPSILON) / (relevant + nonRelevant + 2 * EPSILON);
                    sum += (double) i / (i + 1) * pooled * precision;
                }
                relevant++;
            } else if (judged.isJudged(i)) {
                nonRelevant++;
            } else if (judged.isPooled(i)) {
                unjudged++;
            }
        }
        return ratio(sum, judged.relevant());
    }

    /** Returns the highest precision at any rank where the recall is reached; 0 where it never is. */
    static double interpolated(Judged judged, double recall) {
        long needed = Math.round(recall * judged.relevant());
        double best = 0;
        int relevant = 0;
        for (int i = 0; i < judged.retrieved(); i++) {
            relevant += judged.isRelevant(i) ? 1 : 0;
            if (relevant >= needed) {
                best = Math.max(best, (double) relevant / (i + 1));
            }
        }
        return best;
    }

    static double elevenPointAverage(Judged judged) {
        double sum = 0;
        for (int i = 0; i < RECALL_POINTS; i++) {
            sum += interpolated(judged, i / 10.0);
        }
        return sum / RECALL_POINTS;
    }

    static double harmonic(Judged judged, double beta) {
        double precision = ratio(judged.relevantRetrieved(), judged.retrieved());
        double recall = ratio(judged.relevantRetrieved(), judged.relevant());
        return ratio((beta + 1) * precision * recall, beta * precision + recall);
    }

    /** Returns 0 where there is nothing to divide by, as trec_eval does. */
    static double ratio(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }
}
