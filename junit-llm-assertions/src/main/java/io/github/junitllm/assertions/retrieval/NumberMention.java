package io.github.junitllm.assertions.retrieval;

import io.github.junitllm.assertions.prose.AsRead;
import io.github.junitllm.assertions.prose.DigitGroups;
import io.github.junitllm.assertions.prose.Minus;
import io.github.junitllm.assertions.prose.Scale;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A number in a text, by value.
 *
 * @param text as written
 * @param values what it may mean, in one spelling for each value: more than one where a single separator may be that of decimals or of thousands
 * @param start first UTF-16 index
 * @param end the index after its last
 */
record NumberMention(String text, Set<String> values, int start, int end) {

    /** More digits than a number with a word for thousands has; others are compared, never computed with. */
    private static final int MOST_DIGITS = 100;

    private static final String ONE = "one";

    /**
     * Returns the numbers that a text states, in digits of any script and in English words; those that count list items
     * are left out, and so is a "one", which mostly counts nothing.
     */
    static List<NumberMention> in(String text) {
        AsRead read = AsRead.of(text);
        List<NumberMention> found = new ArrayList<>();
        List<NumberMention> digits = digits(read.text());
        digits.stream()
                .filter(number -> !countsItem(read.text(), number.start(), number.end()))
                .forEach(found::add);
        spelled(read.text(), digits).stream()
                .filter(number -> !number.text().equalsIgnoreCase(ONE))
                .forEach(found::add);
        return found.stream()
                .map(number -> number.in(text, read))
                .sorted(Comparator.comparingInt(NumberMention::start))
                .toList();
    }

    /** Returns the values of all numbers in a text, also of groups of digits that spaces may part or group. */
    static Set<String> valuesIn(String text) {
        String read = AsRead.of(text).text();
        Set<String> values = new HashSet<>();
        List<NumberMention> digits = digits(read);
        for (NumberMention number : digits) {
            values.addAll(number.values());
            List<String> groups = List.of(number.text().split(" ", -1));
            if (groups.size() > 1 && groups.stream().noneMatch(group -> group.startsWith("0"))) {
                groups.forEach(group -> values.addAll(readings(group)));
            }
        }
        spelled(read, digits).forEach(number -> values.addAll(number.values()));
        return values;
    }

    private NumberMention in(String original, AsRead read) {
        int from = read.start(start);
        int to = read.end(end);
        return new NumberMention(original.substring(from, to), values, from, to);
    }

    private static List<NumberMention> digits(String text) {
        List<NumberMention> found = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (!Character.isDigit(text.charAt(at))) {
                at++;
                continue;
            }
            int end = end(text, at);
            Scale scale = end - at > MOST_DIGITS ? null : Scale.after(text, Math.max(0, at - 1), end);
            int last = scale == null ? end : scale.end();
            found.add(new NumberMention(text.substring(at, end), values(text, at, end, scale), at, last));
            at = last;
        }
        return found;
    }

    private static List<NumberMention> spelled(String text, List<NumberMention> digits) {
        BitSet taken = new BitSet();
        digits.forEach(number -> taken.set(number.start(), number.end()));
        return NumberWords.in(text).stream()
                .filter(word -> !taken.get(word.start()))
                .map(word -> new NumberMention(
                        text.substring(word.start(), word.end()),
                        Set.of(String.valueOf(word.value())),
                        word.start(),
                        word.end()))
                .toList();
    }

    private static int end(String text, int start) {
        int at = DigitGroups.end(text, start);
        while (at < text.length()) {
            char character = text.charAt(at);
            boolean inside = Character.isDigit(character)
                    || (".,'\u2019".indexOf(character) >= 0
                            && at + 1 < text.length()
                            && Character.isDigit(text.charAt(at + 1)));
            if (!inside) {
                return at;
            }
            at++;
        }
        return at;
    }

    private static Set<String> values(String text, int start, int end, @Nullable Scale scale) {
        Set<String> values = new HashSet<>();
        boolean negative = Minus.isBefore(text, start);
        boolean either = negative && (Minus.mayBeBullet(text, start) || text.charAt(start - 1) == '\u2013');
        for (String reading : readings(text.substring(start, end))) {
            String value = scale == null ? reading : scaled(reading, scale);
            if (negative && !value.equals("0")) {
                values.add("-" + value);
            }
            if (!negative || either || value.equals("0")) {
                values.add(value);
            }
        }
        return values;
    }

    private static String scaled(String value, Scale scale) {
        return new BigDecimal(value)
                .multiply(scale.factor())
                .stripTrailingZeros()
                .toPlainString();
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
