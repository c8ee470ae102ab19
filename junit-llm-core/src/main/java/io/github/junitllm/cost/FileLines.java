package io.github.junitllm.cost;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.junitllm.cost.PriceRow.Place;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Knows on which line of a file each of its values begins. */
final class FileLines {

    private final String location;
    private final Map<String, Integer> lines = new HashMap<>();

    /**
     * Reads a file of JSON or YAML that has been read without an error.
     *
     * @param location what messages call the file
     */
    FileLines(JsonFactory factory, String text, String location) throws IOException {
        this.location = location;
        Deque<String> path = new ArrayDeque<>();
        try (JsonParser parser = factory.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isStructEnd()) {
                    path.pop();
                } else if (token != JsonToken.FIELD_NAME) {
                    String here = here(parser, token, path.isEmpty() ? "" : path.peek());
                    lines.putIfAbsent(here, parser.currentTokenLocation().getLineNr());
                    if (token.isStructStart()) {
                        path.push(here);
                    }
                }
            }
        }
    }

    private static String here(JsonParser parser, JsonToken token, String outer) {
        var context = token.isStructStart() ? parser.getParsingContext().getParent() : parser.getParsingContext();
        if (context == null || context.inRoot()) {
            return "";
        }
        return outer + '/' + (context.inArray() ? String.valueOf(context.getCurrentIndex()) : context.getCurrentName());
    }

    /** Returns the place of the whole. */
    Place top() {
        return new Found("", "", 1);
    }

    /** A value, or where it is missing, what would hold it. */
    private final class Found implements Place {

        private final String path;
        private final String name;
        private final int line;

        Found(String path, String name, int line) {
            this.path = path;
            this.name = name;
            this.line = lines.getOrDefault(path, line);
        }

        @Override
        public Place at(String inner) {
            boolean index = !inner.isEmpty() && inner.chars().allMatch(Character::isDigit);
            String told = index ? name + '[' + inner + ']' : name.isEmpty() ? inner : name + '.' + inner;
            return new Found(path + '/' + inner, told, line);
        }

        @Override
        public PriceTableException wrong(String problem) {
            return new PriceTableException(location + ':' + line + ": " + name + ' ' + problem, null);
        }
    }
}
