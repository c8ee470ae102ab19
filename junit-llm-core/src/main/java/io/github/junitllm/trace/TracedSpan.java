package io.github.junitllm.trace;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A span that has ended: something the application did, as its own instrumentation tells it.
 *
 * @param traceId of the trace it belongs to, 32 hexadecimal digits
 * @param spanId its own id, 16 hexadecimal digits
 * @param parentId of the span around it; empty for the first of a trace
 * @param name as the instrumentation names it: {@code execute_tool look_up_order}
 * @param kind {@code INTERNAL}, {@code SERVER}, {@code CLIENT}, {@code PRODUCER} or {@code CONSUMER}
 * @param instrumentation name of the instrumentation that made it; empty if that has none
 * @param service {@code service.name} of the application; empty if it has none
 * @param attributes by name; each value a {@link String}, {@link Long}, {@link Double}, {@link Boolean} or a {@link List}
 *     of such
 * @param events what happened in it, in order
 * @param startNanos when it began, in nanoseconds since 1970-01-01T00:00:00Z by the clock of its process
 * @param endNanos when it ended, likewise
 * @param error what went wrong, if its status is an error, empty where the status does not say; null if it is none
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record TracedSpan(
        String traceId,
        String spanId,
        String parentId,
        String name,
        String kind,
        String instrumentation,
        String service,
        Map<String, Object> attributes,
        List<Event> events,
        long startNanos,
        long endNanos,
        @Nullable String error) {

    /**
     * Something that happened while a span was open.
     *
     * @param name {@code exception}, for example
     * @param attributes as a span's
     * @param atNanos when, as a span's start
     */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public record Event(String name, Map<String, Object> attributes, long atNanos) {

        public Event {
            attributes = copy(attributes);
        }
    }

    public TracedSpan {
        attributes = copy(attributes);
        events = List.copyOf(events);
    }

    private static Map<String, Object> copy(Map<String, Object> attributes) {
        Map<String, Object> copy = new LinkedHashMap<>();
        attributes.forEach((name, value) -> copy.put(name, value instanceof List<?> list ? List.copyOf(list) : value));
        return Collections.unmodifiableMap(copy);
    }

    /** Returns an attribute's value; null if the span has no such attribute. */
    public @Nullable Object attribute(String attribute) {
        return attributes.get(attribute);
    }

    /** Returns how long it took; never below zero, also where a clock was set back. */
    public Duration duration() {
        return Duration.ofNanos(Math.max(0, endNanos - startNanos));
    }

    /** Tells whether its status is an error. */
    public boolean failed() {
        return error != null;
    }

    /** Returns name, time and the error, without attributes: they may hold what was asked and answered. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>(List.of(name, Math.round(duration().toNanos() / 1e5) / 10.0 + " ms"));
        if (error != null) {
            parts.add(error.isEmpty() ? "failed" : "failed: " + error);
        }
        return String.join(", ", parts);
    }
}
