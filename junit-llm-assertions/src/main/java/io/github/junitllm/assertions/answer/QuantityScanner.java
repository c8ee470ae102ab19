package io.github.junitllm.assertions.answer;

import io.github.junitllm.assertions.prose.Scale;
import java.lang.Character.UnicodeScript;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds numbers in a text, from left to right, each character looked at a bounded number of times. */
final class QuantityScanner {

    private static final String CURRENCIES = "$€£¥₹";
    private static final String MINUS = "-−–";
    private static final int LONGEST = 1_000;
    private static final Set<UnicodeScript> WORDS =
            Set.of(UnicodeScript.LATIN, UnicodeScript.GREEK, UnicodeScript.CYRILLIC);

    private final String text;
    private final NumberNotation notation;
    private final boolean spacesGroup;
    private final Digits digits;

    /** @param whole whether the whole text is meant to be one number, so that plain spaces may group */
    QuantityScanner(String text, NumberNotation notation, boolean whole) {
        this.text = text;
        this.notation = notation;
        this.spacesGroup = notation == NumberNotation.SPACED || (whole && notation == NumberNotation.AUTOMATIC);
        this.digits = new Digits(text);
    }

    Optional<Quantity> first() {
        List<Quantity> found = scan(1);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
    }

    List<Quantity> all() {
        return scan(Integer.MAX_VALUE);
    }

    private List<Quantity> scan(int limit) {
        List<Quantity> found = new ArrayList<>();
        int at = 0;
        while (at < text.length() && found.size() < limit) {
            int begin = begin(at);
            if (begin < 0) {
                at++;
                continue;
            }
            Magnitude magnitude = magnitude(begin);
            if (magnitude.value() != null) {
                Quantity quantity = withUnit(at, magnitude.value(), magnitude.end());
                found.add(quantity);
                at = quantity.end();
            } else {
                at = Math.max(at + 1, magnitude.end());
            }
        }
        return found;
    }

    /** Returns where the digits begin of a number whose signs begin here, or -1 if none does. */
    private int begin(int at) {
        int next = at;
        char here = text.charAt(at);
        if (at > 0 && isWordBefore(at)) {
            return -1;
        }
        boolean signed = MINUS.indexOf(here) >= 0 || here == '+';
        if (signed) {
            if (at > 0 && (Digits.is(text.charAt(at - 1)) || ")]}.%".indexOf(text.charAt(at - 1)) >= 0)) {
                return -1;
            }
            next++;
        }
        next = skip(next, '\\');
        if (next < text.length() && CURRENCIES.indexOf(text.charAt(next)) >= 0) {
            next++;
            if (next < text.length() && text.charAt(next) == ' ') {
                next++;
            }
            if (!signed && next < text.length() && MINUS.indexOf(text.charAt(next)) >= 0) {
                next++;
            }
        } else if (!signed && next > at && !text.startsWith("frac", next) && !text.startsWith("dfrac", next)) {
            return -1;
        }
        return digits.startNumber(next) || digits.isFractionMacro(next) ? next : -1;
    }

    private int skip(int at, char character) {
        return at < text.length() && text.charAt(at) == character ? at + 1 : at;
    }

    private boolean isWordBefore(int at) {
        char before = text.charAt(at - 1);
        return before == '_'
                || (Character.isLetter(before) && WORDS.contains(UnicodeScript.of(before)))
                // The rest of a number that was not understood.
                || (Digits.is(before) && Digits.is(text.charAt(at)));
    }

    /** @param value null if what stands there is no number */
    private record Magnitude(@Nullable BigDecimal value, int end) {}

    private Magnitude magnitude(int begin) {
        Digits.Fraction macro = digits.fractionMacro(begin);
        if (macro != null) {
            return new Magnitude(macro.value(), macro.end());
        }
        Digits.Fraction glyph = digits.fractionGlyph(begin);
        if (glyph != null) {
            return new Magnitude(glyph.value(), glyph.end());
        }
        int end = digits.end(begin, spacesGroup);
        if (end - begin > LONGEST) {
            return new Magnitude(null, end);
        }
        String written = digits.normalised(begin, end);
        BigDecimal value = notation.value(written.startsWith(".") ? "0" + written : written);
        if (value == null) {
            return new Magnitude(null, end);
        }
        Digits.Fraction fraction = value.scale() == 0 ? digits.fractionAfter(value, begin, end) : null;
        if (fraction != null) {
            return new Magnitude(fraction.value(), fraction.end());
        }
        Exponent exponent = Exponent.at(text, end);
        return exponent == null
                ? new Magnitude(value, end)
                : new Magnitude(value.scaleByPowerOfTen(exponent.power()), exponent.end());
    }

    private Quantity withUnit(int start, BigDecimal magnitude, int end) {
        String signs = text.substring(start, Math.min(end, start + 5));
        int firstDigit = 0;
        while (firstDigit < signs.length() && !Digits.is(signs.charAt(firstDigit)) && signs.charAt(firstDigit) != '.') {
            firstDigit++;
        }
        String before = signs.substring(0, firstDigit);
        BigDecimal value = before.chars().anyMatch(sign -> MINUS.indexOf(sign) >= 0) ? magnitude.negate() : magnitude;
        Scale scale = Scale.after(text, start, end);
        if (scale != null) {
            value = value.multiply(scale.factor());
            end = scale.end();
        }
        Unit currency = before.chars()
                .filter(sign -> CURRENCIES.indexOf(sign) >= 0)
                .mapToObj(sign -> Units.find(Character.toString(sign)))
                .findFirst()
                .orElse(null);
        if (currency != null) {
            return new Quantity(value, currency, start, end);
        }
        for (int words = 3; words > 0; words--) {
            WordsAfter after = WordsAfter.at(text, end, words);
            Unit unit = after == null ? null : Units.find(after.words());
            if (after != null && unit != null && !goesOn(after)) {
                return new Quantity(value, unit, start, after.end());
            }
        }
        return new Quantity(value, null, start, end);
    }

    /** Whether the unit is only the beginning of another ("km per week") or a word of the sentence ("3 in total"). */
    private boolean goesOn(WordsAfter unit) {
        boolean word = unit.words().equals("in")
                && text.startsWith(" ", unit.end())
                && unit.end() + 1 < text.length()
                && Character.isLetter(text.charAt(unit.end() + 1));
        return word || text.startsWith(" per ", unit.end()) || text.startsWith("/", unit.end());
    }
}
