package io.github.junitllm.assertions.text;

import io.github.junitllm.assertions.prose.AsRead;
import io.github.junitllm.assertions.prose.Letters;
import io.github.junitllm.assertions.prose.Minus;
import io.github.junitllm.assertions.prose.Words;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text as the sequence of its words, numbers and symbols, by which facts are found in it; see
 * {@link TextChecks#mentions(String...)} for what is the same.
 */
final class Facts {

    /** {@code km/h}, {@code N·m} and {@code m^2}: symbols of a few letters. Whole words ("days/nights") are alternatives. */
    private static final Pattern UNIT_GOES_ON =
            Pattern.compile("[\\p{L}°]{1,3}(?:[/\u00b7\u22c5][\\p{L}°]{1,3}(?!\\p{L})|\\^[{(]?[+\u2212-]?\\d)");

    /**
     * One word, number or symbol, and where it stands.
     *
     * @param number its value if it is a number, else null
     * @param goesOn whether it would be a part of another unit, as km is of km/h, if it is a unit
     */
    record Token(String word, @Nullable BigDecimal number, boolean goesOn, int start, int end) {

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

    private final AsRead read;
    private final String text;
    private final List<Token> tokens = new ArrayList<>();

    private Facts(String text) {
        this.read = AsRead.of(text);
        this.text = read.text();
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
            Token here = text.get(at + i);
            boolean cut = unit
                    && i == fact.size() - 1
                    && here.goesOn()
                    && !fact.get(i).goesOn();
            if (cut || !here.same(fact.get(i), unit)) {
                return false;
            }
        }
        return true;
    }

    private static String singular(String unit) {
        return unit.length() > 2 && unit.endsWith("s") ? unit.substring(0, unit.length() - 1) : unit;
    }

    private void read() {
        int at = 0;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            if (isDigit(at) || isDecimalPoint(at)) {
                at = figures(at);
            } else if (Words.isWordCharacter(character)) {
                at = word(at);
            } else {
                int end = at + Character.charCount(character);
                if (isSymbol(character)) {
                    add(text.substring(at, end), null, at, end);
                }
                at = end;
            }
        }
    }

    /** Adds what stands there, by its place in the text as it is read. */
    private void add(String word, @Nullable BigDecimal number, int start, int end) {
        boolean goesOn = number == null
                && UNIT_GOES_ON.matcher(text).region(start, text.length()).lookingAt();
        tokens.add(new Token(word, number, goesOn, read.start(start), read.end(end)));
    }

    private int figures(int start) {
        int end = start;
        for (Figures.Figure figure : Figures.at(text, start)) {
            BigDecimal value = figure.value();
            if (value != null && figure.start() == start && Minus.isBefore(text, start)) {
                value = value.negate();
            }
            add(figure.written(), value, figure.start(), figure.end());
            end = figure.end();
        }
        return end;
    }

    private boolean isDigit(int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    /** The point of ".5", not the one behind a word or a sentence. */
    private boolean isDecimalPoint(int at) {
        return text.charAt(at) == '.'
                && isDigit(at + 1)
                && (at == 0
                        || (!Words.isWordCharacter(text.codePointBefore(at))
                                && ".)]".indexOf(text.charAt(at - 1)) < 0));
    }

    private int word(int start) {
        int first = text.codePointAt(start);
        int end = start + Character.charCount(first);
        boolean alone = Words.standsAlone(first);
        while (end < text.length() && continues(end, alone)) {
            end += Character.charCount(text.codePointAt(end));
        }
        // What is left of "v1.2.3" behind its "v1" is no number.
        while (isDigit(end - 1) && end < text.length() && ".,".indexOf(text.charAt(end)) >= 0 && isDigit(end + 1)) {
            end++;
            while (isDigit(end)) {
                end++;
            }
        }
        String word = Letters.withoutCase(Letters.normalized(text.substring(start, end), Normalizer.Form.NFKC))
                .replace('\u2019', '\'');
        add(word, null, start, end);
        return end;
    }

    private boolean continues(int at, boolean alone) {
        int next = text.codePointAt(at);
        if (Words.isMark(next) || Character.getType(next) == Character.OTHER_NUMBER) {
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
        if (character == '\u2212') {
            return false; // a minus, which is read with its number, as a hyphen is
        }
        return character == '%'
                || type == Character.CURRENCY_SYMBOL
                || type == Character.MATH_SYMBOL
                || type == Character.OTHER_NUMBER
                || type == Character.OTHER_SYMBOL;
    }
}
