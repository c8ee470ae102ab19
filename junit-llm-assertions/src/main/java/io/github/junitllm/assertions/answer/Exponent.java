package io.github.junitllm.assertions.answer;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import org.jspecify.annotations.Nullable;

/** A power of ten written after a number: {@code e5}, {@code × 10^5}, {@code x 10⁵}, {@code \times 10^{-5}}. */
record Exponent(int power, int end) {

    private static final int MOST_DIGITS = 4;
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺";

    static @Nullable Exponent at(String text, int from) {
        if (from < text.length() && (text.charAt(from) == 'e' || text.charAt(from) == 'E')) {
            return digits(text, from + 1, false);
        }
        int at = skipSpace(text, from);
        int sign = timesEnd(text, at);
        if (sign == at) {
            return null;
        }
        at = skipSpace(text, sign);
        if (!text.startsWith("10", at)) {
            return null;
        }
        at += 2;
        if (at < text.length() && SUPERSCRIPTS.indexOf(text.charAt(at)) >= 0) {
            return superscript(text, at);
        }
        if (at >= text.length() || text.charAt(at) != '^') {
            return null;
        }
        boolean braced = text.startsWith("{", at + 1);
        return digits(text, braced ? at + 2 : at + 1, braced);
    }

    private static @Nullable Exponent digits(String text, int from, boolean braced) {
        int first = from < text.length() && "+-−".indexOf(text.charAt(from)) >= 0 ? from + 1 : from;
        int end = first;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        boolean wordGoesOn = !braced && end < text.length() && Character.isLetterOrDigit(text.charAt(end));
        if (end == first || end - first > MOST_DIGITS || wordGoesOn || (braced && !text.startsWith("}", end))) {
            return null;
        }
        int power = Integer.parseInt(text, first, end, 10);
        boolean negative = first > from && text.charAt(from) != '+';
        return new Exponent(negative ? -power : power, braced ? end + 1 : end);
    }

    private static @Nullable Exponent superscript(String text, int from) {
        int end = from;
        while (end < text.length() && SUPERSCRIPTS.indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        String plain = Normalizer.normalize(text.substring(from, Math.min(end, from + 2 * MOST_DIGITS)), Form.NFKC);
        Exponent read = digits(plain, 0, false);
        return read == null || read.end != plain.length() ? null : new Exponent(read.power, end);
    }

    private static int timesEnd(String text, int at) {
        if (text.startsWith("\\times", at)) {
            return at + 6;
        } else if (text.startsWith("\\cdot", at)) {
            return at + 5;
        }
        return at < text.length() && "×x·*".indexOf(text.charAt(at)) >= 0 ? at + 1 : at;
    }

    private static int skipSpace(String text, int at) {
        return at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\u00a0') ? at + 1 : at;
    }
}
