package io.github.junitllm.eval;

import io.github.junitllm.window.DurationText;
import java.time.Duration;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * How long replayed answers take.
 *
 * @param recorded whether they take as long as they did when they were recorded
 * @param latency what every answer takes instead, or null
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record ReplayPace(boolean recorded, @Nullable Duration latency) {

    /** At once. */
    public static final ReplayPace NONE = new ReplayPace(false, null);

    /** As long as recorded. */
    public static final ReplayPace RECORDED = new ReplayPace(true, null);

    /**
     * Reads what an annotation says.
     *
     * @param text {@code none}, {@code recorded} or a duration such as {@code 100ms}
     * @throws IllegalArgumentException if it is none of these; the message is complete
     */
    public static ReplayPace parse(String text) {
        return switch (text) {
            case "none" -> NONE;
            case "recorded" -> RECORDED;
            default -> new ReplayPace(false, DurationText.parse(text));
        };
    }
}
