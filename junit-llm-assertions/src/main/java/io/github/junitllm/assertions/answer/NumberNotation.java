package io.github.junitllm.assertions.answer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** How digits are grouped and which sign begins the decimals. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum NumberNotation {
    /**
     * Told by the number itself. Of two kinds of signs the last begins the decimals: {@code 1,234.5} and {@code 1.234,5}. A
     * point alone begins decimals: {@code 1.234} is a little more than one. A comma alone groups where exactly three digits
     * follow it and one to three that are not 0 precede it, so {@code 1,234} is over a thousand, {@code 3,5} and
     * {@code 0,234} have decimals. A sign that comes several times groups: {@code 1.234.567}. Apostrophes and narrow or
     * no-break spaces group; plain spaces group only where the whole text is the number.
     */
    AUTOMATIC("", ""),
    /** {@code 1,234.5}. */
    ENGLISH(",", "."),
    /** {@code 1.234,5}, as in German, Spanish, Italian. */
    CONTINENTAL(".", ","),
    /** {@code 1 234,5} or {@code 1 234.5}, with any space, as in French, Swedish, Polish and ISO 80000. */
    SPACED(" ", ",."),
    /** {@code 1'234.5}, with either apostrophe. */
    SWISS("'", ".");

    private static final int GROUP = 3;

    private final String grouping;
    private final String decimal;

    NumberNotation(String grouping, String decimal) {
        this.grouping = grouping;
        this.decimal = decimal;
    }

    /** Returns the number that digits with signs between them are, or null if they are none in this notation. */
    @Nullable
    BigDecimal value(String digits) {
        List<String> groups = new ArrayList<>();
        StringBuilder signs = new StringBuilder();
        int start = 0;
        for (int i = 0; i < digits.length(); i++) {
            if (!isDigit(digits.charAt(i))) {
                groups.add(digits.substring(start, i));
                signs.append(digits.charAt(i));
                start = i + 1;
            }
        }
        groups.add(digits.substring(start));
        int decimals = decimals(groups, signs.toString());
        int whole = groups.size() - Math.max(decimals, 0);
        if (decimals < 0 || !isGrouped(groups.subList(0, whole), signs.substring(0, whole - 1))) {
            return null;
        }
        String number = String.join("", groups.subList(0, whole));
        return new BigDecimal(decimals == 0 ? number : number + "." + groups.get(whole));
    }

    /** Returns 1 if the last group is the decimals, 0 if there are none, -1 if the signs make no number. */
    private int decimals(List<String> groups, String signs) {
        if (signs.isEmpty()) {
            return 0;
        }
        char last = signs.charAt(signs.length() - 1);
        if (this != AUTOMATIC) {
            return decimal.indexOf(last) >= 0 ? 1 : grouping.indexOf(last) >= 0 ? 0 : -1;
        }
        if (last != '.' && last != ',') {
            return 0;
        }
        boolean once = signs.indexOf(last) == signs.length() - 1;
        if (signs.length() > 1) {
            return once ? 1 : 0;
        }
        String first = groups.get(0);
        boolean thousands =
                last == ',' && groups.get(1).length() == GROUP && first.length() <= GROUP && !first.startsWith("0");
        return thousands ? 0 : 1;
    }

    private boolean isGrouped(List<String> groups, String signs) {
        if (signs.isEmpty()) {
            return true;
        }
        char sign = signs.charAt(0);
        boolean known = this == AUTOMATIC || grouping.indexOf(sign) >= 0;
        boolean same = signs.chars().allMatch(other -> other == sign);
        if (!known || !same || groups.get(0).length() > GROUP) {
            return false;
        }
        List<String> middle = groups.subList(1, groups.size() - 1);
        boolean threes = middle.stream().allMatch(group -> group.length() == GROUP);
        // India writes 12,34,567.
        boolean twos =
                sign == ',' && groups.get(0).length() < GROUP && middle.stream().allMatch(group -> group.length() == 2);
        return groups.get(groups.size() - 1).length() == GROUP && (threes || twos);
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
