package io.github.junitllm.call;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * When the parts of an answer arrived, in microseconds since the request was sent.
 *
 * @param headMicros status and headers
 * @param firstByteMicros first byte of the body; equals {@code totalMicros} for an empty body
 * @param firstTokenMicros first piece of the body that carries content: later than the first byte where a stream opens
 *     with role or ping events; {@code null} when the answer has no content
 * @param totalMicros last byte
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record CallTiming(
        long headMicros, long firstByteMicros, @Nullable Long firstTokenMicros, long totalMicros) {}
