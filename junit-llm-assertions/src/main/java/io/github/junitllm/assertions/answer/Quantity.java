package io.github.junitllm.assertions.answer;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A number as a text writes it, with the unit after it, if that is a known one: {@code 1,234.5 km}, {@code -$3}, {@code 2 1/2
 * cups} (cups are no known unit), {@code 6.02 × 10^23}, {@code 50 %}, {@code 1.8 billion}. Fractions are computed to 34
 * digits.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Quantity {

    private final BigDecimal value;
    private final @Nullable Unit unit;
    private final int start;
    private final int end;

    Quantity(BigDecimal value, @Nullable Unit unit, int start, int end) {
        this.value = value;
        this.unit = unit;
        this.start = start;
        this.end = end;
    }

    /** Returns all numbers of a text, in their order, in time linear to its length. */
    public static List<Quantity> allIn(String text, NumberNotation notation) {
        return new QuantityScanner(text, notation, false).all();
    }

    /** Returns the number that a text is, with white space around it at most; empty if it is none or more than that. */
    public static Optional<Quantity> of(String text, NumberNotation notation) {
        String trimmed = text.strip();
        return new QuantityScanner(trimmed, notation, true)
                .first()
                .filter(found -> found.start == 0 && found.end == trimmed.length());
    }

    /** Returns the number as written: 50 for {@code 50 %}. */
    public BigDecimal value() {
        return value;
    }

    /** Returns the symbol of the unit, such as {@code km}, {@code %} or {@code $}, if a known one is written. */
    public Optional<String> unit() {
        return Optional.ofNullable(unit).map(Unit::symbol);
    }

    /** Returns where it begins in the text, in UTF-16. */
    public int start() {
        return start;
    }

    /** Returns where it ends in the text, in UTF-16. */
    public int end() {
        return end;
    }

    /**
     * Returns the value in the unit of another quantity: 1.5 for {@code 1,500 m} in that of {@code 2 km}, 0.5 for
     * {@code 50 %} in that of a number without a unit. Empty if the units measure different things, and if this has no unit
     * but the other has one that is no ratio.
     */
    public Optional<BigDecimal> valueInUnitOf(Quantity other) {
        if (Objects.equals(unit, other.unit)) {
            return Optional.of(value);
        }
        if (!dimension().equals(other.dimension())) {
            return Optional.empty();
        }
        BigDecimal base = unit == null ? value : unit.toBase(value);
        return Optional.of(other.unit == null ? base : other.unit.fromBase(base))
                .map(converted -> converted.round(MathContext.DECIMAL128));
    }

    private String dimension() {
        return unit == null ? "ratio" : unit.dimension();
    }

    /** Returns number and unit, such as {@code 1234.5 km}. */
    @Override
    public String toString() {
        String number =
                value.precision() - value.scale() > 40 || value.scale() > 40 ? value.toString() : value.toPlainString();
        return unit == null ? number : number + " " + unit.symbol();
    }
}
