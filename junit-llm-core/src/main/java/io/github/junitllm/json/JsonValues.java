package io.github.junitllm.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * JSON as plain, immutable Java values: {@code Map}, {@code List}, {@code String}, {@code Number}, {@code Boolean}, null.
 *
 * <p>Numbers are normalised by value: a {@code Long} where the number is whole and of at most 18 digits, else a
 * {@code BigDecimal}; so {@code 1.0} reads as {@code 1L}.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class JsonValues {

    static final String LONE_SURROGATE = "a string holds half a surrogate pair, which no UTF-8 text can hold";

    /** What the structure of a value counts for, so that a million empty arrays are not free. */
    private static final int TOKEN_SIZE = 8;

    private JsonValues() {}

    /**
     * Reads the value that begins at the parser's current token and leaves the parser at its last token. Iterative.
     *
     * @param parser a parser of {@link StrictJson}, or one of another format that yields JSON tokens
     * @param maxSize the largest value accepted, in characters and 8 per token
     * @return the value, immutable in depth
     * @throws MalformedJsonException if a number, a string or the size is out of bounds
     * @throws IOException if the parser fails
     */
    public static @Nullable Object read(JsonParser parser, int maxSize) throws IOException {
        if (!parser.currentToken().isStructStart()) {
            return scalar(parser);
        }
        ArrayDeque<Container> open = new ArrayDeque<>();
        open.push(Container.of(parser.currentToken()));
        long size = 0;
        while (true) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw MalformedJsonException.at(parser.currentLocation(), "the text ends inside a value");
            }
            Container top = open.element();
            Object value;
            if (token == JsonToken.FIELD_NAME) {
                top.name = text(parser, parser.currentName());
                size += top.name.length();
                continue;
            } else if (token.isStructStart()) {
                if (open.size() == CanonicalWriter.MAX_DEPTH) {
                    throw MalformedJsonException.beyondLimit(
                            parser.currentTokenLocation(),
                            "nested deeper than " + CanonicalWriter.MAX_DEPTH + " levels");
                }
                open.push(Container.of(token));
                size += TOKEN_SIZE;
                continue;
            } else if (token.isStructEnd()) {
                open.pop();
                value = top.close();
                if (open.isEmpty()) {
                    return value;
                }
                top = open.element();
            } else {
                value = scalar(parser);
                size += TOKEN_SIZE + (value instanceof String string ? string.length() : 0);
            }
            if (size > maxSize) {
                throw MalformedJsonException.beyondLimit(
                        parser.currentTokenLocation(), "the value is larger than " + maxSize + " characters");
            }
            top.add(value);
        }
    }

    /**
     * An immutable copy of a plain value, numbers normalised.
     *
     * @throws MalformedJsonException if it is, or holds, anything that is not a plain value, or nests too deep
     */
    public static @Nullable Object copyOf(@Nullable Object value) {
        return copyOf(value, 0);
    }

    private static @Nullable Object copyOf(@Nullable Object value, int depth) {
        if (depth > CanonicalWriter.MAX_DEPTH) {
            throw new MalformedJsonException("nested deeper than " + CanonicalWriter.MAX_DEPTH + " levels");
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((name, member) -> {
                if (!(name instanceof String string)) {
                    throw new MalformedJsonException("a name must be a string, but is " + name);
                }
                copy.put(checked(string), copyOf(member, depth + 1));
            });
            return Collections.unmodifiableMap(copy);
        } else if (value instanceof Iterable<?> items) {
            List<@Nullable Object> copy = new ArrayList<>();
            items.forEach(item -> copy.add(copyOf(item, depth + 1)));
            return Collections.unmodifiableList(copy);
        } else if (value instanceof String text) {
            return checked(text);
        } else if (value instanceof Number number) {
            String canonical = CanonicalNumber.of(number.toString());
            if (canonical == null) {
                throw new MalformedJsonException(notANumber(number.toString()));
            }
            return CanonicalNumber.value(canonical);
        } else if (value == null || value instanceof Boolean) {
            return value;
        }
        throw new MalformedJsonException("no JSON value: " + value.getClass().getName());
    }

    static String notANumber(String text) {
        String shown = text.length() > 40 ? text.substring(0, 40) + "..." : text;
        return "no finite number with an exponent of at most nine digits: " + shown;
    }

    static boolean isPairAt(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
    }

    private static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i)) && !isPairAt(text, i++)) {
                return false;
            }
        }
        return true;
    }

    private static String checked(String text) {
        if (!isWellFormed(text)) {
            throw new MalformedJsonException(LONE_SURROGATE);
        }
        return text;
    }

    private static String text(JsonParser parser, String text) {
        if (!isWellFormed(text)) {
            throw MalformedJsonException.at(parser.currentTokenLocation(), LONE_SURROGATE);
        }
        return text;
    }

    private static @Nullable Object scalar(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> text(parser, parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                String canonical = CanonicalNumber.of(parser.getText());
                if (canonical == null) {
                    throw MalformedJsonException.beyondLimit(
                            parser.currentTokenLocation(), notANumber(parser.getText()));
                }
                yield CanonicalNumber.value(canonical);
            }
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default ->
                throw MalformedJsonException.at(
                        parser.currentTokenLocation(), "no JSON value: " + parser.currentToken());
        };
    }

    /** An array or object that is being read. */
    private static final class Container {
        private final @Nullable List<@Nullable Object> items;
        private final @Nullable Map<String, @Nullable Object> members;
        private String name = "";

        private Container(@Nullable List<@Nullable Object> items, @Nullable Map<String, @Nullable Object> members) {
            this.items = items;
            this.members = members;
        }

        static Container of(JsonToken start) {
            return start == JsonToken.START_ARRAY
                    ? new Container(new ArrayList<>(4), null)
                    : new Container(null, new LinkedHashMap<>(8));
        }

        void add(@Nullable Object value) {
            if (items != null) {
                items.add(value);
            } else if (members != null) {
                members.put(name, value);
            }
        }

        Object close() {
            if (items != null) {
                return Collections.unmodifiableList(items);
            }
            return Collections.unmodifiableMap(members == null ? Map.of() : members);
        }
    }
}
