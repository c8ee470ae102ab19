package io.github.junitllm.assertions.structure;

import java.util.BitSet;

/**
 * How far a text can be read as JSON from a bracket on: to the end of the value, or to the first character that does not fit.
 * Only the structure is looked at; whether the value is strict JSON is for the strict parser to say. Iterative.
 *
 * @param complete whether the value ends before {@code end}
 * @param end the index after the value, or of the character that does not fit
 * @param open the brackets that are still open there, outermost first
 * @param sign what was read tells of JSON: a string, a name, a bracket closed; not numbers and literals alone, nor brackets alone
 */
record JsonSpan(boolean complete, int end, String open, boolean sign) {

    private enum Expected {
        NAME_OR_END,
        NAME,
        COLON,
        VALUE_OR_END,
        VALUE,
        COMMA_OR_END
    }

    static JsonSpan at(String text, int from, int to) {
        StringBuilder open = new StringBuilder();
        BitSet objects = new BitSet();
        Expected expected = Expected.VALUE;
        boolean sign = false;
        int at = from;
        while (at < to) {
            char here = text.charAt(at);
            if (here == ' ' || here == '\t' || here == '\n' || here == '\r') {
                at++;
                continue;
            }
            boolean value = expected == Expected.VALUE || expected == Expected.VALUE_OR_END;
            boolean name = expected == Expected.NAME || expected == Expected.NAME_OR_END;
            int next = -1;
            if ((here == '{' || here == '[') && value) {
                objects.set(open.length(), here == '{');
                open.append(here);
                expected = here == '{' ? Expected.NAME_OR_END : Expected.VALUE_OR_END;
                at++;
                continue;
            } else if ((here == '}' || here == ']')
                    && !open.isEmpty()
                    && mayEnd(here, expected, objects, open.length())) {
                open.setLength(open.length() - 1);
                sign = true;
                next = at + 1;
            } else if (here == '"' && (value || name)) {
                sign = true;
                next = stringEnd(text, at, to);
            } else if (here == ':' && expected == Expected.COLON) {
                next = at + 1;
            } else if (here == ',' && expected == Expected.COMMA_OR_END) {
                next = at + 1;
            } else if (value) {
                next = scalarEnd(text, at, to);
            }
            if (next < 0) {
                return new JsonSpan(false, at, open.toString(), sign || looksLikeName(text, at, to, name));
            } else if (open.isEmpty()) {
                return new JsonSpan(true, next, "", true);
            }
            boolean inObject = objects.get(open.length() - 1);
            expected = switch (here) {
                case ':' -> Expected.VALUE;
                case ',' -> inObject ? Expected.NAME : Expected.VALUE;
                default -> name && here == '"' ? Expected.COLON : Expected.COMMA_OR_END;
            };
            at = next;
        }
        return new JsonSpan(false, to, open.toString(), sign);
    }

    private static boolean mayEnd(char here, Expected expected, BitSet objects, int depth) {
        boolean object = objects.get(depth - 1);
        return object == (here == '}')
                && (expected == Expected.COMMA_OR_END
                        || expected == (object ? Expected.NAME_OR_END : Expected.VALUE_OR_END));
    }

    private static int stringEnd(String text, int quote, int to) {
        for (int at = quote + 1; at < to; at++) {
            char here = text.charAt(at);
            if (here == '"') {
                return at + 1;
            } else if (here == '\\') {
                at++;
            } else if (here < ' ') {
                return -1;
            }
        }
        return -1;
    }

    private static int scalarEnd(String text, int from, int to) {
        for (String literal : new String[] {"true", "false", "null"}) {
            if (text.startsWith(literal, from) && from + literal.length() <= to) {
                return from + literal.length();
            }
        }
        int at = from;
        while (at < to && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        char first = text.charAt(from);
        return at > from && (first == '-' || (first >= '0' && first <= '9')) ? at : -1;
    }

    /** Whether a name of another language's object stands here: {@code 'a':} or {@code a:}; or any quoted value. */
    private static boolean looksLikeName(String text, int from, int to, boolean name) {
        char here = text.charAt(from);
        if (here == '\'' || (name && (here == '\u201c' || here == '\u2018'))) {
            return true;
        }
        int at = from;
        while (name
                && at < to
                && at - from < 40
                && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        return name && at > from && at < to && text.charAt(at) == ':';
    }
}
