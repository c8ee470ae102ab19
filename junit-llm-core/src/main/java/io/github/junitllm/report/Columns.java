package io.github.junitllm.report;

/** Counts the terminal columns of text: East Asian wide characters and emoji take two, combining marks none. */
final class Columns {

    /** First and last of the ranges that Unicode's EastAsianWidth calls wide or full-width, the large ones. */
    private static final int[][] WIDE = {
        {0x1100, 0x115F},
        {0x231A, 0x231B},
        {0x23E9, 0x23EC},
        {0x2614, 0x2615},
        {0x26A1, 0x26A1},
        {0x2705, 0x2705},
        {0x274C, 0x274C},
        {0x2753, 0x2757},
        {0x2B50, 0x2B50},
        {0x2E80, 0x303E},
        {0x3041, 0x33FF},
        {0x3400, 0x4DBF},
        {0x4E00, 0x9FFF},
        {0xA000, 0xA4CF},
        {0xA960, 0xA97F},
        {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF},
        {0xFE30, 0xFE6F},
        {0xFF00, 0xFF60},
        {0xFFE0, 0xFFE6},
        {0x1F004, 0x1F004},
        {0x1F0CF, 0x1F0CF},
        {0x1F18E, 0x1F19A},
        {0x1F1E6, 0x1F320},
        {0x1F32D, 0x1F64F},
        {0x1F680, 0x1F6FF},
        {0x1F7E0, 0x1F7EB},
        {0x1F90C, 0x1F9FF},
        {0x1FA70, 0x1FAFF},
        {0x20000, 0x3FFFD},
    };

    private Columns() {}

    static int of(String text) {
        return text.codePoints().map(Columns::of).sum();
    }

    /** Returns the text padded with spaces at its right, or cut with an ellipsis, to exactly so many columns. */
    static String exactly(String text, int columns, Encoding encoding) {
        String fitted = fit(text, columns, encoding);
        return fitted + " ".repeat(columns - of(fitted));
    }

    /** Returns the text cut with an ellipsis to at most so many columns. */
    static String fit(String text, int columns, Encoding encoding) {
        if (of(text) <= columns) {
            return text;
        }
        String ellipsis = encoding.printable("\u2026");
        int room = columns - of(ellipsis);
        if (room <= 0) {
            return "";
        }
        int end = 0;
        for (int used = 0; end < text.length(); end += Character.charCount(text.codePointAt(end))) {
            used += of(text.codePointAt(end));
            if (used > room) {
                break;
            }
        }
        return text.substring(0, end) + ellipsis;
    }

    private static int of(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(point) ? 2 : 1;
        };
    }

    private static boolean isWide(int point) {
        if (point < WIDE[0][0]) {
            return false;
        }
        for (int[] range : WIDE) {
            if (point >= range[0] && point <= range[1]) {
                return true;
            }
        }
        return false;
    }
}
