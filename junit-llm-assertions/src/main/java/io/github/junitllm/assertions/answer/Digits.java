package io.github.junitllm.assertions.answer;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads digits, the signs between them, and fractions at a place of a text. */
final class Digits {

    private static final Map<Character, BigDecimal> GLYPHS = glyphs();

    private static final String NARROW_SPACES = "\u00a0\u202f\u2009";
    private static final int LONGEST_PART = 18;

    record Fraction(BigDecimal value, int end) {}

    private final String text;

    Digits(String text) {
        this.text = text;
    }

    /** Decimal digits of any script. */
    static boolean is(char character) {
        return Character.isDigit(character);
    }

    boolean startNumber(int at) {
        if (at >= text.length()) {
            return false;
        }
        boolean point = text.charAt(at) == '.'
                && at + 1 < text.length()
                && is(text.charAt(at + 1))
                && (at == 0 || !is(text.charAt(at - 1)));
        return point || is(text.charAt(at)) || fractionGlyph(at) != null;
    }

    /** Returns the index after digits and the signs between them. */
    int end(int begin, boolean spacesGroup) {
        int at = begin;
        while (at < text.length()) {
            char here = text.charAt(at);
            boolean digitNext = at + 1 < text.length() && is(text.charAt(at + 1));
            boolean sign = here == '.' || here == ',' || here == '\'' || here == '\u2019';
            boolean space = NARROW_SPACES.indexOf(here) >= 0 || (spacesGroup && here == ' ');
            if (is(here) || (sign && digitNext) || (space && isGroupOfThree(at + 1))) {
                at++;
            } else {
                break;
            }
        }
        return at;
    }

    private boolean isGroupOfThree(int at) {
        int end = at;
        while (end < text.length() && end - at < 4 && is(text.charAt(end))) {
            end++;
        }
        return end - at == 3 && !text.startsWith("/", end);
    }

    /** Returns digits as 0 to 9, each apostrophe and space as one of its kind. */
    String normalised(int begin, int end) {
        StringBuilder plain = new StringBuilder(end - begin);
        for (int i = begin; i < end; i++) {
            char here = text.charAt(i);
            if (is(here)) {
                plain.append((char) ('0' + Character.digit(here, 10)));
            } else if (here == '\u2019') {
                plain.append('\'');
            } else {
                plain.append(NARROW_SPACES.indexOf(here) >= 0 ? ' ' : here);
            }
        }
        return plain.toString();
    }

    /** Reads what makes a whole number a fraction or a mixed number: {@code 1/2}, {@code 2 1/2}, {@code 2½}. */
    @Nullable
    Fraction fractionAfter(BigDecimal whole, int begin, int end) {
        Fraction simple = fraction(begin, end);
        if (simple != null) {
            return simple;
        }
        boolean space = end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\u00a0');
        int next = space ? end + 1 : end;
        Fraction rest = fractionGlyph(next);
        if (rest == null && space) {
            rest = fraction(next, plainEnd(next));
        }
        return rest == null || rest.value().compareTo(BigDecimal.ONE) >= 0
                ? null
                : new Fraction(whole.add(rest.value()), rest.end());
    }

    private int plainEnd(int begin) {
        int end = begin;
        while (end < text.length() && end - begin <= LONGEST_PART && is(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private @Nullable Fraction fraction(int begin, int slash) {
        if (slash >= text.length() || slash == begin || (text.charAt(slash) != '/' && text.charAt(slash) != '\u2044')) {
            return null;
        }
        int end = plainEnd(slash + 1);
        // 3/4/2025 is a date.
        if (plainEnd(begin) != slash || end == slash + 1 || text.startsWith("/", end)) {
            return null;
        }
        return divide(normalised(begin, slash), normalised(slash + 1, end), end);
    }

    private static @Nullable Fraction divide(String above, String below, int end) {
        if (above.length() > LONGEST_PART || below.length() > LONGEST_PART) {
            return null;
        }
        BigDecimal divisor = new BigDecimal(below);
        return divisor.signum() == 0
                ? null
                : new Fraction(new BigDecimal(above).divide(divisor, MathContext.DECIMAL128), end);
    }

    /** Reads a fraction of one character, as {@code ½}. */
    @Nullable
    Fraction fractionGlyph(int at) {
        BigDecimal value = at < text.length() ? GLYPHS.get(text.charAt(at)) : null;
        return value == null ? null : new Fraction(value, at + 1);
    }

    /** Returns the fractions of one character: taking one apart takes longer than reading the text around it. */
    private static Map<Character, BigDecimal> glyphs() {
        Map<Character, BigDecimal> glyphs = new HashMap<>();
        for (char c = 0x80; c < 0x3000; c++) {
            String plain = Normalizer.normalize(String.valueOf(c), Form.NFKC);
            int slash = plain.indexOf('\u2044');
            // ⅟ is a fraction without its end.
            Fraction fraction = slash <= 0 || slash == plain.length() - 1
                    ? null
                    : divide(plain.substring(0, slash), plain.substring(slash + 1), 0);
            if (fraction != null) {
                glyphs.put(c, fraction.value());
            }
        }
        return Map.copyOf(glyphs);
    }

    boolean isFractionMacro(int at) {
        return fractionMacro(at) != null;
    }

    /** Reads {@code frac{1}{2}}, after the backslash. */
    @Nullable
    Fraction fractionMacro(int at) {
        int open = text.startsWith("frac{", at) ? at + 5 : text.startsWith("dfrac{", at) ? at + 6 : -1;
        if (open < 0) {
            return null;
        }
        int end = plainEnd(open);
        int next = plainEnd(end + 2);
        if (end == open || !text.startsWith("}{", end) || next == end + 2 || !text.startsWith("}", next)) {
            return null;
        }
        return divide(normalised(open, end), normalised(end + 2, next), next + 1);
    }
}
