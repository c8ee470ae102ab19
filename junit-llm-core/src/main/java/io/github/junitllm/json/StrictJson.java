package io.github.junitllm.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON strictly: UTF-8 only, no duplicate names, no trailing text, no NaN, exact numbers, bounded nesting, every
 * error with its line and column.
 *
 * <p>Thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class StrictJson {

    /** The longest string, in characters. */
    public static final int MAX_STRING = 20_000_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(CanonicalWriter.MAX_DEPTH)
                    .maxStringLength(MAX_STRING)
                    .build())
            .build();

    private StrictJson() {}

    /** Loads data binding only for who needs trees: the streaming parser alone starts much faster. */
    private static final class Trees {
        private static final JsonMapper MAPPER = JsonMapper.builder(FACTORY)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }

    /**
     * Opens a strict streaming parser. It does not look at what follows a value: callers that expect one value use
     * {@link #value(String, int)} or see to the end themselves.
     */
    public static JsonParser parser(String text) throws IOException {
        return FACTORY.createParser(text);
    }

    /** Opens a strict streaming parser over characters. */
    public static JsonParser parser(Reader reader) throws IOException {
        return FACTORY.createParser(reader);
    }

    /**
     * Reads one value into a tree.
     *
     * @throws MalformedJsonException if the text is not exactly one strict JSON value
     */
    public static JsonNode tree(String text) {
        return read(text, parser -> Trees.MAPPER.readTree(parser));
    }

    /**
     * Reads one value from UTF-8 into a tree.
     *
     * @throws MalformedJsonException if the bytes are not UTF-8 or not exactly one strict JSON value
     */
    public static JsonNode tree(byte[] utf8) {
        return tree(decode(utf8));
    }

    /**
     * Reads one value as plain Java values, see {@link JsonValues}.
     *
     * @param maxSize the largest value accepted, in characters
     * @throws MalformedJsonException if the text is not exactly one strict JSON value
     */
    public static @Nullable Object value(String text, int maxSize) {
        return read(text, parser -> JsonValues.read(parser, maxSize));
    }

    @FunctionalInterface
    private interface ValueReader<T extends @Nullable Object> {
        T read(JsonParser atFirstToken) throws IOException;
    }

    private static <T extends @Nullable Object> T read(String text, ValueReader<T> reader) {
        try (JsonParser parser = parser(text)) {
            try {
                requireStart(parser);
                T value = reader.read(parser);
                requireEnd(parser);
                return value;
            } catch (JsonProcessingException malformed) {
                throw MalformedJsonException.of(malformed, parser);
            } catch (ArithmeticException | NumberFormatException outOfBounds) {
                throw MalformedJsonException.beyondLimit(
                        parser.currentLocation(), "a number is out of bounds: " + outOfBounds.getMessage());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Moves to the first token, which must be there. */
    static void requireStart(JsonParser parser) throws IOException {
        if (parser.nextToken() == null) {
            throw MalformedJsonException.at(parser.currentLocation(), "the text is empty");
        }
    }

    /**
     * Checks that nothing follows the value just read.
     *
     * @throws MalformedJsonException if something does
     */
    public static void requireEnd(JsonParser parser) throws IOException {
        if (parser.nextToken() != null) {
            throw MalformedJsonException.at(parser.currentTokenLocation(), "text follows the end of the value");
        }
    }

    /**
     * Decodes UTF-8 and refuses what is not.
     *
     * @throws MalformedJsonException with the place of the first wrong byte
     */
    public static String decode(byte[] utf8) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer out = CharBuffer.allocate(utf8.length);
        ByteBuffer in = ByteBuffer.wrap(utf8);
        CoderResult result = decoder.decode(in, out, true);
        out.flip();
        if (!result.isError()) {
            return out.toString();
        }
        int line = 1;
        int column = 1;
        for (int i = 0; i < out.length(); i++) {
            boolean newline = out.charAt(i) == '\n';
            line += newline ? 1 : 0;
            column = newline ? 1 : column + 1;
        }
        throw new MalformedJsonException(line, column, "not UTF-8: wrong byte at offset " + in.position());
    }
}
