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
 *     call that went to the model. {@code null} where it is not known: in fixtures of schema 1 and 2, and for calls that were
 *     added to a recording later
 * @param headMicros status and headers
 * @param firstByteMicros first byte of the body; equals {@code totalMicros} for an empty body
 * @param firstTokenMicros first piece of the body that carries content: later than the first byte where a stream opens
 *     with role or ping events; {@code null} when the answer has no content
 * @param totalMicros last byte
 * @param eventMicros each event of a stream, in order, those without content included; empty if the answer was not streamed
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record CallTiming(
        @Nullable Long startMicros,
        long headMicros,
        long firstByteMicros,
        @Nullable Long firstTokenMicros,
        long totalMicros,
        List<Long> eventMicros) {

    public CallTiming {
        eventMicros = List.copyOf(eventMicros);
    }
}
