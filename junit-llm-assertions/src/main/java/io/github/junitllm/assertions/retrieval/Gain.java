package io.github.junitllm.assertions.retrieval;

import java.util.function.IntToDoubleFunction;

/** Metrics that ask of each document how relevant it is, and discount what comes late. */
final class Gain {

    static final IntToDoubleFunction LINEAR = grade -> grade;
    static final IntToDoubleFunction EXPONENTIAL = grade -> Math.pow(2, grade) - 1;

    private static final double LOG_2 = Math.log(2);

    private Gain() {}

    static double normalized(Judged judged, int ranks, IntToDoubleFunction gain) {
        return Precision.ratio(
                cumulated(judged, Math.min(ranks, judged.retrieved()), gain), ideal(judged, ranks, gain));
    }

    /** Returns nDCG averaged over the relevant documents, each where it stands; the missing ones stand at the end. */
    static double normalizedAtRelevant(Judged judged) {
        int[] ideal = judged.ideal();
        double found = 0;
        double best = 0;
        double sum = 0;
        int missing = ideal.length;
        for (int i = 0; i < judged.retrieved(); i++) {
            best += i < ideal.length ? ideal[i] / discount(i) : 0;
            if (judged.grade(i) > 0) {
                found += judged.grade(i) / discount(i);
                sum += found / best;
                missing--;
            }
        }
        sum += missing * Precision.ratio(found, ideal(judged, ideal.length, LINEAR));
        return Precision.ratio(sum, ideal.length);
    }

    /** Returns nDCG averaged over the ranks where the best ranking's grade changes, and the end of the ranking. */
    static double normalizedAtLevels(Judged judged) {
        int[] ideal = judged.ideal();
        double sum = 0;
        int points = 0;
        for (int i = 1; i <= ideal.length; i++) {
            if (i == ideal.length || ideal[i] != ideal[i - 1]) {
                sum += normalized(judged, i, LINEAR);
                points++;
            }
        }
        // As in trec_eval, the end is a point of its own from the second document after the last level on.
        if (judged.retrieved() > ideal.length + 1) {
            sum += normalized(judged, Integer.MAX_VALUE, LINEAR);
            points++;
        }
        return Precision.ratio(sum, points);
    }

    static double binary(Judged judged) {
        double sum = 0;
        int nonRelevant = 0;
        for (int i = 0; i < judged.retrieved(); i++) {
            if (judged.isRelevant(i)) {
                sum += 1 / log2(2 + nonRelevant);
            } else {
                nonRelevant++;
            }
        }
        return Precision.ratio(sum, judged.relevant());
    }

    /** Returns G: a grade is discounted by what the ranks so far could have held and did not. */
    static double graded(Judged judged) {
        int[] ideal = judged.ideal();
        double sum = 0;
        double cost = 0;
        double gained = 0;
        double total = 0;
        for (int grade : ideal) {
            total += grade;
        }
        for (int i = 0; i < judged.retrieved(); i++) {
            int gain = Math.max(judged.grade(i), 0);
            gained += gain;
            cost += i < ideal.length ? ideal[i] : 1;
            sum += gain / log2(2 + cost - gained);
        }
        return Precision.ratio(sum, total);
    }

    static double rankBiased(Judged judged, double persistence) {
        double highest = judged.ideal().length == 0 ? 1 : judged.ideal()[0];
        double sum = 0;
        double weight = 1;
        for (int i = 0; i < judged.retrieved(); i++) {
            sum += weight * Math.max(judged.grade(i), 0) / highest;
            weight *= persistence;
        }
        return (1 - persistence) * sum;
    }

    static double rankBiasedResidual(Judged judged, double persistence) {
        double sum = 0;
        double weight = 1;
        boolean anyUnjudged = false;
        for (int i = 0; i < judged.retrieved(); i++) {
            if (!judged.isJudged(i)) {
                anyUnjudged = true;
                sum += weight;
            }
            weight *= persistence;
        }
        return anyUnjudged ? weight + (1 - persistence) * sum : 0;
    }

    private static double cumulated(Judged judged, int ranks, IntToDoubleFunction gain) {
        double sum = 0;
        for (int i = 0; i < ranks; i++) {
            if (judged.grade(i) > 0) {
                sum += gain.applyAsDouble(judged.grade(i)) / discount(i);
            }
        }
        return sum;
    }

    private static double ideal(Judged judged, int ranks, IntToDoubleFunction gain) {
        double sum = 0;
        int[] ideal = judged.ideal();
        for (int i = 0; i < Math.min(ranks, ideal.length); i++) {
            sum += gain.applyAsDouble(ideal[i]) / discount(i);
        }
        return sum;
    }

    private static double discount(int rank) {
        return log2(rank + 2);
    }

    private static double log2(double value) {
        return Math.log(value) / LOG_2;
    }
}
