package io.github.junitllm.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Values of Java as JSON trees and back: what other libraries keep in maps of objects, and vectors. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class JsonTrees {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonTrees() {}

    /**
     * Returns a value as a tree; enums become their names.
     *
     * @throws MalformedJsonException if it is, or holds, what JSON cannot express
     */
    public static JsonNode of(@Nullable Object value) {
        if (value == null) {
            return NODES.nullNode();
        } else if (value instanceof CharSequence || value instanceof Character) {
            return TextNode.valueOf(value.toString());
        } else if (value instanceof Enum<?> constant) {
            return TextNode.valueOf(constant.name());
        } else if (value instanceof Boolean bool) {
            return NODES.booleanNode(bool);
        } else if (value instanceof Number number) {
            return number(number);
        } else if (value instanceof Map<?, ?> map) {
            ObjectNode node = NODES.objectNode();
            map.forEach((name, member) -> node.set(String.valueOf(name), of(member)));
            return node;
        } else if (value instanceof Iterable<?> items) {
            ArrayNode node = NODES.arrayNode();
            items.forEach(item -> node.add(of(item)));
            return node;
        } else if (value instanceof Object[] items) {
            return of(Arrays.asList(items));
        }
        throw new MalformedJsonException(
                "JSON cannot express a " + value.getClass().getName());
    }

    private static JsonNode number(Number number) {
        if (number instanceof Integer
                || number instanceof Long
                || number instanceof Short
                || number instanceof Byte
                || number instanceof BigInteger) {
            return NODES.numberNode(new BigInteger(number.toString()));
        }
        try {
            return DecimalNode.valueOf(new BigDecimal(number.toString()));
        } catch (NumberFormatException notFinite) {
            throw new MalformedJsonException("JSON cannot express the number " + number);
        }
    }

    /**
     * Returns a tree as values: {@code Map}, {@code List}, {@code String}, {@code Boolean}, null, and the smallest of
     * {@code Integer}, {@code Long}, {@code BigInteger} and {@code Double} that a number fits.
     */
    public static @Nullable Object value(JsonNode node) {
        if (node.isObject()) {
            return values(node);
        } else if (node.isArray()) {
            List<@Nullable Object> items = new ArrayList<>();
            node.forEach(item -> items.add(value(item)));
            return Collections.unmodifiableList(items);
        } else if (node.isIntegralNumber()) {
            if (node.canConvertToInt()) {
                return node.intValue();
            } else if (node.canConvertToLong()) {
                return node.longValue();
            }
            return node.bigIntegerValue();
        } else if (node.isNumber()) {
            return node.doubleValue();
        } else if (node.isBoolean()) {
            return node.booleanValue();
        }
        return node.textValue();
    }

    /** Returns the members of an object, or an empty map for anything else. */
    public static Map<String, Object> values(JsonNode object) {
        Map<String, Object> members = new LinkedHashMap<>();
        object.properties().forEach(member -> {
            Object value = value(member.getValue());
            if (value != null) {
                members.put(member.getKey(), value);
            }
        });
        return Collections.unmodifiableMap(members);
    }

    /** Returns a vector, each number as Java spells it; what JSON has no number for, as {@code NaN}, becomes a string. */
    public static ArrayNode of(float[] vector) {
        ArrayNode node = NODES.arrayNode(vector.length);
        for (float number : vector) {
            boolean negativeZero = Float.floatToRawIntBits(number) == Float.floatToRawIntBits(-0.0f);
            if (Float.isFinite(number) && !negativeZero) {
                node.add(DecimalNode.valueOf(new BigDecimal(Float.toString(number))));
            } else {
                node.add(Float.toString(number));
            }
        }
        return node;
    }

    /**
     * Returns the vector that {@link #of(float[])} wrote, bit by bit.
     *
     * @throws MalformedJsonException if it is none
     */
    public static float[] vector(JsonNode node) {
        float[] vector = new float[node.size()];
        for (int i = 0; i < vector.length; i++) {
            try {
                vector[i] = Float.parseFloat(node.path(i).asText());
            } catch (NumberFormatException noNumber) {
                throw new MalformedJsonException("no number of a vector: " + node.path(i));
            }
        }
        return vector;
    }
}
