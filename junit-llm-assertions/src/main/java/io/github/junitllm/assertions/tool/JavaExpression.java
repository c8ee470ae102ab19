package io.github.junitllm.assertions.tool;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expression that creates a collection: {@code new TYPE REST}.
 *
 * @param type simple or qualified name of the type
 * @param rest what follows it, without type arguments and white space around
 */
record JavaExpression(String type, String rest) {

    static @Nullable JavaExpression creation(String text) {
        String source =
                text.endsWith(";") ? text.substring(0, text.length() - 1).strip() : text;
        if (!source.startsWith("new") || source.length() < 5 || !Character.isWhitespace(source.charAt(3))) {
            return null;
        }
        String after = source.substring(3).strip();
        int end = 0;
        while (end < after.length()
                && (Character.isJavaIdentifierPart(after.charAt(end)) || after.charAt(end) == '.')) {
            end++;
        }
        String rest = after.substring(end).strip();
        if (rest.startsWith("<")) {
            int close = closing(rest, 0);
            if (close < 0) {
                return null;
            }
            rest = rest.substring(close + 1).strip();
        }
        return end == 0 ? null : new JavaExpression(after.substring(0, end), rest);
    }

    /** Returns the elements of an array or list as they are written; null if it is none. */
    @Nullable
    List<String> elements() {
        if (rest.startsWith("[")) {
            String body = rest.substring(1).strip();
            return body.startsWith("]") ? inside(body.substring(1).strip(), '{', '}') : null;
        }
        String given = parameters();
        if (given == null) {
            return null;
        }
        for (String factory : List.of("Arrays.asList", "List.of")) {
            if (given.startsWith(factory)) {
                return inside(given.substring(factory.length()).strip(), '(', ')');
            }
        }
        List<List<String>> added = given.isEmpty() ? calls("add", 1) : null;
        return added == null ? null : added.stream().map(call -> call.get(0)).toList();
    }

    /** Returns keys and values of a map as they are written; null if it is none. */
    @Nullable
    List<List<String>> entries() {
        String given = parameters();
        return given != null && given.isEmpty() ? calls("put", 2) : null;
    }

    private @Nullable String parameters() {
        int close = rest.startsWith("(") ? closing(rest, 0) : -1;
        return close < 0 ? null : rest.substring(1, close).strip();
    }

    /** Returns the arguments of the calls in an initializer: {@code () {{ add(1); add(2); }}}. */
    private @Nullable List<List<String>> calls(String method, int arity) {
        String block = rest.substring(closing(rest, 0) + 1).strip();
        // The outer braces are the anonymous class, the inner ones its initializer.
        for (int i = 0; i < 2 && block.startsWith("{"); i++) {
            if (closing(block, 0) != block.length() - 1) {
                return null;
            }
            block = block.substring(1, block.length() - 1).strip();
        }
        List<List<String>> calls = new ArrayList<>();
        for (String statement : split(block, ';')) {
            List<String> given = statement.startsWith(method)
                    ? inside(statement.substring(method.length()).strip(), '(', ')')
                    : null;
            if (given == null || given.size() != arity) {
                return null;
            }
            calls.add(given);
        }
        return calls;
    }

    private static @Nullable List<String> inside(String text, char open, char close) {
        boolean whole = text.length() >= 2
                && text.charAt(0) == open
                && text.charAt(text.length() - 1) == close
                && closing(text, 0) == text.length() - 1;
        return whole ? split(text.substring(1, text.length() - 1), ',') : null;
    }

    /** Returns where the bracket at a place closes, or -1. */
    private static int closing(String text, int at) {
        int depth = 0;
        for (int i = at; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '"' || character == '\'') {
                i = afterQuoted(text, i) - 1;
            } else if ("([{<".indexOf(character) >= 0) {
                depth++;
            } else if (")]}>".indexOf(character) >= 0 && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '"' || character == '\'') {
                i = afterQuoted(text, i) - 1;
            } else if ("([{<".indexOf(character) >= 0) {
                depth++;
            } else if (")]}>".indexOf(character) >= 0) {
                depth--;
            } else if (character == separator && depth == 0) {
                parts.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        String last = text.substring(start).strip();
        if (!last.isEmpty()) {
            parts.add(last);
        }
        return parts;
    }

    private static int afterQuoted(String text, int at) {
        char quote = text.charAt(at);
        int i = at + 1;
        while (i < text.length() && text.charAt(i) != quote) {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return Math.min(i + 1, text.length());
    }
}
