package io.github.junitllm.assertions.structure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import org.apiguardian.api.API;

/**
 * The JSON that a response holds: the response itself, the content of a fenced block labelled json or not labelled, or an
 * object or array in prose. Fenced blocks of other languages are code and not looked at. JSON is strict: no duplicate names, no
 * trailing text, no comments. Thread-safe.
 *
 * <p>In prose an array of nothing but whole numbers, or of nothing, reads as a citation or a box to tick, as {@code [1]},
 * {@code [1, 2]} and {@code [ ]} do: it counts only where it stands alone on its lines.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class JsonAnswers {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual, config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private JsonAnswers() {}

    /**
     * Returns all JSON of a text, in time linear to its length.
     *
     * @throws io.github.junitllm.assertions.check.UndecidedException if JSON is beyond the limits of what is read: over 1,000
     *     levels, 1,000 digits of a number or 9 of its exponent
     */
    public static JsonFindings find(String text) {
        return JsonFinder.in(text);
    }

    /**
     * Binds the JSON of a text to a record or class, to go on with AssertJ.
     *
     * <p>Unlike in an application, nothing is made up: a member that the type does not have is an error, and so are a missing
     * member of a primitive type, a number where a string belongs and the reverse. Another missing member is null.
     *
     * @throws IllegalArgumentException if the text holds no JSON or it does not fit the type; the message says where
     * @throws io.github.junitllm.assertions.check.UndecidedException if the text holds several values
     */
    public static <T> T read(String text, Class<T> type) {
        FoundJson found = JsonFinder.in(text).one();
        if (found == null) {
            throw new IllegalArgumentException(JsonFinder.in(text).whyNone());
        }
        return bind(found, type);
    }

    static <T> T bind(FoundJson found, Class<T> type) {
        String misfit = "the JSON does not fit " + type.getSimpleName();
        try {
            T value = MAPPER.readValue(found.text(), type);
            if (value == null) {
                throw new IllegalArgumentException(misfit + ": it is null");
            }
            return value;
        } catch (JsonMappingException wrong) {
            throw new IllegalArgumentException(
                    misfit + " at " + pointer(wrong) + ": " + firstLine(wrong.getOriginalMessage()), wrong);
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(misfit + ": " + firstLine(wrong.getOriginalMessage()), wrong);
        }
    }

    private static String pointer(JsonMappingException wrong) {
        JsonPointer pointer = JsonPointer.ROOT;
        for (JsonMappingException.Reference step : wrong.getPath()) {
            pointer = step.getFieldName() != null ? pointer.child(step.getFieldName()) : pointer.child(step.getIndex());
        }
        return pointer.toString();
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse(message);
    }
}
