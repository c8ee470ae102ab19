package io.github.junitllm.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * Writes numbers for people: the same everywhere, whatever the machine's locale. By hand, because Java's own formats take
 * longer to load than the whole report to write.
 */
final class Figures {

    private Figures() {}

    /** Returns {@code 12,345}. */
    static String count(long number) {
        String digits = Long.toString(number);
        var grouped = new StringBuilder(digits);
        for (int at = digits.length() - 3; at > (number < 0 ? 1 : 0); at -= 3) {
            grouped.insert(at, ',');
        }
        return grouped.toString();
    }

    /** Returns {@code 94.0 %}. Never rounds up to 100 nor down to 0: only all is 100 %. */
    static String percent(double rate) {
        long tenths = Math.round(rate * 1000);
        if (tenths >= 1000 && rate < 1) {
            tenths = 999;
        } else if (tenths <= 0 && rate > 0) {
            tenths = 1;
        }
        return tenths(tenths) + " %";
    }

    /** Returns {@code [83.5 %, 98.7 %]}. */
    static String interval(double lower, double upper) {
        return "[" + percent(lower) + ", " + percent(upper) + "]";
    }

    /** Returns a score with at most three decimals: {@code 0.875}, {@code 1}. */
    static String score(double score) {
        if (Double.isNaN(score) || Double.isInfinite(score)) {
            return String.valueOf(score);
        }
        BigDecimal shown =
                BigDecimal.valueOf(score).setScale(3, RoundingMode.HALF_UP).stripTrailingZeros();
        return shown.toPlainString();
    }

    /** Returns {@code 740 ms}, {@code 1.2 s}, {@code 3 min 05 s} or {@code 2 h 10 min}. */
    static String duration(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1_000) {
            return millis + " ms";
        }
        long seconds = duration.toSeconds();
        if (seconds < 60) {
            return tenths(millis / 100) + " s";
        }
        if (seconds < 3_600) {
            return seconds / 60 + " min " + twoDigits(seconds % 60) + " s";
        }
        return seconds / 3_600 + " h " + twoDigits(seconds / 60 % 60) + " min";
    }

    private static String tenths(long tenths) {
        return tenths / 10 + "." + tenths % 10;
    }

    private static String twoDigits(long number) {
        return (number < 10 ? "0" : "") + number;
    }

    /** Returns {@code 1 case} or {@code 2 cases}. */
    static String counted(long number, String noun) {
        return count(number) + " " + noun + (number == 1 ? "" : "s");
    }
}
