package io.github.junitllm.assertions.answer;

import java.math.BigDecimal;
import java.math.MathContext;
import org.apiguardian.api.API;

/**
 * How far a number may be from the expected one: {@code |found - expected| <= max(absolute, relative * |expected|)}.
 *
 * @param absolute in the unit of the expected number, 0 or more
 * @param relative as a share of the expected number, 0 or more: 0.01 is one percent
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Tolerance(BigDecimal absolute, BigDecimal relative) {

    /** What rounding fractions and units may cost. */
    private static final MathContext COMPARED = new MathContext(30);

    public Tolerance {
        if (absolute.signum() < 0 || relative.signum() < 0) {
            throw new IllegalArgumentException(
                    "a tolerance is 0 or more, not " + absolute + " and " + relative + " of the expected number");
        }
    }

    /** Returns none: equal to 30 significant digits. */
    public static Tolerance exact() {
        return new Tolerance(BigDecimal.ZERO, BigDecimal.ZERO);
    }

    /** Returns a fixed distance, such as 0.5. */
    public static Tolerance absolute(double distance) {
        return new Tolerance(decimal(distance), BigDecimal.ZERO);
    }

    /** Returns a share of the expected number, such as 0.01 for one percent. */
    public static Tolerance relative(double share) {
        return new Tolerance(BigDecimal.ZERO, decimal(share));
    }

    /** Returns whether the number found is near enough. */
    public boolean accepts(BigDecimal expected, BigDecimal found) {
        if (expected.round(COMPARED).compareTo(found.round(COMPARED)) == 0) {
            return true;
        }
        BigDecimal distance = expected.subtract(found, MathContext.DECIMAL128).abs();
        BigDecimal allowed = absolute.max(relative.multiply(expected.abs(), MathContext.DECIMAL128));
        return distance.compareTo(allowed) <= 0;
    }

    String words() {
        if (absolute.signum() == 0 && relative.signum() == 0) {
            return "";
        }
        String share = relative.movePointRight(2).stripTrailingZeros().toPlainString() + " %";
        String words = relative.signum() == 0
                ? absolute.toPlainString()
                : absolute.signum() == 0 ? share : absolute.toPlainString() + " or " + share;
        return " within " + words;
    }

    private static BigDecimal decimal(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("a tolerance is a number of 0 or more, not " + number);
        }
        return BigDecimal.valueOf(number);
    }
}
