package io.github.junitllm.assertions.text;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import java.util.Locale;

/** How hard a text is to read, within limits. */
final class Readings {

    private Readings() {}

    static Check<String> level(ReadingScale scale, double min, double max) {
        if (!(min <= max)) {
            throw new IllegalArgumentException("a " + scale + " from " + min + " to " + max + " is none");
        }
        return Check.of("have a " + scale + " " + limits(min, max), text -> {
            double level = scale.measure(text);
            return CheckResult.of(level >= min && level <= max, "its " + scale + " is " + number(level));
        });
    }

    private static String limits(double min, double max) {
        if (max == Double.POSITIVE_INFINITY) {
            return "of at least " + number(min);
        }
        return min == Double.NEGATIVE_INFINITY
                ? "of at most " + number(max)
                : "from " + number(min) + " to " + number(max);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
