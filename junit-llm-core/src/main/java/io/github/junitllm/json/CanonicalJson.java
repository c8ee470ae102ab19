package io.github.junitllm.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The canonical form of a JSON value: equal values have equal bytes, different values different ones.
 *
 * <p>RFC 8785 (names ordered by UTF-16 code units, shortest escapes, no white space), except that numbers keep their exact
 * value instead of being rounded to a double: {@code 1.0}, {@code 1e0} and {@code 1} are {@code 1}, {@code -0} is
 * {@code 0}, twenty digits stay twenty digits. Immutable and thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class CanonicalJson {

    private final byte[] utf8;

    private CanonicalJson(byte[] utf8) {
        this.utf8 = utf8;
    }

    /**
     * The canonical form of a JSON text.
     *
     * @throws MalformedJsonException if the text is not exactly one strict JSON value
     */
    public static CanonicalJson of(String text) {
        try (JsonParser parser = StrictJson.parser(text)) {
            return read(parser);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /**
     * The canonical form of a JSON text in UTF-8.
     *
     * @throws MalformedJsonException if the bytes are not UTF-8 or not exactly one strict JSON value
     */
    public static CanonicalJson of(byte[] utf8) {
        return of(StrictJson.decode(utf8));
    }

    /**
     * The canonical form of a tree. Numbers are exact where the tree's are: read it with {@link StrictJson}.
     *
     * @throws MalformedJsonException if the tree holds NaN, an infinity, binary data, an object that is no JSON, half a
     *     surrogate pair, or nests deeper than {@link CanonicalWriter#MAX_DEPTH}
     */
    public static CanonicalJson of(JsonNode tree) {
        CanonicalWriter writer = new CanonicalWriter();
        write(tree, writer);
        return new CanonicalJson(writer.toBytes());
    }

    /**
     * Writes the canonical form of a tree as part of a larger value.
     *
     * @throws MalformedJsonException as {@link #of(JsonNode)} does
     */
    public static void write(JsonNode tree, CanonicalWriter into) {
        switch (tree.getNodeType()) {
            case OBJECT -> {
                into.beginObject();
                for (Map.Entry<String, JsonNode> member : tree.properties()) {
                    write(member.getValue(), into.name(member.getKey()));
                }
                into.endObject();
            }
            case ARRAY -> {
                into.beginArray();
                for (JsonNode item : tree) {
                    write(item, into);
                }
                into.endArray();
            }
            case STRING -> into.string(tree.textValue());
            case NUMBER -> into.number(String.valueOf(tree.numberValue()));
            case BOOLEAN -> into.literal(tree.booleanValue());
            case NULL -> into.literal(null);
            case BINARY, MISSING, POJO -> throw new MalformedJsonException("no JSON value: " + tree.getNodeType());
        }
    }

    /**
     * The canonical form of a plain value: maps with string keys, iterables, strings, numbers, booleans, null.
     *
     * @throws MalformedJsonException if the value is, or holds, something else
     */
    public static CanonicalJson ofValue(@Nullable Object value) {
        return new CanonicalJson(new CanonicalWriter().value(value).toBytes());
    }

    /** A new digest of the one algorithm used for content hashes. */
    public static MessageDigest newDigest() {
        try {
            return (MessageDigest) Fresh.DIGEST.clone();
        } catch (CloneNotSupportedException odd) {
            return Fresh.digest();
        }
    }

    /** Never fed: a copy of it costs less than asking all security providers for a new one. */
    private static final class Fresh {

        private static final MessageDigest DIGEST = digest();

        private static MessageDigest digest() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException impossible) {
                throw new AssertionError("every Java platform has SHA-256", impossible);
            }
        }
    }

    /** A copy of the canonical UTF-8 bytes. */
    public byte[] toBytes() {
        return utf8.clone();
    }

    /** The SHA-256 of the canonical bytes, 64 lower-case hexadecimal digits. */
    public String sha256() {
        return HexFormat.of().formatHex(newDigest().digest(utf8));
    }

    /** The canonical text. */
    @Override
    public String toString() {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CanonicalJson that && Arrays.equals(utf8, that.utf8);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(utf8);
    }

    private static CanonicalJson read(JsonParser parser) throws IOException {
        try {
            return new CanonicalJson(write(parser).toBytes());
        } catch (JsonProcessingException malformed) {
            throw MalformedJsonException.of(malformed, parser);
        }
    }

    private static CanonicalWriter write(JsonParser parser) throws IOException {
        CanonicalWriter writer = new CanonicalWriter();
        StrictJson.requireStart(parser);
        int depth = 0;
        do {
            JsonToken token = parser.currentToken();
            if (token == null) {
                throw MalformedJsonException.at(parser.currentLocation(), "the text ends inside a value");
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            try {
                write(token, parser, writer);
            } catch (MalformedJsonException problem) {
                throw MalformedJsonException.at(parser.currentTokenLocation(), problem.problem());
            }
        } while (depth > 0 && parser.nextToken() != JsonToken.NOT_AVAILABLE);
        StrictJson.requireEnd(parser);
        return writer;
    }

    private static void write(JsonToken token, JsonParser parser, CanonicalWriter writer) throws IOException {
        switch (token) {
            case START_OBJECT -> writer.beginObject();
            case END_OBJECT -> writer.endObject();
            case START_ARRAY -> writer.beginArray();
            case END_ARRAY -> writer.endArray();
            case FIELD_NAME -> writer.name(parser.currentName());
            case VALUE_STRING -> writer.string(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> writer.number(parser.getText());
            case VALUE_TRUE -> writer.literal(true);
            case VALUE_FALSE -> writer.literal(false);
            case VALUE_NULL -> writer.literal(null);
            default -> throw new MalformedJsonException("no JSON value: " + token);
        }
    }
}
