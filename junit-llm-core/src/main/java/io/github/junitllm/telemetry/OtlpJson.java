package io.github.junitllm.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.junitllm.json.MalformedJsonException;
import io.github.junitllm.json.StrictJson;
import io.github.junitllm.trace.TracedSpan;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * OTLP as JSON: names in lower camel case, ids in hexadecimal digits, 64-bit numbers as text or as numbers, enums as numbers,
 * unknown members passed over.
 */
final class OtlpJson {

    private OtlpJson() {}

    static OtlpFormat.Batch read(byte[] body) throws OtlpException {
        JsonNode request;
        try {
            request = StrictJson.tree(new String(body, StandardCharsets.UTF_8));
        } catch (MalformedJsonException broken) {
            throw new OtlpException(400, "the body is no JSON: " + broken.getMessage());
        }
        if (!request.isObject()) {
            throw new OtlpException(400, "the body is no JSON object");
        }
        List<TracedSpan> spans = new ArrayList<>();
        int rejected = 0;
        for (JsonNode resource : request.path("resourceSpans")) {
            Object service =
                    values(resource.path("resource").path("attributes")).get("service.name");
            for (JsonNode scope : resource.path("scopeSpans")) {
                for (JsonNode span : scope.path("spans")) {
                    if (OtlpSpan.hasIds(id(span, "traceId"), id(span, "spanId"))) {
                        spans.add(traced(
                                span,
                                scope.path("scope").path("name").asText(),
                                service == null ? "" : service.toString()));
                    } else {
                        rejected++;
                    }
                }
            }
        }
        return new OtlpFormat.Batch(spans, rejected);
    }

    private static TracedSpan traced(JsonNode span, String instrumentation, String service) {
        List<TracedSpan.Event> events = new ArrayList<>();
        for (JsonNode event : span.path("events")) {
            events.add(new TracedSpan.Event(
                    event.path("name").asText(),
                    values(event.path("attributes")),
                    event.path("timeUnixNano").asLong()));
        }
        JsonNode status = span.path("status");
        return new TracedSpan(
                id(span, "traceId"),
                id(span, "spanId"),
                OtlpSpan.parent(id(span, "parentSpanId")),
                span.path("name").asText(),
                OtlpSpan.kind(span.path("kind").asInt()),
                instrumentation,
                service,
                values(span.path("attributes")),
                events,
                span.path("startTimeUnixNano").asLong(),
                span.path("endTimeUnixNano").asLong(),
                status.path("code").asInt() == OtlpSpan.ERROR
                        ? status.path("message").asText()
                        : null);
    }

    private static String id(JsonNode span, String member) {
        return span.path(member).asText().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> values(JsonNode attributes) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (JsonNode attribute : attributes) {
            values.put(attribute.path("key").asText(), value(attribute.path("value")));
        }
        return values;
    }

    private static Object value(JsonNode value) {
        JsonNode array = value.get("arrayValue");
        if (array == null) {
            return scalar(value);
        }
        List<Object> values = new ArrayList<>();
        array.path("values").forEach(one -> values.add(scalar(one)));
        return values;
    }

    /** Values that are more than a scalar or a list of such are told as text. */
    private static Object scalar(JsonNode value) {
        if (value.has("stringValue")) {
            return value.get("stringValue").asText();
        } else if (value.has("boolValue")) {
            return value.get("boolValue").asBoolean();
        } else if (value.has("intValue")) {
            return value.get("intValue").asLong();
        } else if (value.has("doubleValue")) {
            return value.get("doubleValue").asDouble();
        }
        return value.isEmpty() ? "" : value.toString();
    }

    static ObjectNode success() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode partial(int rejected, String why) {
        ObjectNode answer = success();
        answer.putObject("partialSuccess")
                .put("rejectedSpans", String.valueOf(rejected))
                .put("errorMessage", why);
        return answer;
    }

    static ObjectNode status(String message) {
        return success().put("message", message);
    }

    static byte[] bytes(JsonNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
