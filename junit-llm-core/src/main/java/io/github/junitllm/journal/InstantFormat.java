package io.github.junitllm.journal;

import java.time.Instant;

/**
 * Formats instants as {@link Instant#toString()} does, to the microsecond. Records come by the second, and what their
 * second is called is asked of the calendar once. Not thread-safe.
 */
final class InstantFormat {

    private long second = Long.MIN_VALUE;
    private String prefix = "";

    String format(Instant instant) {
        if (instant.getEpochSecond() != second) {
            second = instant.getEpochSecond();
            String whole = Instant.ofEpochSecond(second).toString();
            prefix = whole.substring(0, whole.length() - 1);
        }
        String micros = Integer.toString(1_000_000 + instant.getNano() / 1_000);
        return prefix + "." + micros.substring(1) + "Z";
    }
}
