package io.github.junitllm.verdict;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * What a budget counts in.
 *
 * @param symbol as results name it: {@code us}, {@code tokens}, {@code tokens/s}, {@code share}, {@code calls}, or the code
 *     of a currency
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Unit(String symbol) {

    /** Microseconds; shown in milliseconds and seconds. */
    public static final Unit MICROS = new Unit("us");

    public static final Unit TOKENS = new Unit("tokens");

    public static final Unit TOKENS_PER_SECOND = new Unit("tokens/s");

    /** From 0 to 1; shown in percent. */
    public static final Unit SHARE = new Unit("share");

    public static final Unit CALLS = new Unit("calls");

    private static final MathContext SHORT = new MathContext(4, RoundingMode.HALF_UP);
    private static final BigDecimal MILLIS_PER_SECOND = BigDecimal.valueOf(1000);

    public Unit {
        requireNonNull(symbol, "symbol");
    }

    /** Write a value as short as it was declared. */
    public String exact(BigDecimal value) {
        return text(value.stripTrailingZeros());
    }

    /** Write a value with four digits, or with as many as it takes to see on which side of a limit it lies. */
    public String text(BigDecimal value, BigDecimal limit) {
        BigDecimal rounded = this.equals(TOKENS) || this.equals(CALLS) ? whole(value) : value.round(SHORT);
        return rounded.compareTo(limit) == value.compareTo(limit) ? text(rounded) : exact(value);
    }

    private static BigDecimal whole(BigDecimal value) {
        return value.setScale(0, RoundingMode.HALF_UP);
    }

    private String text(BigDecimal value) {
        if (equals(SHARE)) {
            return plain(value.movePointRight(2)) + " %";
        }
        if (equals(MICROS)) {
            BigDecimal millis = value.movePointLeft(3);
            return millis.compareTo(MILLIS_PER_SECOND) < 0
                    ? plain(millis) + " ms"
                    : plain(millis.movePointLeft(3)) + " s";
        }
        String noun = value.compareTo(BigDecimal.ONE) == 0 && symbol.endsWith("s") && !symbol.contains("/")
                ? symbol.substring(0, symbol.length() - 1)
                : symbol;
        return plain(value) + " " + noun;
    }

    private static String plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        if (stripped.scale() <= 0 && stripped.precision() - stripped.scale() <= 18) {
            return String.format(Locale.ROOT, "%,d", stripped.longValueExact());
        }
        return stripped.toPlainString();
    }
}
