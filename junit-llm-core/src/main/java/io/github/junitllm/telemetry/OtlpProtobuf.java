package io.github.junitllm.telemetry;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.github.junitllm.trace.TracedSpan;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** OTLP as protobuf: the only user of its messages. */
final class OtlpProtobuf {

    private OtlpProtobuf() {}

    static OtlpFormat.Batch read(byte[] body) throws OtlpException {
        ExportTraceServiceRequest request;
        try {
            request = ExportTraceServiceRequest.parseFrom(body);
        } catch (InvalidProtocolBufferException broken) {
            throw new OtlpException(400, "the body is no ExportTraceServiceRequest: " + broken.getMessage());
        }
        List<TracedSpan> spans = new ArrayList<>();
        int rejected = 0;
        for (ResourceSpans resource : request.getResourceSpansList()) {
            Object service = values(resource.getResource().getAttributesList()).get("service.name");
            for (ScopeSpans scope : resource.getScopeSpansList()) {
                for (Span span : scope.getSpansList()) {
                    if (OtlpSpan.hasIds(hex(span.getTraceId()), hex(span.getSpanId()))) {
                        spans.add(traced(span, scope.getScope().getName(), service == null ? "" : service.toString()));
                    } else {
                        rejected++;
                    }
                }
            }
        }
        return new OtlpFormat.Batch(spans, rejected);
    }

    private static TracedSpan traced(Span span, String instrumentation, String service) {
        return new TracedSpan(
                hex(span.getTraceId()),
                hex(span.getSpanId()),
                OtlpSpan.parent(hex(span.getParentSpanId())),
                span.getName(),
                OtlpSpan.kind(span.getKindValue()),
                instrumentation,
                service,
                values(span.getAttributesList()),
                span.getEventsList().stream()
                        .map(event -> new TracedSpan.Event(
                                event.getName(), values(event.getAttributesList()), event.getTimeUnixNano()))
                        .toList(),
                span.getStartTimeUnixNano(),
                span.getEndTimeUnixNano(),
                span.getStatus().getCodeValue() == OtlpSpan.ERROR
                        ? span.getStatus().getMessage()
                        : null);
    }

    private static String hex(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }

    private static Map<String, Object> values(List<KeyValue> attributes) {
        Map<String, Object> values = new LinkedHashMap<>();
        attributes.forEach(attribute -> values.put(attribute.getKey(), value(attribute.getValue())));
        return values;
    }

    private static Object value(AnyValue value) {
        return value.hasArrayValue()
                ? value.getArrayValue().getValuesList().stream()
                        .map(OtlpProtobuf::scalar)
                        .toList()
                : scalar(value);
    }

    /** Values that are more than a scalar or a list of such are told as text. */
    private static Object scalar(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> value.getStringValue();
            case BOOL_VALUE -> value.getBoolValue();
            case INT_VALUE -> value.getIntValue();
            case DOUBLE_VALUE -> value.getDoubleValue();
            case VALUE_NOT_SET -> "";
            default -> value.toString();
        };
    }
}
