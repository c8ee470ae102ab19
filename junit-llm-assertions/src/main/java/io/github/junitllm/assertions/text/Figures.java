package io.github.junitllm.assertions.text;

import io.github.junitllm.assertions.prose.DigitGroups;
import io.github.junitllm.assertions.prose.Scale;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what begins with a digit, as far as the digits and the signs between them go: a number with all its digits, never
 * a part of one; dates and lists as the numbers they are made of; versions and times of day as they are written.
 */
final class Figures {

    /**
     * A number, or what is none and counts as written.
     *
     * @param value null where it counts as written
     */
    record Figure(String written, @Nullable BigDecimal value, int start, int end) {}

    private static final String GROUPED = "[1-9]\\d{0,2}(?:,\\d{3})+(?:\\.\\d+)?"
            + "|[1-9]\\d{0,2}(?:['\u2019]\\d{3})+(?:[.,]\\d+)?"
            + "|[1-9]\\d{0,2}(?:\\.\\d{3})+,\\d+"
            + "|[1-9]\\d{0,2}(?:\\.\\d{3}){2,}"
            + "|[1-9]\\d?(?:,\\d{2})+,\\d{3}(?:\\.\\d+)?";

    private static final Pattern NUMBER = Pattern.compile("\\d+|\\d*[.,]\\d+|" + GROUPED);
    private static final Pattern DECIMAL = Pattern.compile("\\d*[.,]\\d+");
    private static final Pattern ONE_GROUP = Pattern.compile("[1-9]\\d{0,2},\\d{3}");
    private static final Pattern FRACTION = Pattern.compile("(\\d{1,9})/(\\d{1,9})");
    private static final Pattern SEASON = Pattern.compile("\\d{4}/(?:\\d{2}|\\d{4})");
    private static final Pattern DATE =
            Pattern.compile("\\d{1,2}([./])\\d{1,2}\\1\\d{4}|\\d{4}([./])\\d{1,2}\\2\\d{1,2}");
    private static final Pattern TIME = Pattern.compile("\\d{1,2}(?::\\d{2}){1,2}");
    private static final Pattern VERSION = Pattern.compile("\\d+(?:\\.\\d+){2,}");
    private static final Pattern EXPONENT = Pattern.compile("[eE]([+\u2212-]?\\d{1,4})(?![\\p{L}\\p{N}])");

    /** Longer than any number that is meant; reading digits takes time that grows with their square. */
    private static final int LONGEST = 100;

    private final String text;
    private final int start;
    private final List<Figure> found = new ArrayList<>();

    private Figures(String text, int start) {
        this.text = text;
        this.start = start;
    }

    /** Returns what begins at a digit, or at the point in front of one; never nothing. */
    static List<Figure> at(String text, int start) {
        Figures figures = new Figures(text, start);
        int spaced = text.charAt(start) == '.' ? start : DigitGroups.end(text, start);
        int end = figures.runEnd(spaced);
        figures.read(end);
        return figures.found;
    }

    private int runEnd(int from) {
        int at = from;
        while (at < text.length()
                && (isDigit(at) || (".,'\u2019:/".indexOf(text.charAt(at)) >= 0 && isDigit(at + 1)))) {
            at++;
        }
        return at;
    }

    private boolean isDigit(int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private void read(int end) {
        String run = text.substring(start, end);
        boolean isPower = end < text.length() && Character.getType(text.charAt(end)) == Character.OTHER_NUMBER;
        if (isPower) {
            found.add(new Figure(text.substring(start, end + 1), null, start, end + 1));
        } else if (run.length() > LONGEST) {
            split(run, "[,'\u2019:/]");
        } else if (DATE.matcher(run).matches()) {
            split(run, "[./]");
        } else if (TIME.matcher(run).matches() || (VERSION.matcher(run).matches() && value(run) == null)) {
            found.add(new Figure(run, null, start, end));
        } else {
            BigDecimal value = value(run);
            BigDecimal fraction = value == null ? fraction(run) : null;
            if (fraction != null) {
                found.add(new Figure(run, fraction, start, end));
            } else if (value == null) {
                split(run, "[,'\u2019:/]");
            } else {
                add(value, end);
            }
        }
    }

    /** Adds a number with what may follow its digits: an exponent, a fraction, a word for thousands. */
    private void add(BigDecimal digits, int digitsEnd) {
        BigDecimal value = digits;
        int end = digitsEnd;
        Matcher exponent = EXPONENT.matcher(text).region(end, Math.min(text.length(), end + 7));
        exponent.useTransparentBounds(true);
        if (exponent.lookingAt()) {
            value = value.scaleByPowerOfTen(Integer.parseInt(exponent.group(1).replace('\u2212', '-')));
            end = exponent.end();
        } else if (value.scale() == 0 && text.startsWith(" ", end) && isDigit(end + 1)) {
            int after = runEnd(end + 1);
            BigDecimal rest = after - end > 10 ? null : fraction(text.substring(end + 1, after));
            if (rest != null && rest.compareTo(BigDecimal.ONE) < 0) {
                value = value.add(rest);
                end = after;
            }
        }
        Scale scale = Scale.after(text, Math.max(0, start - 1), end);
        if (scale != null) {
            value = value.multiply(scale.factor());
            end = scale.end();
        }
        found.add(new Figure(text.substring(start, end), value, start, end));
    }

    private void split(String run, String signs) {
        int at = start;
        for (String piece : run.split(signs, -1)) {
            found.add(new Figure(piece, piece.length() > LONGEST ? null : value(piece), at, at + piece.length()));
            at += piece.length() + 1;
        }
    }

    /** Returns the number, or null if it is written like none. Of two kinds of signs the last begins the decimals. */
    private static @Nullable BigDecimal value(String written) {
        String digits = written.replace(" ", "");
        if (!NUMBER.matcher(digits).matches()) {
            return null;
        }
        if (DECIMAL.matcher(digits).matches() && !ONE_GROUP.matcher(digits).matches()) {
            return new BigDecimal("0" + digits.replace(',', '.'));
        }
        String signs = digits.replaceAll("\\d", "");
        boolean decimals = !signs.isEmpty() && signs.charAt(0) != signs.charAt(signs.length() - 1);
        int point = decimals ? digits.lastIndexOf(signs.charAt(signs.length() - 1)) : digits.length();
        String whole = digits.substring(0, point).replaceAll("\\D", "");
        return new BigDecimal(decimals ? whole + '.' + digits.substring(point + 1) : whole);
    }

    private static @Nullable BigDecimal fraction(String written) {
        Matcher fraction = FRACTION.matcher(written);
        if (!fraction.matches() || SEASON.matcher(written).matches()) {
            return null;
        }
        BigDecimal divisor = new BigDecimal(fraction.group(2));
        return divisor.signum() == 0 ? null : new BigDecimal(fraction.group(1)).divide(divisor, MathContext.DECIMAL128);
    }
}
