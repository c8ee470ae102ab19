package io.github.junitllm.report;

/**
 * Turns any text into Markdown that shows it and nothing else. Every character that GitHub's Markdown or HTML could act
 * on becomes a numeric entity, which CommonMark (section 6.2) never takes for structure, inside tables and raw HTML alike.
 */
final class Markdown {

    private static final String ACTIVE = "\\`*_{}[]<>()#!|~$&@\"'";

    private Markdown() {}

    /** Returns the text for a table cell, a heading or a sentence. */
    static String text(String text) {
        return escaped(Visible.line(text));
    }

    /** Returns the text for the inside of a {@code pre} element, with its lines. */
    static String block(String text) {
        return escaped(Visible.block(text));
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (ACTIVE.indexOf(c) >= 0) {
                escaped.append("&#").append((int) c).append(';');
            } else {
                escaped.append(c);
            }
        }
        // GitHub makes links of bare addresses, too.
        return escaped.toString().replace("://", "&#58;//").replace("www.", "www&#46;");
    }
}
