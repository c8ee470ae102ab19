package io.github.junitllm.report;

import io.github.junitllm.journal.Estimate;
import java.time.Duration;
import java.util.Locale;

/** Writes numbers for people: the same everywhere, whatever the machine's locale. */
final class Figures {

    private Figures() {}

    /** Returns {@code 12,345}. */
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Returns {@code 94.0 %}. Never rounds up to 100 nor down to 0: only all is 100 %. */
    static String percent(double rate) {
        double shown = Math.round(rate * 1000) / 10.0;
        if (shown >= 100 && rate < 1) {
            shown = 99.9;
        } else if (shown <= 0 && rate > 0) {
            shown = 0.1;
        }
        return String.format(Locale.ROOT, "%.1f %%", shown);
    }

    /** Returns {@code [83.5 %, 98.7 %]}. */
    static String interval(Estimate estimate) {
        return "[" + percent(estimate.lower()) + ", " + percent(estimate.upper()) + "]";
    }

    /** Returns a score with at most three decimals: {@code 0.875}, {@code 1}. */
    static String score(double score) {
        if (Double.isNaN(score) || Double.isInfinite(score)) {
            return String.valueOf(score);
        }
        String text = String.format(Locale.ROOT, "%.3f", score);
        return text.replaceFirst("\\.?0+$", "");
    }

    /** Returns {@code 740 ms}, {@code 1.2 s}, {@code 3 min 05 s} or {@code 2 h 10 min}. */
    static String duration(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1_000) {
            return millis + " ms";
        }
        long seconds = duration.toSeconds();
        if (seconds < 60) {
            return String.format(Locale.ROOT, "%.1f s", Math.floor(millis / 100.0) / 10);
        }
        if (seconds < 3_600) {
            return String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60);
        }
        return String.format(Locale.ROOT, "%d h %02d min", seconds / 3_600, seconds / 60 % 60);
    }

    /** Returns {@code 1 case} or {@code 2 cases}. */
    static String counted(long number, String noun) {
        return count(number) + " " + noun + (number == 1 ? "" : "s");
    }
}
