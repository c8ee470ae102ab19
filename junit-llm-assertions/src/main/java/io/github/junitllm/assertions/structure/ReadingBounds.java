package io.github.junitllm.assertions.structure;

import io.github.junitllm.assertions.check.UndecidedException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Bounds for libraries that have none. They count what the libraries take more than linear time for, in one pass, so that the
 * same text is read or not on every machine.
 */
final class ReadingBounds {

    private static final int LONGEST = 5_000_000;
    private static final int LONGEST_JAVA = 1_000_000;

    /** How many characters may be read again to find the ends of tags: about a second. */
    private static final long MOST_READ_AGAIN = 50_000_000;

    private static final int MOST_CELLS = 2_000_000;
    private static final int MOST_WORDS_IN_TAG = 5_000;
    private static final int MOST_LEFT_OPEN = 1_000;

    /** Formatting elements of the HTML standard (13.2.4.2): those left open are looked through at each further one. */
    private static final Set<String> FORMATTING =
            Set.of("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u");

    private static final int LONGEST_FORMATTING = 6;

    private ReadingBounds() {}

    /** @throws UndecidedException if reading the text as Markdown would take too long */
    static void requireMarkdown(String text) {
        require(text.length() <= LONGEST, "Markdown of over " + LONGEST + " characters");
        require(readAgain(text) <= MOST_READ_AGAIN, "Markdown with so many < that nothing closes");
        require(cells(text) <= MOST_CELLS, "Markdown with so many | in so many lines");
    }

    /** @throws UndecidedException if reading the text as HTML would take too long */
    static void requireHtml(String text) {
        require(text.length() <= LONGEST, "HTML of over " + LONGEST + " characters");
        require(wordsInTag(text) <= MOST_WORDS_IN_TAG, "HTML with over " + MOST_WORDS_IN_TAG + " words in a tag");
        require(leftOpen(text) <= MOST_LEFT_OPEN, "HTML with over " + MOST_LEFT_OPEN + " tags such as <b> left open");
    }

    /** @throws UndecidedException if reading the text as Java would take too long */
    static void requireJava(String text) {
        require(text.length() <= LONGEST_JAVA, "Java of over " + LONGEST_JAVA + " characters");
    }

    private static void require(boolean within, String what) {
        if (!within) {
            throw new UndecidedException(what + " takes too long to read, so it cannot be told");
        }
    }

    /** Returns how far it is from each {@code <} to the next {@code >} or empty line, where commonmark stops to look for it. */
    private static long readAgain(String text) {
        long sum = 0;
        int end = text.length();
        for (int i = text.length() - 1; i >= 0; i--) {
            char here = text.charAt(i);
            if (here == '>' || (here == '\n' && text.startsWith("\n", i + 1))) {
                end = i;
            } else if (here == '<') {
                sum += end - i;
            }
        }
        return sum;
    }

    /** Returns how many cells tables can have: of the lines up to a blank one each gets as many as the first has columns. */
    private static long cells(String text) {
        long cells = 0;
        long columns = 0;
        long most = 0;
        boolean blank = true;
        for (int i = 0; i <= text.length(); i++) {
            char here = i < text.length() ? text.charAt(i) : '\n';
            if (here == '\n') {
                most = blank ? 0 : Math.max(most, columns);
                cells += most;
                columns = 0;
                blank = true;
            } else {
                columns += here == '|' ? 1 : 0;
                blank &= Character.isWhitespace(here);
            }
        }
        return cells;
    }

    /** Returns the most words between a {@code <} and the next {@code >}: jsoup compares each attribute with all others. */
    private static int wordsInTag(String text) {
        int most = 0;
        int words = 0;
        boolean tag = false;
        for (int i = 0; i < text.length(); i++) {
            char here = text.charAt(i);
            if (here == '>') {
                tag = false;
            } else if (here == '<' && !tag) {
                tag = true;
                words = 0;
            } else if (tag && Character.isWhitespace(here)) {
                most = Math.max(most, ++words);
            }
        }
        return most;
    }

    /** Returns how many tags of formatting elements have no closing tag. */
    private static int leftOpen(String text) {
        Map<String, Integer> open = new HashMap<>();
        for (int i = text.indexOf('<'); i >= 0; i = text.indexOf('<', i + 1)) {
            boolean closes = text.startsWith("/", i + 1);
            int start = closes ? i + 2 : i + 1;
            int end = start;
            while (end < text.length() && end - start <= LONGEST_FORMATTING && isLetter(text.charAt(end))) {
                end++;
            }
            String name = text.substring(start, end).toLowerCase(Locale.ROOT);
            if (FORMATTING.contains(name)) {
                open.merge(name, closes ? -1 : 1, Integer::sum);
            }
        }
        return open.values().stream().mapToInt(count -> Math.max(0, count)).sum();
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
