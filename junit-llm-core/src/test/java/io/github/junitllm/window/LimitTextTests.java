package io.github.junitllm.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts of annotations and parameters that stand for durations and rate limits. */
class LimitTextTests {

    @ParameterizedTest
    @CsvSource({
        "500ms, PT0.5S",
        "2s, PT2S",
        "1.5 min, PT1M30S",
        "' 2 M ', PT2M",
        "1h, PT1H",
        "90d, PT2160H",
        "0.5s, PT0.5S",
        "0.000001ms, PT0.000000001S"
    })
    void durationsAreRead(String text, Duration expected) {
        assertThat(DurationText.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "5", "s", "0s", "-1s", "1w", "1,5s", "1e3s", "PT1S", "9999999999s", "999999999h", "١s"})
    void otherTextsAreNoDurations(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DurationText.parse(text))
                .withMessageContaining("'" + text + "' is not a duration; write a positive number and a unit");
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 ms",
        "PT0.085S, 85 ms",
        "PT0.9999S, 999 ms",
        "PT2S, 2 s",
        "PT2.4S, 2.4 s",
        "PT59.94S, 59.9 s",
        "PT59.999S, 60.0 s",
        "PT3M5S, 3 min 5 s",
        "PT3M, 3 min",
        "PT2H, 120 min"
    })
    void durationsAreWritten(Duration duration, String expected) {
        assertThat(DurationText.format(duration)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"10/s, 10, PT1S", "' 300 / min ', 300, PT1M", "1/Hour, 1, PT1H", "5/second, 5, PT1S", "7/m, 7, PT1M"})
    void rateLimitsAreRead(String text, int permits, Duration period) {
        assertThat(RateLimit.parse(text)).isEqualTo(new RateLimit(permits, period));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "/s", "0/s", "-1/s", "1.5/s", "10/ms", "10/day", "10 per s", "9999999999/s"})
    void otherTextsAreNoRateLimits(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateLimit.parse(text))
                .withMessageContaining("'" + text + "' is not a rate limit");
    }

    @ParameterizedTest
    @CsvSource({"3/s, 333333334", "1/s, 1000000000", "7/min, 8571428572"})
    void theSpacingIsRoundedUpSoThatTheLimitIsNeverPassed(String text, long nanos) {
        assertThat(RateLimit.parse(text).spacingNanos()).isEqualTo(nanos);
    }
}
