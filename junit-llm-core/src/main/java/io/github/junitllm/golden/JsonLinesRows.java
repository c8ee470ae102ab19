package io.github.junitllm.golden;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.junitllm.json.MalformedJsonException;
import io.github.junitllm.json.StrictJson;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** JSON Lines: one object per line, blank lines skipped. */
final class JsonLinesRows implements RowReader {

    private final Utf8Reader text;
    private int line;

    JsonLinesRows(Utf8Reader text) {
        this.text = text;
    }

    @Override
    public @Nullable Row next() throws IOException {
        while (true) {
            line++;
            String row;
            try {
                row = text.readLine(Row.MAX_SIZE);
            } catch (BadRow tooLong) {
                throw tooLong.shiftedBy(line);
            }
            if (row == null) {
                return null;
            }
            if (!row.isBlank()) {
                return parse(row);
            }
        }
    }

    private Row parse(String text) throws IOException {
        try (JsonParser parser = StrictJson.parser(text)) {
            try {
                parser.nextToken();
                Row row = Row.read(parser, line - 1);
                StrictJson.requireEnd(parser);
                return row;
            } catch (JsonProcessingException malformed) {
                throw Row.bad(MalformedJsonException.of(malformed, parser), null);
            } catch (MalformedJsonException malformed) {
                throw Row.bad(malformed, null);
            }
        } catch (BadRow bad) {
            throw bad.shiftedBy(line - 1);
        }
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
