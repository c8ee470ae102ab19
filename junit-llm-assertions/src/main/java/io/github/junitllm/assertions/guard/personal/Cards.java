package io.github.junitllm.assertions.guard.personal;

import io.github.junitllm.assertions.guard.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Numbers of payment cards: in one piece, or in the groups they are printed in. */
final class Cards {

    private static final Context NAMED = Context.of(
            "card",
            "credit",
            "debit",
            "visa",
            "mastercard",
            "maestro",
            "karte",
            "kredit",
            "carte",
            "tarjeta",
            "carta",
            "cc");

    private static final int SHORTEST = 12;
    private static final int LONGEST = 19;
    private static final int[][] PRINTED = {{4, 4, 4, 4}, {4, 4, 4, 4, 3}, {4, 6, 5}, {4, 6, 4}, {4, 4, 5}};

    /** Prefixes from first to last, all of the same number of digits, and the lengths of the whole number. */
    private record Issuer(int first, int last, int shortest, int longest) {

        boolean has(String digits) {
            int prefix =
                    Integer.parseInt(digits.substring(0, String.valueOf(first).length()));
            return prefix >= first && prefix <= last && digits.length() >= shortest && digits.length() <= longest;
        }
    }

    private static final List<Issuer> ISSUERS = List.of(
            new Issuer(4, 4, 13, 13),
            new Issuer(4, 4, 16, 16),
            new Issuer(4, 4, 19, 19),
            new Issuer(51, 55, 16, 16),
            new Issuer(2221, 2720, 16, 16),
            new Issuer(2200, 2204, 16, 19),
            new Issuer(34, 34, 15, 15),
            new Issuer(37, 37, 15, 15),
            new Issuer(300, 305, 14, 19),
            new Issuer(3095, 3095, 14, 19),
            new Issuer(36, 36, 14, 19),
            new Issuer(38, 39, 14, 19),
            new Issuer(35, 35, 16, 19),
            new Issuer(1800, 1800, 15, 15),
            new Issuer(2131, 2131, 15, 15),
            new Issuer(50, 50, 12, 19),
            new Issuer(56, 69, 12, 19));

    private Cards() {}

    static List<Finding> find(String text) {
        List<Finding> findings = new ArrayList<>();
        List<int[]> groups = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            if (!isDigit(text.charAt(i))) {
                i++;
                continue;
            }
            int end = i + 1;
            while (end < text.length() && isDigit(text.charAt(end))) {
                end++;
            }
            if (!groups.isEmpty() && groups.get(groups.size() - 1)[1] + 1 < i) {
                inGroups(text, groups, findings);
                groups.clear();
            }
            groups.add(new int[] {i, end});
            i = end;
        }
        inGroups(text, groups, findings);
        return findings;
    }

    /** Looks through digits that one other character each stands between. */
    private static void inGroups(String text, List<int[]> groups, List<Finding> findings) {
        int i = 0;
        while (i < groups.size()) {
            int used = groupsOfCard(text, groups, i);
            if (used > 0) {
                int start = groups.get(i)[0];
                int end = groups.get(i + used - 1)[1];
                findings.add(PersonalDataType.CARD.finding(text, start, end, 0.9));
            }
            i += Math.max(1, used);
        }
    }

    private static int groupsOfCard(String text, List<int[]> groups, int first) {
        int start = groups.get(first)[0];
        if (isCard(text, start, groups.get(first)[1])) {
            return 1;
        }
        for (int[] layout : PRINTED) {
            int last = first + layout.length - 1;
            if (last < groups.size()
                    && isPrinted(text, groups, first, layout)
                    && isCard(text, start, groups.get(last)[1])
                    && (!isInLongRow(text, groups, first, last)
                            || NAMED.standsBefore(text, start)
                            || isBesideAnother(text, groups, first, layout.length))) {
                return layout.length;
            }
        }
        return 0;
    }

    /** Whether the groups of a card stand in a row of groups that no other sign parts, and more groups than it has itself. */
    private static boolean isInLongRow(String text, List<int[]> groups, int first, int last) {
        char separator = text.charAt(groups.get(first)[1]);
        int from = first;
        int to = last;
        int most = 2 * (last - first + 1) + 1;
        while (from > 0 && to - from < most && text.charAt(groups.get(from)[0] - 1) == separator) {
            from--;
        }
        while (to + 1 < groups.size() && to - from < most && text.charAt(groups.get(to)[1]) == separator) {
            to++;
        }
        return to - from + 1 >= most;
    }

    /** Cards are written one after the other as well, and chance does not make two in a row. */
    private static boolean isBesideAnother(String text, List<int[]> groups, int first, int length) {
        return isCardFrom(text, groups, first - length, length) || isCardFrom(text, groups, first + length, length);
    }

    private static boolean isCardFrom(String text, List<int[]> groups, int first, int length) {
        return first >= 0
                && first + length <= groups.size()
                && isCard(text, groups.get(first)[0], groups.get(first + length - 1)[1]);
    }

    private static boolean isPrinted(String text, List<int[]> groups, int first, int[] layout) {
        char separator = text.charAt(groups.get(first)[1]);
        if (separator != ' ' && separator != '-' && separator != '.') {
            return false;
        }
        for (int i = 0; i < layout.length; i++) {
            int[] group = groups.get(first + i);
            boolean last = i == layout.length - 1;
            if (group[1] - group[0] != layout[i] || (!last && text.charAt(group[1]) != separator)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isCard(String text, int start, int end) {
        if (end - start > LONGEST + 4 || end - start < SHORTEST || isJoined(text, start, end)) {
            return false;
        }
        String digits = digits(text, start, end);
        return digits.length() >= SHORTEST
                && digits.length() <= LONGEST
                && digits.chars().distinct().count() > 1
                && ISSUERS.stream().anyMatch(issuer -> issuer.has(digits))
                && Checksums.luhn(digits)
                && !Surroundings.isEncoded(text, start, end)
                && !Labels.callsItOther(text, start)
                && (!isArticle(digits) || NAMED.standsBefore(text, start));
    }

    /** Whether it can be an article's number (EAN-13) as well: cards of 13 digits are old and rare. */
    private static boolean isArticle(String digits) {
        return digits.length() == 13 && Checksums.weighted(digits, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1) % 10 == 0;
    }

    /** Whether the number is a part of a word, of a decimal number or of a path. */
    private static boolean isJoined(String text, int start, int end) {
        char before = start > 0 ? text.charAt(start - 1) : ' ';
        boolean decimals =
                end + 1 < text.length() && ".,".indexOf(text.charAt(end)) >= 0 && isDigit(text.charAt(end + 1));
        boolean fraction = start > 1 && ".,".indexOf(before) >= 0 && isDigit(text.charAt(start - 2));
        return Character.isLetter(before)
                || before == '_'
                || (before == '-' && isIdentifier(text, start - 1))
                || decimals
                || fraction
                || (end < text.length() && (Character.isLetter(text.charAt(end)) || text.charAt(end) == '_'));
    }

    /** Whether letters and digits stand ahead of the hyphen, as in a UUID. */
    private static boolean isIdentifier(String text, int hyphen) {
        boolean letter = false;
        boolean digit = false;
        int i = hyphen - 1;
        while (i >= Math.max(0, hyphen - LONGEST)
                && (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '-')) {
            letter |= Character.isLetter(text.charAt(i));
            digit |= isDigit(text.charAt(i));
            i--;
        }
        return letter && digit;
    }

    private static boolean isDigit(char c) {
        return Character.isDigit(c);
    }

    private static String digits(String text, int start, int end) {
        char[] digits = new char[end - start];
        int size = 0;
        for (int i = start; i < end; i++) {
            int digit = Character.digit(text.charAt(i), 10);
            if (digit >= 0) {
                digits[size++] = (char) ('0' + digit);
            }
        }
        return new String(Arrays.copyOf(digits, size));
    }
}
