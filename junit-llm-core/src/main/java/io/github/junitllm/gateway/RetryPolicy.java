package io.github.junitllm.gateway;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Which failed calls are tried again while recording, and after how long. */
final class RetryPolicy {

    private final GatewaySettings.UpstreamLimits limits;

    RetryPolicy(GatewaySettings.UpstreamLimits limits) {
        this.limits = limits;
    }

    /** Whether a provider that answers so may answer differently in a moment: not where it cannot do what was asked. */
    static boolean isTransient(int status) {
        return status == 408 || status == 429 || (status >= 500 && status != 501 && status != 505);
    }

    /** Whether a call that got no answer may get one in a moment: not where nobody listens or nobody is trusted. */
    static boolean isTransient(IOException failure) {
        return !(failure instanceof ConnectException
                || failure instanceof HttpConnectTimeoutException
                || failure instanceof SSLException
                || failure.getCause() instanceof UnknownHostException
                || failure.getCause() instanceof IllegalArgumentException
                || failure instanceof UnknownHostException);
    }

    /** Whether a request did not get as far as to a provider. */
    static boolean neverArrived(IOException failure) {
        return failure instanceof ConnectException
                || failure instanceof HttpConnectTimeoutException
                || failure instanceof UnknownHostException
                || failure.getCause() instanceof UnknownHostException
                || failure.getCause() instanceof IllegalArgumentException;
    }

    /** A race of java.net.http with a pooled connection that the other side is just closing; nothing was answered yet. */
    static boolean isPoolRace(IOException failure) {
        return String.valueOf(failure.getMessage()).contains("header parser received no bytes");
    }

    /**
     * Returns the wait before the next try.
     *
     * @param attempt number of the try that failed, from 1
     * @param answer what the provider said, if it said something
     */
    Duration delay(int attempt, Upstream.@Nullable Answer answer) {
        Duration delay = answer == null ? null : asked(answer);
        if (delay == null) {
            delay = limits.firstDelay().multipliedBy(1L << Math.min(attempt - 1, 20));
        }
        return delay.compareTo(limits.longestDelay()) > 0 ? limits.longestDelay() : delay;
    }

    private static @Nullable Duration asked(Upstream.Answer answer) {
        Duration millis = parsed(answer.header("retry-after-ms"), 1e-3);
        return millis == null ? parsed(answer.header("retry-after"), 1) : millis;
    }

    private static @Nullable Duration parsed(@Nullable String value, double unitSeconds) {
        if (value == null) {
            return null;
        }
        try {
            double seconds = Double.parseDouble(value.strip()) * unitSeconds;
            return seconds >= 0 && seconds < 1e6 ? Duration.ofMillis(Math.round(seconds * 1000)) : null;
        } catch (NumberFormatException date) {
            return until(value);
        }
    }

    private static @Nullable Duration until(String httpDate) {
        try {
            Instant then = ZonedDateTime.parse(httpDate, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(Instant.now(), then);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }
}
