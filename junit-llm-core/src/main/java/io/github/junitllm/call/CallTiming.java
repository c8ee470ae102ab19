package io.github.junitllm.call;

import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * When a request was sent, and when the parts of its answer arrived, in microseconds of a monotonic clock. All but
 * {@code startMicros} count from the moment the request was sent.
 *
 * @param startMicros when the request was sent, since its sample was opened: it tells which calls overlapped, and how long the
 *     application waited between two. Of a replayed call it is the recorded time, which cannot be compared with that of a
 *     call that went to the model. {@code null} where it is not known: in fixtures of schema 1 and 2, for calls that were
 *     added to a recording later, and for faults, which no recording has a time for
 * @param headMicros status and headers
 * @param firstByteMicros first byte of the body; equals {@code totalMicros} for an empty body
 * @param firstTokenMicros first piece of the body that carries content: later than the first byte where a stream opens
 *     with role or ping events; {@code null} when the answer has no content
 * @param totalMicros last byte
 * @param eventMicros each event of a stream, in order, those without content included; empty if the answer was not streamed
 * @param backOff how long the application had waited since the attempt before, where that failed by a fault of the gateway's
 *     making; else {@code null}, and the times of the two calls tell it
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record CallTiming(
        @Nullable Long startMicros,
        long headMicros,
        long firstByteMicros,
        @Nullable Long firstTokenMicros,
        long totalMicros,
        List<Long> eventMicros,
        @Nullable BackOff backOff) {

    public CallTiming {
        eventMicros = List.copyOf(eventMicros);
    }

    /** Creates the times of a call whose wait, if it had one, nobody measured. */
    public CallTiming(
            @Nullable Long startMicros,
            long headMicros,
            long firstByteMicros,
            @Nullable Long firstTokenMicros,
            long totalMicros,
            List<Long> eventMicros) {
        this(startMicros, headMicros, firstByteMicros, firstTokenMicros, totalMicros, eventMicros, null);
    }

    CallTiming after(BackOff waited) {
        return new CallTiming(
                startMicros, headMicros, firstByteMicros, firstTokenMicros, totalMicros, eventMicros, waited);
    }
}
