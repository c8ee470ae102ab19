package io.github.junitllm.assertions.structure;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.json.JsonValues;
import io.github.junitllm.json.MalformedJsonException;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * YAML as plain values, by the rules of golden sets: no aliases, no tags, a number is only what JSON calls one. Loaded only
 * where YAML is checked, since its library is optional.
 */
final class YamlValues {

    private static final int LARGEST = 100_000_000;

    private YamlValues() {}

    static @Nullable Object of(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        YAMLFactory factory = YAMLFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
                .loaderOptions(options)
                .build();
        try (YAMLParser yaml = factory.createParser(text)) {
            return read(yaml);
        } catch (MalformedJsonException malformed) {
            if (malformed.isBeyondLimit()) {
                throw undecided(malformed);
            }
            throw new StructureException(String.valueOf(malformed.getMessage()), malformed);
        } catch (IOException | YAMLException malformed) {
            throw new StructureException(firstLine(String.valueOf(malformed.getMessage())), malformed);
        }
    }

    private static @Nullable Object read(YAMLParser yaml) throws IOException {
        Tokens tokens = new Tokens(yaml);
        try {
            if (tokens.nextToken() == null) {
                throw new StructureException("it is empty");
            }
            Object value = JsonValues.read(tokens, LARGEST);
            if (tokens.nextToken() != null) {
                throw new StructureException("it is several documents");
            }
            return value;
        } catch (JsonProcessingException malformed) {
            throw MalformedJsonException.of(malformed, yaml);
        }
    }

    private static UndecidedException undecided(Exception limit) {
        return new UndecidedException(
                "whether it is YAML cannot be told: " + firstLine(String.valueOf(limit.getMessage())), limit);
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse(message);
    }

    private static final class Tokens extends JsonParserDelegate {

        private static final Pattern NUMBER =
                Pattern.compile("-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[eE][+-]?[0-9]++)?");
        private static final String TEXT_TAG = "tag:yaml.org,2002:str";

        private final YAMLParser yaml;

        Tokens(YAMLParser yaml) {
            super((JsonParser) yaml);
            this.yaml = yaml;
        }

        @Override
        public @Nullable JsonToken nextToken() throws IOException {
            JsonToken token = yaml.nextToken();
            if (token == null || token.isStructEnd()) {
                return token;
            }
            if (yaml.isCurrentAlias()) {
                throw new StructureException("an alias stands at " + place());
            }
            Object tag = token == JsonToken.FIELD_NAME ? null : yaml.getTypeId();
            if (tag != null && !tag.equals(TEXT_TAG)) {
                throw new StructureException("the tag !" + tag + " stands at " + place());
            }
            return currentToken();
        }

        @Override
        public @Nullable JsonToken currentToken() {
            JsonToken token = yaml.currentToken();
            if (token == null || !token.isNumeric()) {
                return token;
            }
            try {
                return NUMBER.matcher(yaml.getText()).matches() ? token : JsonToken.VALUE_STRING;
            } catch (IOException unreadable) {
                return JsonToken.VALUE_STRING;
            }
        }

        private String place() {
            return yaml.currentTokenLocation().getLineNr() + ":"
                    + yaml.currentTokenLocation().getColumnNr();
        }
    }
}
