package io.github.junitllm.assertions.prose;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A word or letter after a number that multiplies it: {@code 42k}, {@code 3 dozen}, {@code 1.8 billion}, {@code 5 Mio.}.
 * English, German, French, Spanish, Italian, Portuguese, Chinese, Japanese and Korean; a billion is 10^9 in English and
 * 10^12 where the word is that of another language ({@code Billion} is taken for English).
 *
 * @param factor what the number is multiplied by
 * @param end the index after the word
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Scale(BigDecimal factor, int end) {

    private static final int LONGEST = 14;
    private static final String CURRENCIES = "$\u20ac\u00a3\u00a5\u20b9";
    private static final Map<String, BigDecimal> WORDS = words();
    private static final Map<Character, BigDecimal> SIGNS = Map.of(
            '\u767e', power(2), '\u5343', power(3), '\u4e07', power(4), '\u842c', power(4), '\ub9cc', power(4),
            '\u4ebf', power(8), '\u5104', power(8), '\uc5b5', power(8), '\u5146', power(12));

    private static Map<String, BigDecimal> words() {
        Map<String, BigDecimal> words = new HashMap<>();
        put(words, new BigDecimal(12), "dozen", "dozens", "dutzend", "douzaine", "douzaines", "docena", "docenas");
        put(words, power(2), "hundred", "hundreds", "hundert");
        put(words, power(3), "thousand", "thousands", "tausend", "tsd", "mille", "mil", "mila");
        put(words, power(5), "lakh", "lakhs");
        put(words, power(6), "million", "millions", "mn", "mln", "mio", "millionen", "millón", "millones");
        put(words, power(6), "milione", "milioni", "milhão", "milhões");
        put(words, power(7), "crore", "crores");
        put(words, power(9), "billion", "billions", "bn", "bln", "mrd", "milliarde", "milliarden");
        put(words, power(9), "milliard", "milliards", "miliardo", "miliardi", "bilhão", "bilhões");
        put(words, power(12), "trillion", "trillions", "tn", "billionen", "billones");
        put(words, power(15), "quadrillion", "quadrillions");
        put(words, power(-1), "tenth", "tenths");
        put(words, power(-2), "hundredth", "hundredths");
        put(words, power(-3), "thousandth", "thousandths");
        put(words, power(-6), "millionth", "millionths");
        return Map.copyOf(words);
    }

    private static void put(Map<String, BigDecimal> words, BigDecimal factor, String... names) {
        for (String name : names) {
            words.put(name, factor);
        }
    }

    private static BigDecimal power(int power) {
        return BigDecimal.ONE.scaleByPowerOfTen(power);
    }

    /**
     * Returns the scale that stands right behind a number, or behind one space or hyphen, with a second one if that
     * follows ({@code 5 hundred thousand}); null if there is none.
     *
     * @param start where the number begins, with its currency if that stands in front
     * @param end the index after its last digit
     */
    public static @Nullable Scale after(String text, int start, int end) {
        Scale first = one(text, start, end);
        Scale second = first == null ? null : word(text, first.end);
        return first == null || second == null ? first : new Scale(first.factor.multiply(second.factor), second.end);
    }

    private static @Nullable Scale one(String text, int start, int end) {
        if (end >= text.length()) {
            return null;
        }
        BigDecimal sign = SIGNS.get(text.charAt(end));
        // A Chinese kilometre is a "thousand metres".
        boolean unit = end + 1 < text.length() && "\u7c73\u514b\u74e6\u5361\u5347".indexOf(text.charAt(end + 1)) >= 0;
        if (sign != null && !(unit && text.charAt(end) == '\u5343')) {
            return new Scale(sign, end + 1);
        }
        boolean letterAlone = end + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(end + 1));
        if (letterAlone) {
            BigDecimal letter = letter(text.charAt(end), isMoney(text, start));
            if (letter != null) {
                return new Scale(letter, end + 1);
            }
        }
        return word(text, end);
    }

    /** An attached K is a thousand sooner than kelvins; an m is metres and a B bytes, unless it is money. */
    private static @Nullable BigDecimal letter(char letter, boolean money) {
        return switch (letter) {
            case 'k', 'K' -> power(3);
            case 'M' -> power(6);
            case 'm' -> money ? power(6) : null;
            case 'B', 'b' -> money ? power(9) : null;
            case 'T' -> money ? power(12) : null;
            default -> null;
        };
    }

    private static boolean isMoney(String text, int start) {
        for (int i = start; i < Math.min(text.length(), start + 3); i++) {
            if (CURRENCIES.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Scale word(String text, int end) {
        boolean gap = end < text.length()
                && (Character.getType(text.charAt(end)) == Character.SPACE_SEPARATOR || text.charAt(end) == '-');
        int start = gap ? end + 1 : end;
        int stop = start;
        while (stop < text.length() && stop - start <= LONGEST && Character.isLetter(text.charAt(stop))) {
            stop++;
        }
        String word = text.substring(start, stop);
        // "42 k" is a thousand too; the other letters are units there.
        BigDecimal factor = word.equals("k") ? power(3) : WORDS.get(Letters.lower(word));
        return factor == null ? null : new Scale(factor, stop);
    }
}
