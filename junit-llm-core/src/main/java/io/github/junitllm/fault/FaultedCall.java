package io.github.junitllm.fault;

import java.time.Duration;
import java.util.Locale;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A call that a fault was made for.
 *
 * @param number among all calls of the sample as they arrived, from 1
 * @param fault what went wrong
 * @param asked how long the answer asked to wait before the next call; null if it did not
 * @param told how long it asked in the time of the clock, for clients that wait in it: less than {@code asked} where time
 *     is virtual, and nothing where it did not ask otherwise; null if it told clients nothing at all
 * @param waited how long the next call took to come once the client had its answer, or had given it up: by the clock and
 *     with the waits of {@code LlmGateway.pause}; null if none came
 * @param heeded whether that next call says by its headers that it is a further try of a client known to wait as
 *     {@code Retry-After-Ms} asks: one of OpenAI, Anthropic or Azure
 * @param heldFor how long a stalled answer kept its client, until that gave up or the sample ended; null for other faults
 * @param gaveUp whether the stalled client was gone, or the application had gone on, ahead of the end of the stall
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record FaultedCall(
        int number,
        Fault fault,
        @Nullable Duration asked,
        @Nullable Duration told,
        @Nullable Duration waited,
        boolean heeded,
        @Nullable Duration heldFor,
        boolean gaveUp) {

    /** What a client waits by the clock may be longer than it was told by so much and still be that wait. */
    private static final Duration SLACK = Duration.ofMillis(250);

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("call " + number + ": " + fault.label());
        if (asked != null) {
            text.append(", asked to wait ").append(seconds(asked));
            if (!asked.equals(told)) {
                text.append(" (told ").append(seconds(told)).append(" of the clock)");
            }
        }
        if (waited != null) {
            text.append(", next call after ").append(seconds(waited));
        }
        if (heldFor != null) {
            text.append(gaveUp ? ", client gave up after " : ", the application never gave up until it was over after ")
                    .append(seconds(heldFor));
        }
        return text.toString();
    }

    private static String seconds(@Nullable Duration time) {
        return time == null ? "nothing" : String.format(Locale.ROOT, "%.3f s", time.toNanos() / 1e9);
    }

    /**
     * Returns whether the client waited as long as it was asked to: in full; or, where time is virtual, as long as it was told,
     * if it is known to {@linkplain #heeded() heed} that. Its jitter and a slow machine make no wait too long. True where
     * nobody asked, or no further call came.
     */
    public boolean waitedAsAsked() {
        Duration backOff = backOff();
        return asked == null || backOff == null || backOff.compareTo(asked) >= 0;
    }

    /**
     * Returns how long the application backed off before the next call, in the time of the plan: as long as it
     * {@code waited}, and what it was told less than asked where it {@linkplain #heeded() heeded} that. This is what
     * {@code @RetryBudget} adds up. Null if no further call came.
     */
    public @Nullable Duration backOff() {
        boolean virtually = heeded && waitedAsTold() && waited != null && asked != null && waited.compareTo(asked) < 0;
        return virtually && waited != null && asked != null && told != null ? waited.plus(asked.minus(told)) : waited;
    }

    /**
     * Returns whether nobody can tell if the client waited as it was asked to: it waited as long as it was told and at most a
     * quarter of a second longer, but may just have a back-off of its own that is as short. Those that do not read the header
     * mostly wait longer, 0.4 s and more.
     */
    public boolean isWaitUnclear() {
        return !waitedAsAsked() && waitedAsTold() && isShort();
    }

    /**
     * Returns whether the client went on at once, as it had been told in virtual time by an answer that asked for no wait:
     * nobody knows how long it would have waited of its own.
     */
    public boolean cutShort() {
        return asked == null && isShort();
    }

    private boolean isShort() {
        return told != null && waited != null && waited.compareTo(told.plus(SLACK)) <= 0;
    }

    private boolean waitedAsTold() {
        return told != null && waited != null && !told.equals(asked) && waited.compareTo(told) >= 0;
    }
}
