package io.github.junitllm.json;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Lays a JSON number out by its exact value: ECMAScript's layout (RFC 8785, section 3.2.2.3) without its rounding to double.
 *
 * <p>Works on the digits as text, so that {@code 1e999999999} costs as little as {@code 1}.
 */
final class CanonicalNumber {

    /** Exponents of more digits than this are refused: no arithmetic on them is meant, and {@code int} must hold them. */
    private static final int MAX_EXPONENT_DIGITS = 9;

    private static final int LONGEST_LONG = 18;

    private CanonicalNumber() {}

    /**
     * The canonical text of a number.
     *
     * @param text a JSON number, or what {@code Long}, {@code Double}, {@code BigInteger} and {@code BigDecimal} print
     * @return the canonical text, or null if {@code text} is no finite number or its exponent has over nine digits
     */
    static @Nullable String of(String text) {
        int length = text.length();
        int at = 0;
        boolean negative = length > 0 && text.charAt(0) == '-';
        if (negative) {
            at++;
        }
        if (isShortInteger(text, at)) {
            return text;
        }
        StringBuilder digits = new StringBuilder(length);
        int whole = digitsFrom(text, at);
        if (whole == at) {
            return null;
        }
        digits.append(text, at, whole);
        at = whole;
        if (at < length && text.charAt(at) == '.') {
            int end = digitsFrom(text, at + 1);
            if (end == at + 1) {
                return null;
            }
            digits.append(text, at + 1, end);
            at = end;
        }
        int exponent = 0;
        int point = whole - (negative ? 1 : 0);
        if (at < length && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            boolean minus = at < length && text.charAt(at) == '-';
            if (minus || (at < length && text.charAt(at) == '+')) {
                at++;
            }
            int end = digitsFrom(text, at);
            int first = at;
            while (first < end - 1 && text.charAt(first) == '0') {
                first++;
            }
            if (end == at || end - first > MAX_EXPONENT_DIGITS) {
                return null;
            }
            exponent = Integer.parseInt(text, first, end, 10) * (minus ? -1 : 1);
            at = end;
        }
        return at == length ? layOut(negative, digits, point + exponent) : null;
    }

    /**
     * The number as a Java value: a {@code Long} where the value is whole and of at most 18 digits, else a {@code BigDecimal}.
     */
    static Number value(String canonical) {
        int digits = canonical.charAt(0) == '-' ? canonical.length() - 1 : canonical.length();
        if (digits <= LONGEST_LONG && digitsFrom(canonical, canonical.length() - digits) == canonical.length()) {
            return Long.valueOf(canonical);
        }
        return new BigDecimal(canonical);
    }

    /** Whether the digits from {@code at} on are already canonical: the usual case, and worth not copying. */
    private static boolean isShortInteger(String text, int at) {
        int count = text.length() - at;
        return count > 0
                && count <= LONGEST_LONG
                && (text.charAt(at) != '0' || (count == 1 && at == 0))
                && digitsFrom(text, at) == text.length();
    }

    private static int digitsFrom(String text, int at) {
        int end = at;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    /** The layout of 0.digits x 10^point, as Number::toString of ECMA-262 has it. */
    private static String layOut(boolean negative, StringBuilder digits, int point) {
        int zeros = 0;
        while (zeros < digits.length() && digits.charAt(zeros) == '0') {
            zeros++;
        }
        int end = digits.length();
        while (end > zeros && digits.charAt(end - 1) == '0') {
            end--;
        }
        if (zeros == end) {
            return "0";
        }
        String kept = digits.substring(zeros, end);
        int k = kept.length();
        int n = point - zeros;
        StringBuilder out = new StringBuilder(Math.max(k, 21) + 16);
        if (negative) {
            out.append('-');
        }
        if (k <= n && n <= 21) {
            out.append(kept).append("0".repeat(n - k));
        } else if (0 < n && n <= 21) {
            out.append(kept, 0, n).append('.').append(kept, n, k);
        } else if (-6 < n && n <= 0) {
            out.append("0.").append("0".repeat(-n)).append(kept);
        } else {
            out.append(kept.charAt(0));
            if (k > 1) {
                out.append('.').append(kept, 1, k);
            }
            out.append('e').append(n - 1 > 0 ? "+" : "").append(n - 1);
        }
        return out.toString();
    }
}
