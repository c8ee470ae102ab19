package io.github.junitllm.call;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the body of a streamed answer is divided into events. */
enum StreamFormat {
    /** It is not: the answer is whole. */
    NONE,
    /** Server-sent events: blank lines between them. */
    EVENTS,
    /** One JSON document a line. */
    JSON_LINES,
    /** Messages of {@code application/vnd.amazon.eventstream}. */
    AWS_EVENTS;

    static StreamFormat of(@Nullable String contentType) {
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        if (type.startsWith("text/event-stream")) {
            return EVENTS;
        } else if (type.startsWith("application/x-ndjson") || type.startsWith("application/jsonl")) {
            return JSON_LINES;
        }
        return type.startsWith("application/vnd.amazon.eventstream") ? AWS_EVENTS : NONE;
    }
}
