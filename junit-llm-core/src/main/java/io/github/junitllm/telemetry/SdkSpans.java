package io.github.junitllm.telemetry;

import io.github.junitllm.trace.TracedSpan;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Spans of OpenTelemetry's SDK as facts. */
final class SdkSpans {

    private static final AttributeKey<String> SERVICE = AttributeKey.stringKey("service.name");

    private SdkSpans() {}

    static TracedSpan traced(SpanData span) {
        String service = span.getResource().getAttribute(SERVICE);
        boolean root = span.getParentSpanId().equals(SpanId.getInvalid());
        return new TracedSpan(
                span.getTraceId(),
                span.getSpanId(),
                root ? "" : span.getParentSpanId(),
                span.getName(),
                span.getKind().name(),
                span.getInstrumentationScopeInfo().getName(),
                service == null ? "" : service,
                values(span.getAttributes()),
                span.getEvents().stream()
                        .map(event -> new TracedSpan.Event(
                                event.getName(), values(event.getAttributes()), event.getEpochNanos()))
                        .toList(),
                span.getStartEpochNanos(),
                span.getEndEpochNanos(),
                span.getStatus().getStatusCode() == StatusCode.ERROR
                        ? span.getStatus().getDescription()
                        : null);
    }

    private static Map<String, Object> values(Attributes attributes) {
        Map<String, Object> values = new LinkedHashMap<>();
        attributes.forEach((key, value) -> values.put(key.getKey(), value(value)));
        return values;
    }

    /** Values that are more than a scalar or a list of such are told as text. */
    private static Object value(Object value) {
        boolean plain = value instanceof String
                || value instanceof Long
                || value instanceof Double
                || value instanceof Boolean
                || value instanceof List<?>;
        return plain ? value : String.valueOf(value);
    }
}
