package io.github.junitllm.golden;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.junitllm.json.CanonicalWriter;
import io.github.junitllm.json.JsonValues;
import io.github.junitllm.json.MalformedJsonException;
import io.github.junitllm.json.StrictJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Between the plain values of a case and the user's own types. */
final class PlainValues {

    private PlainValues() {}

    /** Loads data binding only for who binds. */
    private static final class Mapper {
        private static final JsonMapper INSTANCE = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .findAndAddModules()
                .build();
    }

    /**
     * The plain form of a value given by code.
     *
     * @throws GoldenSetException if it cannot be written as JSON
     */
    static @Nullable Object of(@Nullable Object value) {
        try {
            return JsonValues.copyOf(opened(value, 0));
        } catch (MalformedJsonException | IllegalArgumentException unfit) {
            throw new GoldenSetException(
                    "a case made by code: a value cannot be written as JSON: " + firstLine(unfit), unfit);
        }
    }

    /** The value with messages, documents, records and beans in it opened to maps. */
    private static @Nullable Object opened(@Nullable Object value, int depth) {
        if (depth > CanonicalWriter.MAX_DEPTH) {
            throw new IllegalArgumentException("nested deeper than " + CanonicalWriter.MAX_DEPTH + " levels");
        }
        if (value == null || value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value;
        } else if (value instanceof Message message) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            map.put("role", message.role());
            map.put("content", message.content());
            map.putAll(message.fields());
            return map;
        } else if (value instanceof ContextDocument document) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            map.put("id", document.id());
            map.put("text", document.text());
            map.putAll(document.metadata());
            return map;
        } else if (value instanceof Iterable<?> items) {
            List<@Nullable Object> list = new ArrayList<>();
            items.forEach(item -> list.add(opened(item, depth + 1)));
            return list;
        } else if (value instanceof Map<?, ?> members) {
            Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
            members.forEach((name, member) -> map.put(name, opened(member, depth + 1)));
            return map;
        }
        return Mapper.INSTANCE.convertValue(value, Object.class);
    }

    /**
     * Binds a plain value to a type.
     *
     * @throws GoldenSetException if it does not fit
     */
    static <T> T bind(EvalCase golden, String field, Object value, Class<T> type) {
        try {
            Object plain = value;
            if (value instanceof String text && !type.isInstance(value) && looksLikeJson(text)) {
                plain = StrictJson.value(text, StrictJson.MAX_STRING);
            }
            T bound = Mapper.INSTANCE.convertValue(plain, type);
            if (bound == null) {
                throw new GoldenSetException(unfit(golden, field, type) + ": it is empty");
            }
            return bound;
        } catch (IllegalArgumentException | MalformedJsonException unfit) {
            throw new GoldenSetException(unfit(golden, field, type) + ": " + reason(unfit), unfit);
        }
    }

    private static String unfit(EvalCase golden, String field, Class<?> type) {
        return golden + ": field \"" + field + "\": does not fit " + type.getSimpleName();
    }

    private static boolean looksLikeJson(String text) {
        String start = text.stripLeading();
        return start.startsWith("{") || start.startsWith("[");
    }

    private static String reason(RuntimeException unfit) {
        if (unfit.getCause() instanceof JsonMappingException mapping) {
            StringBuilder path = new StringBuilder();
            for (JsonMappingException.Reference reference : mapping.getPath()) {
                String name = reference.getFieldName();
                path.append(name == null ? "[" + reference.getIndex() + "]" : (path.isEmpty() ? "" : ".") + name);
            }
            return (path.isEmpty() ? "" : path + ": ") + mapping.getOriginalMessage();
        }
        return unfit.getCause() instanceof JsonProcessingException processing
                ? processing.getOriginalMessage()
                : firstLine(unfit);
    }

    private static String firstLine(RuntimeException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
