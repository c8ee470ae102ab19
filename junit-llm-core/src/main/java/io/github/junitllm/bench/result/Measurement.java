package io.github.junitllm.bench.result;

import java.util.Locale;
import org.apiguardian.api.API;

/**
 * A value that JMH measured, with the confidence interval of 99.9 % that JMH computes from its iterations. Times are in
 * nanoseconds for one operation ({@code ns/op}) and throughput in operations per second ({@code ops/s}), whatever units JMH
 * was asked to print; others are as they were.
 *
 * @param score the mean
 * @param low lower end of the interval; NaN where there were too few iterations for one
 * @param high upper end of the interval; NaN where there were too few iterations for one
 * @param unit {@code ns/op}, {@code ops/s}, {@code B/op} or another one of JMH's
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Measurement(double score, double low, double high, String unit) {

    /** Tells whether there were iterations enough, at least three, for an interval. */
    public boolean hasInterval() {
        return !Double.isNaN(low) && !Double.isNaN(high);
    }

    /** Returns half the width of the interval, or NaN if there is none. */
    public double error() {
        return (high - low) / 2;
    }

    /** Returns the same in the unit that all are compared in. */
    Measurement normal() {
        int slash = unit.indexOf('/');
        if (slash < 0) {
            return this;
        }
        String above = unit.substring(0, slash);
        String below = unit.substring(slash + 1);
        if (below.equals("op") && nanosPer(above) > 0) {
            return times(nanosPer(above), "ns/op");
        }
        if (above.equals("ops") && nanosPer(below) > 0) {
            return times(1e9 / nanosPer(below), "ops/s");
        }
        return this;
    }

    private Measurement times(double factor, String newUnit) {
        return new Measurement(score * factor, low * factor, high * factor, newUnit);
    }

    /** Units as JMH abbreviates them; 0 for what is no unit of time. */
    private static double nanosPer(String unit) {
        return switch (unit) {
            case "ns" -> 1;
            case "us" -> 1e3;
            case "ms" -> 1e6;
            case "s" -> 1e9;
            case "min" -> 60e9;
            case "hr" -> 3_600e9;
            case "day" -> 86_400e9;
            default -> 0;
        };
    }

    /** Returns such as {@code 8,512 ± 210 ns/op}. */
    @Override
    public String toString() {
        return hasInterval()
                ? figure(score) + " ± " + figure(error()) + " " + unit
                : figure(score) + " " + unit + " (no error)";
    }

    /** Returns a value as a person reads it: three digits or more. */
    static String figure(double value) {
        double size = Math.abs(value);
        String form = size >= 100 || size == 0 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3g";
        return String.format(Locale.ROOT, form, value);
    }
}
