package io.github.junitllm.assertions.guard.trial;

import io.github.junitllm.stats.BinomialMethod;
import io.github.junitllm.stats.Interval;
import java.util.Locale;

/**
 * What came of the texts of a labelled set.
 *
 * @param stopped texts to be stopped in which there was a finding: true positives
 * @param missed texts to be stopped in which there was none: false negatives
 * @param disturbed texts to pass in which there was a finding: false positives
 * @param passed texts to pass in which there was none: true negatives
 */
record ConfusionMatrix(int stopped, int missed, int disturbed, int passed) {

    static final ConfusionMatrix EMPTY = new ConfusionMatrix(0, 0, 0, 0);

    private static final double CONFIDENCE = 0.95;

    ConfusionMatrix with(boolean mustStop, boolean found) {
        return new ConfusionMatrix(
                stopped + (mustStop && found ? 1 : 0),
                missed + (mustStop && !found ? 1 : 0),
                disturbed + (!mustStop && found ? 1 : 0),
                passed + (!mustStop && !found ? 1 : 0));
    }

    int texts() {
        return stopped + missed + disturbed + passed;
    }

    /** Matthews' correlation of labels and findings; 0 where a row or column is empty. */
    double correlation() {
        double product = (double) (stopped + disturbed) * (stopped + missed) * (passed + disturbed) * (passed + missed);
        return product == 0 ? 0 : ((double) stopped * passed - (double) disturbed * missed) / Math.sqrt(product);
    }

    /** Returns the four numbers and the rates made of them, on one line. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "true positives %d, false positives %d, true negatives %d, false negatives %d; recall %s, false-positive"
                        + " rate %s, precision %s (95 %% intervals, Wilson), MCC %.2f",
                stopped,
                disturbed,
                passed,
                missed,
                rate(stopped, stopped + missed),
                rate(disturbed, disturbed + passed),
                rate(stopped, stopped + disturbed),
                correlation());
    }

    private static String rate(int part, int whole) {
        if (whole == 0) {
            return "of nothing";
        }
        Interval interval = BinomialMethod.WILSON.interval(part, whole, CONFIDENCE);
        return String.format(
                Locale.ROOT,
                "%.1f %% [%.1f %%, %.1f %%]",
                100.0 * part / whole,
                100 * interval.lower(),
                100 * interval.upper());
    }
}
