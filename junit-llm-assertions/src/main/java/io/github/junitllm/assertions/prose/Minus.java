package io.github.junitllm.assertions.prose;

import org.apiguardian.api.API;

/** The minus in front of a number, told from hyphens and dashes that join. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Minus {

    private static final char EN_DASH = '\u2013';

    private Minus() {}

    /**
     * Tells whether a number is negative: in {@code -5}, {@code -$5} and {@code $-5}, not in {@code 10-5} and
     * {@code covid-19}; an en dash counts where a space is before it and none behind.
     *
     * @param start where the digits begin
     */
    public static boolean isBefore(String text, int start) {
        return sign(text, start) >= 0;
    }

    /** Tells whether that minus begins its line, where it may as well be a bullet. */
    public static boolean mayBeBullet(String text, int start) {
        int at = sign(text, start) - 1;
        while (at >= 0 && text.charAt(at) != '\n' && Blanks.isBlank(text.charAt(at))) {
            at--;
        }
        return at < 0 || text.charAt(at) == '\n';
    }

    private static int sign(String text, int start) {
        boolean money = start > 0 && Character.getType(text.charAt(start - 1)) == Character.CURRENCY_SYMBOL;
        int at = (money ? start - 1 : start) - 1;
        if (at < 0 || "-\u2212\u2013".indexOf(text.charAt(at)) < 0) {
            return -1;
        }
        int before = at > 0 ? text.codePointBefore(at) : ' ';
        boolean free = text.charAt(at) == EN_DASH
                ? Blanks.isBlank(before)
                : !Words.isWordCharacter(before) && ")]}%-".indexOf(before) < 0;
        return free ? at : -1;
    }
}
