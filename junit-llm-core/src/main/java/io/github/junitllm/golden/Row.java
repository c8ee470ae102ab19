package io.github.junitllm.golden;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.junitllm.json.JsonValues;
import io.github.junitllm.json.MalformedJsonException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row as it was written.
 *
 * @param line the line it begins on, 1-based
 * @param column the column it begins at, 1-based; 0 where the format does not tell
 */
record Row(int line, int column, List<Field> fields) {

    /** The largest row, in characters. */
    static final int MAX_SIZE = 16 * 1024 * 1024;

    /** A field and where its value begins. */
    record Field(String name, @Nullable Object value, int line, int column) {}

    /**
     * Reads the object at which the parser stands.
     *
     * @param linesBefore how many lines of the file precede the parser's text
     * @throws BadRow if it is no object or malformed; its line is that of the parser's text
     */
    static Row read(JsonParser parser, int linesBefore) throws IOException {
        JsonLocation start = parser.currentTokenLocation();
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new BadRow(
                    start.getLineNr(),
                    start.getColumnNr(),
                    null,
                    "a row must be an object such as {\"id\": ..., \"input\": ...}, but is " + kind(parser));
        }
        List<Field> fields = new ArrayList<>(6);
        String name = null;
        try {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                name = parser.currentName();
                parser.nextToken();
                JsonLocation at = parser.currentTokenLocation();
                Object value = JsonValues.read(parser, MAX_SIZE);
                fields.add(new Field(name, value, at.getLineNr() + linesBefore, at.getColumnNr()));
                name = null;
            }
        } catch (JsonProcessingException malformed) {
            // Jackson looks at the value's first character before it tells the name: then the name is only the
            // parser's.
            throw bad(MalformedJsonException.of(malformed, parser), name == null ? parser.currentName() : name);
        } catch (MalformedJsonException malformed) {
            throw bad(malformed, name);
        }
        return new Row(start.getLineNr() + linesBefore, start.getColumnNr(), fields);
    }

    static BadRow bad(MalformedJsonException malformed, @Nullable String field) {
        return new BadRow(malformed.line(), malformed.column(), field, malformed.problem());
    }

    /**
     * The case this row describes.
     *
     * @throws BadRow if a field breaks a rule
     */
    EvalCase toCase(String path) {
        CaseFields content = CaseFields.EMPTY;
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        boolean hasInput = false;
        for (Field field : fields) {
            try {
                if (!CaseFields.NAMES.contains(field.name)) {
                    addMetadata(metadata, field.name, field.value);
                } else if (field.name.equals("metadata")) {
                    FieldRules.metadata(field.value).forEach((name, value) -> addMetadata(metadata, name, value));
                } else {
                    content = content.with(field.name, field.value);
                    hasInput |= field.name.equals("input");
                }
            } catch (InvalidField invalid) {
                throw new BadRow(field.line, field.column, invalid.field(), invalid.problem());
            }
        }
        if (!hasInput) {
            throw new BadRow(line, column, "input", "is missing" + hint(metadata));
        }
        if (!metadata.isEmpty()) {
            content = content.with("metadata", Collections.unmodifiableMap(metadata));
        }
        return new EvalCase(content, new CaseSource(path, line, column));
    }

    private static void addMetadata(Map<String, @Nullable Object> metadata, String name, @Nullable Object value) {
        if (metadata.containsKey(name)) {
            throw new InvalidField(
                    "metadata", "says \"" + name + "\" twice: as a field of the row and in \"metadata\"");
        }
        metadata.put(name, value);
    }

    private static String hint(Map<String, @Nullable Object> metadata) {
        for (String alias : List.of("messages", "question", "prompt", "query", "text")) {
            if (metadata.containsKey(alias)) {
                return "; the row has \"" + alias + "\": name it \"input\"";
            }
        }
        return Nearest.to("input", metadata.keySet())
                .map(name -> "; did you mean the field \"" + name + "\"?")
                .orElse(". Every row needs one");
    }

    private static String kind(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "a text";
            case VALUE_NULL -> "null";
            default -> parser.getText();
        };
    }
}
