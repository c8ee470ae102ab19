package io.github.junitllm.window;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * How often work may start: a number per second or minute, spread evenly so that no window of that length ever holds
 * more starts than the number.
 *
 * @param permits starts per period, positive
 * @param period the length of the period
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record RateLimit(int permits, Duration period) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*/\\s*(s|sec|second|m|min|minute|h|hour)");

    /**
     * Parses forms such as {@code 10/s} and {@code 300/min}.
     *
     * @throws IllegalArgumentException if the text has another form; the message is complete
     */
    public static RateLimit parse(String text) {
        Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches() || Integer.parseInt(matcher.group(1)) < 1) {
            throw new IllegalArgumentException("'" + text
                    + "' is not a rate limit; write a positive number per second or minute, such as 10/s or 300/min");
        }
        Duration period =
                switch (matcher.group(2).charAt(0)) {
                    case 's' -> Duration.ofSeconds(1);
                    case 'm' -> Duration.ofMinutes(1);
                    default -> Duration.ofHours(1);
                };
        return new RateLimit(Integer.parseInt(matcher.group(1)), period);
    }

    /** The least time between two starts, in nanoseconds; rounded up so that the limit is never passed. */
    long spacingNanos() {
        return (period.toNanos() + permits - 1) / permits;
    }
}
