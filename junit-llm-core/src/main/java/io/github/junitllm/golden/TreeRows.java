package io.github.junitllm.golden;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.junitllm.json.MalformedJsonException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Rows from documents of nested values: each document a list of rows, or an object with a list {@code cases}. JSON has one
 * document, YAML may have several.
 */
final class TreeRows implements RowReader {

    private final JsonParser parser;
    private final boolean severalDocuments;
    private boolean inRows;
    private boolean inObject;
    private boolean any;

    TreeRows(JsonParser parser, boolean severalDocuments) {
        this.parser = parser;
        this.severalDocuments = severalDocuments;
    }

    @Override
    public @Nullable Row next() throws IOException {
        try {
            while (inRows || openRows()) {
                if (parser.nextToken() != JsonToken.END_ARRAY) {
                    return Row.read(parser, 0);
                }
                inRows = false;
                if (inObject) {
                    skipToEndOfObject();
                }
            }
            return null;
        } catch (JsonProcessingException malformed) {
            throw Row.bad(MalformedJsonException.of(malformed, parser), null);
        } catch (MalformedJsonException malformed) {
            throw Row.bad(malformed, null);
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    /** Moves into the next document's list of rows; false at the end. */
    private boolean openRows() throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            return false;
        }
        if (any && !severalDocuments) {
            throw bad("a second value follows the first. A file of one object per line is named .jsonl");
        }
        any = true;
        inObject = token == JsonToken.START_OBJECT;
        if (inObject) {
            findCases();
        } else if (token != JsonToken.START_ARRAY) {
            throw bad("must be a list of rows, or an object with a list \"cases\"");
        }
        inRows = true;
        return true;
    }

    private void findCases() throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean found = parser.currentName().equals("cases");
            JsonToken value = parser.nextToken();
            if (found && value == JsonToken.START_ARRAY) {
                return;
            }
            if (found) {
                throw bad("\"cases\" must be a list of rows");
            }
            parser.skipChildren();
        }
        throw bad("must be a list of rows, or an object with a list \"cases\", but is an object without \"cases\"");
    }

    private void skipToEndOfObject() throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            parser.nextToken();
            parser.skipChildren();
        }
        inObject = false;
    }

    private BadRow bad(String problem) {
        JsonLocation at = parser.currentTokenLocation();
        return new BadRow(at.getLineNr(), at.getColumnNr(), null, problem);
    }
}
