package io.github.junitllm.report;

import java.util.Locale;

/**
 * Makes characters visible that act instead of showing: terminal escapes, line ends where there must be none, marks that
 * turn the reading direction, halves of surrogate pairs. Ids and messages come from models and must not forge a report.
 */
final class Visible {

    private Visible() {}

    /** Returns the text on one line: white space runs become one space. */
    static String line(String text) {
        return replaced(text, false);
    }

    /** Returns the text with its line feeds and tabs. */
    static String block(String text) {
        return replaced(text.replace("\r\n", "\n"), true);
    }

    private static String replaced(String text, boolean keepLayout) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (point == '\n' || point == '\t' || (point == '\r' && !keepLayout)) {
                visible.appendCodePoint(keepLayout ? point : ' ');
            } else if (acts(point)) {
                visible.append(String.format(Locale.ROOT, "\\u%04X", point));
            } else {
                visible.appendCodePoint(point);
            }
        });
        return keepLayout ? visible.toString() : visible.toString().strip().replaceAll(" {2,}", " ");
    }

    private static boolean acts(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            case Character.FORMAT -> !joinsGlyphs(point);
            default -> false;
        };
    }

    /** The joiners and tags are part of emoji and of several scripts. */
    private static boolean joinsGlyphs(int point) {
        return point == 0x200C || point == 0x200D || point == 0x00AD || (point >= 0xE0020 && point <= 0xE007F);
    }
}
