package io.github.junitllm.assertions.guard.output;

/**
 * The attributes of one tag after the other, as browsers tell them apart (HTML, section 13.2.5, Tokenization): a quoted value
 * may hold what would end a tag. Where another tag begins outside of quotes the search ends, so that no text is read often.
 */
final class HtmlAttributes {

    private final String text;
    private int noDoubleQuotes;
    private int noSingleQuotes;
    private String name = "";
    private String value = "";

    HtmlAttributes(String text) {
        this.text = text;
        this.noDoubleQuotes = text.lastIndexOf('"') + 1;
        this.noSingleQuotes = text.lastIndexOf('\'') + 1;
    }

    String name() {
        return name;
    }

    /** Its value, without quotes; empty if it has none. */
    String value() {
        return value;
    }

    /** Reads the attribute that begins there or behind; returns the index after it, or -1 if the tag ends before one. */
    int next(int from) {
        int i = from;
        while (i < text.length() && (isSpace(i) || text.charAt(i) == '/')) {
            i++;
        }
        if (i == text.length() || text.charAt(i) == '>' || isTag(i)) {
            return -1;
        }
        int start = i;
        i++;
        while (i < text.length() && !isSpace(i) && "/>=".indexOf(text.charAt(i)) < 0 && !isTag(i)) {
            i++;
        }
        name = text.substring(start, i);
        value = "";
        int equals = i;
        while (equals < text.length() && isSpace(equals)) {
            equals++;
        }
        return equals < text.length() && text.charAt(equals) == '=' ? valueEnd(equals + 1) : i;
    }

    private int valueEnd(int from) {
        int start = from;
        while (start < text.length() && isSpace(start)) {
            start++;
        }
        if (start == text.length()) {
            return start;
        }
        char quote = text.charAt(start);
        boolean closed = quote == '"' ? start + 1 < noDoubleQuotes : quote == '\'' && start + 1 < noSingleQuotes;
        int end = closed ? text.indexOf(quote, start + 1) : start;
        if (closed) {
            value = text.substring(start + 1, end);
            return end + 1;
        }
        while (end < text.length() && !isSpace(end) && text.charAt(end) != '>' && !isTag(end)) {
            end++;
        }
        value = text.substring(start, end);
        return end;
    }

    private boolean isTag(int i) {
        return text.charAt(i) == '<' && i + 1 < text.length() && Character.isLetter(text.charAt(i + 1));
    }

    private boolean isSpace(int i) {
        return Character.isWhitespace(text.charAt(i));
    }
}
