package io.github.junitllm.verdict;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Writes numbers for people, the same in every locale. */
final class Texts {

    private static final int MAX_DECIMALS = 6;

    private Texts() {}

    /** Write a rate with one decimal, or with as many as it takes not to be read as 0 % or 100 %. */
    static String percent(double rate) {
        return percentDigits(rate) + " %";
    }

    /** Write a rate with as many decimals as it takes to see on which side of {@code threshold} it lies. */
    static String percent(double rate, double threshold) {
        int side = Math.abs(rate - threshold) < Evidence.NOISE ? 0 : Double.compare(rate, threshold);
        for (int decimals = 1; decimals < MAX_DECIMALS; decimals++) {
            String text = digits(rate, decimals);
            int shown = new BigDecimal(text).compareTo(exactPercent(threshold));
            if (readsTrue(text, rate) && shown == side) {
                return text + " %";
            }
        }
        return digits(rate, MAX_DECIMALS) + " %";
    }

    /** Write an interval such as {@code 39.7–89.2 %}. */
    static String interval(double lower, double upper) {
        return percentDigits(lower) + "–" + percentDigits(upper) + " %";
    }

    /** Write a threshold or a confidence as short as it was declared: {@code 90 %}, {@code 99.5 %}. */
    static String level(double level) {
        BigDecimal percent = exactPercent(level).stripTrailingZeros();
        return (percent.scale() < 0 ? percent.setScale(0) : percent).toPlainString() + " %";
    }

    /** Write a number with three significant digits or, from 100 on, without decimals. */
    static String number(double value) {
        if (value == 0 || Double.isInfinite(value)) {
            return value == 0 ? "0" : "more than 1e308";
        }
        if (value >= 1e6 || value < 1e-3) {
            return String.format(Locale.ROOT, "%.1e", value);
        }
        return value >= 100 ? String.format(Locale.ROOT, "%.0f", value) : String.format(Locale.ROOT, "%.3g", value);
    }

    /** Write a count with its noun: {@code 1 case}, {@code 12 cases}. */
    static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /** Cut a text to a length, marking the cut and splitting no character. */
    static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length) + "…";
    }

    private static String percentDigits(double rate) {
        int decimals = 1;
        while (decimals < MAX_DECIMALS && !readsTrue(digits(rate, decimals), rate)) {
            decimals++;
        }
        return digits(rate, decimals);
    }

    private static boolean readsTrue(String text, double rate) {
        int sign = new BigDecimal(text).signum();
        boolean hundred = new BigDecimal(text).compareTo(BigDecimal.valueOf(100)) == 0;
        return (sign == 0) == (rate == 0) && hundred == (rate == 1);
    }

    private static String digits(double rate, int decimals) {
        return exactPercent(rate).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    }

    private static BigDecimal exactPercent(double rate) {
        return BigDecimal.valueOf(rate).movePointRight(2);
    }
}
