package io.github.junitllm.assertions.retrieval;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A number in a text, by value.
 *
 * @param text as written
 * @param values what it may mean, in one spelling for each value: more than one where a single separator may be that of decimals or of thousands
 * @param start first UTF-16 index
 * @param end the index after its last
 */
record NumberMention(String text, Set<String> values, int start, int end) {

    private static final Map<String, Integer> WORDS = Map.ofEntries(
            Map.entry("zero", 0),
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("eleven", 11),
            Map.entry("twelve", 12),
            Map.entry("thirteen", 13),
            Map.entry("fourteen", 14),
            Map.entry("fifteen", 15),
            Map.entry("sixteen", 16),
            Map.entry("seventeen", 17),
            Map.entry("eighteen", 18),
            Map.entry("nineteen", 19),
            Map.entry("twenty", 20),
            Map.entry("thirty", 30),
            Map.entry("forty", 40),
            Map.entry("fifty", 50),
            Map.entry("sixty", 60),
            Map.entry("seventy", 70),
            Map.entry("eighty", 80),
            Map.entry("ninety", 90),
            Map.entry("hundred", 100),
            Map.entry("thousand", 1000));

    /** Returns the numbers written in digits of any script, in their order; those that count list items are left out. */
    static List<NumberMention> in(String text) {
        return all(text).stream()
                .filter(number -> !countsItem(text, number.start(), number.end()))
                .toList();
    }

    private static List<NumberMention> all(String text) {
        List<NumberMention> found = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (!Character.isDigit(text.charAt(at))) {
                at++;
                continue;
            }
            int end = end(text, at);
            String written = text.substring(at, end);
            found.add(new NumberMention(written, values(written), at, end));
            at = end;
        }
        return found;
    }

    /** Returns the values of all numbers in a text, also of English number words. */
    static Set<String> valuesIn(String text) {
        Set<String> values = new HashSet<>();
        all(text).forEach(number -> values.addAll(number.values()));
        for (String word : text.toLowerCase(Locale.ROOT).split("[^a-z]+", -1)) {
            Integer value = WORDS.get(word);
            if (value != null) {
                values.add(String.valueOf(value));
            }
        }
        return values;
    }

    private static int end(String text, int start) {
        int at = start;
        while (at < text.length()) {
            char character = text.charAt(at);
            boolean inside = Character.isDigit(character)
                    || (isSeparator(character) && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1)));
            if (!inside) {
                return at;
            }
            at++;
        }
        return at;
    }

    private static boolean isSeparator(char character) {
        return ".,'\u2019\u00A0\u202F".indexOf(character) >= 0;
    }

    /** Whether a line begins with it and goes on as an item of a list does: {@code 1. } or {@code 1) }. */
    private static boolean countsItem(String text, int start, int end) {
        int before = start - 1;
        while (before >= 0 && (text.charAt(before) == ' ' || text.charAt(before) == '\t')) {
            before--;
        }
        return (before < 0 || text.charAt(before) == '\n')
                && end + 1 < text.length()
                && (text.charAt(end) == '.' || text.charAt(end) == ')')
                && text.charAt(end + 1) == ' ';
    }

    private static Set<String> values(String written) {
        StringBuilder ascii = new StringBuilder();
        for (int i = 0; i < written.length(); i++) {
            char character = written.charAt(i);
            ascii.append(Character.isDigit(character) ? (char) ('0' + Character.digit(character, 10)) : character);
        }
        return readings(ascii.toString());
    }

    private static Set<String> readings(String ascii) {
        List<String> groups = List.of(ascii.split("[^0-9]", -1));
        int count = groups.size();
        String last = groups.get(count - 1);
        if (count == 1) {
            return Set.of(value(ascii, ""));
        }
        char first = ascii.charAt(groups.get(0).length());
        char separator = ascii.charAt(ascii.length() - last.length() - 1);
        boolean grouped = areThousands(groups.subList(1, count - 1)) && isSeparatedBy(ascii, groups, first);
        boolean mayBeThousands = grouped && separator == first && last.length() == 3;
        boolean mayBeDecimals = grouped && (separator == '.' || separator == ',') && (count == 2 || separator != first);
        Set<String> values = new HashSet<>();
        if (mayBeThousands) {
            values.add(value(String.join("", groups), ""));
        }
        if (mayBeDecimals) {
            values.add(value(String.join("", groups.subList(0, count - 1)), last));
        }
        if (values.isEmpty()) {
            // A date, a version, a list: 24.12.2025, 1.2.3, 4,5.
            groups.forEach(group -> values.add(value(group, "")));
        }
        return values;
    }

    private static boolean areThousands(List<String> groups) {
        return groups.stream().allMatch(group -> group.length() == 3);
    }

    /** Whether all separators but the last are this one. */
    private static boolean isSeparatedBy(String ascii, List<String> groups, char separator) {
        int at = 0;
        for (String group : groups.subList(0, groups.size() - 2)) {
            at += group.length();
            if (ascii.charAt(at++) != separator) {
                return false;
            }
        }
        return true;
    }

    /** Returns the one text of a value: digits are compared, never computed with, so that they may be many. */
    private static String value(String whole, String decimals) {
        int start = 0;
        while (start < whole.length() - 1 && whole.charAt(start) == '0') {
            start++;
        }
        int end = decimals.length();
        while (end > 0 && decimals.charAt(end - 1) == '0') {
            end--;
        }
        return whole.substring(start) + (end == 0 ? "" : "." + decimals.substring(0, end));
    }
}
