package io.github.junitllm.assertions.text;

import io.github.junitllm.assertions.prose.Words;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text as the sequence of its words, numbers and symbols, by which facts are found in it; see
 * {@link TextChecks#mentions(String...)} for what is the same.
 */
final class Facts {

    /**
     * A number: grouped by commas or narrow spaces, grouped by points, or with one point or comma for its decimals. Every
     * part has one way to match.
     */
    private static final Pattern NUMBER =
            Pattern.compile("([1-9]\\d{0,2}+(?:[,\u00a0\u202f\u2009'\u2019]\\d{3}+(?!\\d))++(?:\\.\\d++)?+)"
                    + "|([1-9]\\d{0,2}+(?:\\.\\d{3}+(?!\\d)){2,}+(?:,\\d++)?+)"
                    + "|0,\\d++"
                    + "|\\d++(?:\\.\\d++|,\\d{1,2}+(?!\\d))?+");

    /** More digits than any quantity has; reading them as a number takes time that grows with their square. */
    private static final int MOST_DIGITS = 100;

    /**
     * One word, number or symbol, and where it stands.
     *
     * @param number its value if it is a number, else null
     */
    record Token(String word, @Nullable BigDecimal number, int start, int end) {

        boolean same(Token other, boolean unit) {
            if (number != null && other.number != null) {
                return number.compareTo(other.number) == 0;
            }
            if (number != null || other.number != null) {
                return false;
            }
            return word.equals(other.word) || (unit && singular(word).equals(singular(other.word)));
        }
    }

    private final String text;
    private final List<Token> tokens = new ArrayList<>();

    private Facts(String text) {
        this.text = text;
    }

    static List<Token> of(String text) {
        Facts facts = new Facts(text);
        facts.read();
        return facts.tokens;
    }

    /** Returns where a fact stands among the tokens of a text, or -1. */
    static int find(List<Token> text, List<Token> fact) {
        for (int at = 0; at + fact.size() <= text.size(); at++) {
            if (standsAt(text, fact, at)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean standsAt(List<Token> text, List<Token> fact, int at) {
        for (int i = 0; i < fact.size(); i++) {
            boolean unit = i > 0 && fact.get(i - 1).number() != null;
            if (!text.get(at + i).same(fact.get(i), unit)) {
                return false;
            }
        }
        return true;
    }

    private static String singular(String unit) {
        return unit.length() > 2 && unit.endsWith("s") ? unit.substring(0, unit.length() - 1) : unit;
    }

    private void read() {
        Matcher numbers = NUMBER.matcher(text);
        int at = 0;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            if (Character.isDigit(character)
                    && numbers.region(at, text.length()).lookingAt()) {
                at = number(numbers, at);
            } else if (Words.isWordCharacter(character)) {
                at = word(at);
            } else {
                int end = at + Character.charCount(character);
                if (isSymbol(character)) {
                    tokens.add(new Token(text.substring(at, end), null, at, end));
                }
                at = end;
            }
        }
    }

    private int number(Matcher matcher, int start) {
        String digits = matcher.group();
        BigDecimal value = digits.length() > MOST_DIGITS ? null : value(matcher, start);
        tokens.add(new Token(digits, value, start, matcher.end()));
        return matcher.end();
    }

    private BigDecimal value(Matcher matcher, int start) {
        String digits = matcher.group();
        String point;
        if (matcher.group(1) != null) {
            point = digits.replace(",", "");
        } else if (matcher.group(2) != null) {
            point = digits.replace(".", "").replace(',', '.');
        } else {
            point = digits.replace(',', '.');
        }
        BigDecimal value = new BigDecimal(point.replaceAll("[^0-9.]", ""));
        return isNegative(start) ? value.negate() : value;
    }

    /** A minus counts where nothing stands in front of it: that of "-5", not that of "10-5" or "covid-19". */
    private boolean isNegative(int start) {
        boolean minus = start > 0 && "-\u2212".indexOf(text.charAt(start - 1)) >= 0;
        return minus && (start == 1 || Character.isWhitespace(text.charAt(start - 2)) || text.charAt(start - 2) == '(');
    }

    private int word(int start) {
        int first = text.codePointAt(start);
        int end = start + Character.charCount(first);
        boolean alone = Words.standsAlone(first);
        while (end < text.length() && continues(end, alone)) {
            end += Character.charCount(text.codePointAt(end));
        }
        String word = Normalizer.normalize(text.substring(start, end), Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT)
                .replace('\u2019', '\'');
        tokens.add(new Token(word, null, start, end));
        return end;
    }

    private boolean continues(int at, boolean alone) {
        int next = text.codePointAt(at);
        if (Words.isMark(next)) {
            return true;
        }
        if (alone || Words.standsAlone(next)) {
            return false;
        }
        if (Words.isWordCharacter(next)) {
            return true;
        }
        boolean apostrophe = next == '\'' || next == '\u2019';
        return apostrophe && at + 1 < text.length() && Character.isLetter(text.codePointAt(at + 1));
    }

    private static boolean isSymbol(int character) {
        int type = Character.getType(character);
        return character == '%'
                || type == Character.CURRENCY_SYMBOL
                || type == Character.MATH_SYMBOL
                || type == Character.OTHER_SYMBOL;
    }
}
