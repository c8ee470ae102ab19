package io.github.junitllm.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a line or of an object in it; what is required and missing, or of the wrong type, is told by name. */
record LineFields(JsonNode json) {

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    static LineFields of(byte[] line) throws Malformed {
        try {
            return of(JSON.readTree(line), "the line");
        } catch (JsonProcessingException e) {
            throw new Malformed(e.getOriginalMessage());
        } catch (IOException e) {
            throw new Malformed(String.valueOf(e.getMessage()));
        }
    }

    private static LineFields of(@Nullable JsonNode node, String name) throws Malformed {
        if (node == null || !node.isObject()) {
            throw new Malformed(name + " is not an object");
        }
        return new LineFields(node);
    }

    boolean has(String field) {
        return json.hasNonNull(field);
    }

    LineFields object(String field) throws Malformed {
        return of(json.get(field), field);
    }

    List<LineFields> objects(String field) throws Malformed {
        List<LineFields> objects = new ArrayList<>();
        for (JsonNode item : json.path(field)) {
            objects.add(of(item, "an item of " + field));
        }
        return objects;
    }

    String text(String field) throws Malformed {
        String value = optionalText(field);
        if (value == null) {
            throw new Malformed(field + " is missing");
        }
        return value;
    }

    @Nullable
    String optionalText(String field) throws Malformed {
        if (!has(field)) {
            return null;
        }
        JsonNode node = json.get(field);
        if (!node.isTextual()) {
            throw new Malformed(field + " is not a string");
        }
        return node.textValue();
    }

    List<String> texts(String field) throws Malformed {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : json.path(field)) {
            if (!item.isTextual()) {
                throw new Malformed("an item of " + field + " is not a string");
            }
            texts.add(item.textValue());
        }
        return texts;
    }

    <E extends Enum<E>> E constant(String field, Class<E> type) throws Malformed {
        String name = text(field);
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw new Malformed(field + " \"" + name + "\" is unknown");
        }
    }

    boolean flag(String field) {
        return json.path(field).booleanValue();
    }

    long number(String field) throws Malformed {
        JsonNode node = json.path(field);
        if (!node.canConvertToExactIntegral() || !node.canConvertToLong()) {
            throw new Malformed(field + " is not a whole number");
        }
        return node.longValue();
    }

    @Nullable
    Long optionalNumber(String field) throws Malformed {
        return has(field) ? number(field) : null;
    }

    double decimal(String field) throws Malformed {
        JsonNode node = json.path(field);
        if (node.isNumber()) {
            return node.doubleValue();
        }
        // JSON has no numbers for these three, so they are written as strings.
        return switch (node.asText()) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw new Malformed(field + " is not a number");
        };
    }

    @Nullable
    Double optionalDecimal(String field) throws Malformed {
        return has(field) ? decimal(field) : null;
    }

    BigDecimal exact(String field) throws Malformed {
        JsonNode node = json.path(field);
        if (!node.isNumber()) {
            throw new Malformed(field + " is not a number");
        }
        return node.decimalValue();
    }

    @Nullable
    BigDecimal optionalExact(String field) throws Malformed {
        return has(field) ? exact(field) : null;
    }

    Map<String, Double> decimals(String field) throws Malformed {
        if (!has(field)) {
            return Map.of();
        }
        LineFields object = object(field);
        Map<String, Double> decimals = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : object.json.properties()) {
            decimals.put(entry.getKey(), object.decimal(entry.getKey()));
        }
        return decimals;
    }

    @Nullable
    Duration micros(String field) throws Malformed {
        return has(field) ? Duration.of(number(field), ChronoUnit.MICROS) : null;
    }

    Instant instant(String field) throws Malformed {
        try {
            return Instant.parse(text(field));
        } catch (DateTimeException e) {
            throw new Malformed(field + " is not an instant");
        }
    }

    /** Why a line is not a record. */
    static final class Malformed extends Exception {

        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }
}
