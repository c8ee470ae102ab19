package io.github.junitllm.assertions.tool;

import io.github.junitllm.json.JsonBinding;
import io.github.junitllm.json.JsonValues;
import io.github.junitllm.json.MalformedJsonException;
import io.github.junitllm.json.StrictJson;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as plain values whose numbers are equal where their values are. */
final class PlainJson {

    private static final int LARGEST = 20_000_000;
    private static final int SHOWN = 120;

    private PlainJson() {}

    /**
     * Reads an object.
     *
     * @throws IllegalArgumentException if the text is anything else
     */
    static Map<String, @Nullable Object> object(String what, String text) {
        try {
            return asObject(what, StrictJson.value(text, LARGEST));
        } catch (MalformedJsonException malformed) {
            throw new IllegalArgumentException(what + " is no JSON: " + malformed.getMessage(), malformed);
        }
    }

    /**
     * Copies an object, its numbers by value.
     *
     * @throws IllegalArgumentException if it holds what JSON cannot express
     */
    static Map<String, @Nullable Object> object(String what, Map<String, ?> values) {
        try {
            return asObject(what, JsonValues.copyOf(values));
        } catch (MalformedJsonException noJson) {
            throw new IllegalArgumentException(what + " is no JSON: " + noJson.getMessage(), noJson);
        }
    }

    /** Returns a value as JSON, cut where it is long. */
    static String shown(@Nullable Object value) {
        String json = JsonBinding.write(value);
        if (json.length() <= SHOWN) {
            return json;
        }
        int end = Character.isHighSurrogate(json.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN;
        return json.substring(0, end) + "...";
    }

    @SuppressWarnings("unchecked") // a JSON object has no other keys
    private static Map<String, @Nullable Object> asObject(String what, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw new IllegalArgumentException(what + " is no JSON object: " + shown(value));
    }
}
