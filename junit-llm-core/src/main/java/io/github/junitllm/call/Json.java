package io.github.junitllm.call;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.junitllm.json.MalformedJsonException;
import io.github.junitllm.json.StrictJson;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads JSON that may be anything: what is none has no facts. */
final class Json {

    private Json() {}

    /** Returns an object or an array; {@code null} for anything else. */
    static @Nullable JsonNode parse(@Nullable String text) {
        String start = text == null ? "" : text.stripLeading();
        if (text == null || !(start.startsWith("{") || start.startsWith("["))) {
            return null;
        }
        try {
            return StrictJson.tree(text);
        } catch (MalformedJsonException broken) {
            return null;
        }
    }

    static @Nullable JsonNode parse(byte[] utf8) {
        return parse(BodyText.utf8(utf8));
    }

    /** Returns the text a document has under a name, without a look at what follows; {@code null} if there is none. */
    static @Nullable String textOf(String name, byte[] utf8) {
        String text = BodyText.utf8(utf8);
        if (text == null) {
            return null;
        }
        try (JsonParser parser = StrictJson.parser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean found = parser.currentName().equals(name);
                JsonToken value = parser.nextToken();
                if (found) {
                    return value == JsonToken.VALUE_STRING ? parser.getText() : null;
                }
                parser.skipChildren();
            }
            return null;
        } catch (IOException broken) {
            return null;
        }
    }

    static @Nullable String text(@Nullable JsonNode node) {
        return node == null || !node.isTextual() ? null : node.textValue();
    }

    /** Returns the type a document or a part of one calls itself; empty if it does not. */
    static String type(JsonNode node) {
        String type = text(node.get("type"));
        return type == null ? "" : type;
    }

    /**
     * Returns a place in a list. Only whole numbers are taken: rounding a number as large as {@code 1e999999999} would take
     * all memory.
     */
    static int index(JsonNode node, int otherwise) {
        return node.isIntegralNumber() && node.canConvertToInt() ? node.intValue() : otherwise;
    }

    /** Returns the text of a string, and JSON text of anything else; arguments of tools come as either. */
    static String argument(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? "" : node.isTextual() ? node.textValue() : node.toString();
    }

    /** Decodes the percent escapes of a path segment; a plus sign is a plus sign there. */
    static String decoded(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEscaped) {
            return segment;
        }
    }
}
