package io.github.junitllm.window;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/** Reads and writes durations the way people put them into annotations: {@code 500ms}, {@code 2s}, {@code 1.5 min}. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class DurationText {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)\\s*(ms|s|min|m|h|d)");

    private DurationText() {}

    /**
     * Parses a positive duration.
     *
     * @param text a number and a unit out of {@code ms}, {@code s}, {@code min} (or {@code m}), {@code h} and {@code d}
     * @throws IllegalArgumentException if the text has another form or is zero; the message is complete
     */
    public static Duration parse(String text) {
        Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (matcher.matches()) {
            double nanos = Double.parseDouble(matcher.group(1)) * nanosPer(matcher.group(2));
            if (nanos >= 1 && nanos < Long.MAX_VALUE) {
                return Duration.ofNanos(Math.round(nanos));
            }
        }
        throw new IllegalArgumentException("'" + text
                + "' is not a duration; write a positive number and a unit, such as 500ms, 30s, 2min, 1h or 90d");
    }

    /** Returns the shortest readable form, such as {@code 85 ms}, {@code 2.4 s} or {@code 3 min 5 s}. */
    public static String format(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1_000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return String.format(Locale.ROOT, millis % 1_000 == 0 ? "%.0f s" : "%.1f s", millis / 1_000.0);
        }
        return duration.toMinutes() + " min"
                + (duration.toSecondsPart() == 0 ? "" : " " + duration.toSecondsPart() + " s");
    }

    private static double nanosPer(String unit) {
        return switch (unit) {
            case "ms" -> 1e6;
            case "s" -> 1e9;
            case "h" -> 3_600e9;
            case "d" -> 86_400e9;
            default -> 60e9;
        };
    }
}
