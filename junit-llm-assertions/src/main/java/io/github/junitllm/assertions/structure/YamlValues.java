package io.github.junitllm.assertions.structure;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.json.JsonValues;
import io.github.junitllm.json.MalformedJsonException;
import io.github.junitllm.json.YamlTokens;
import java.io.IOException;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * YAML as plain values, by the rules of golden sets: no aliases, no tags, a number is only what JSON calls one. Loaded only
 * where YAML is checked, since its library is optional.
 */
final class YamlValues {

    private static final int LARGEST = 100_000_000;

    private YamlValues() {}

    static @Nullable Object of(String text) {
        try (JsonParser yaml = YamlTokens.of(new StringReader(text))) {
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

    private static @Nullable Object read(JsonParser yaml) throws IOException {
        try {
            if (yaml.nextToken() == null) {
                throw new StructureException("it is empty");
            }
            Object value = JsonValues.read(yaml, LARGEST);
            if (yaml.nextToken() != null) {
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
}
