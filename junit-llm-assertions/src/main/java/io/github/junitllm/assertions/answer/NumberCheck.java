package io.github.junitllm.assertions.answer;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.check.Excerpt;
import java.math.BigDecimal;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Checks the number of a final answer. Immutable; each method returns a changed copy.
 *
 * <p>In a marked place, such as after {@code ####}, the answer is its first number, or where a calculation begins there
 * ({@code 3 + 4 = 7}) the number after the last equals sign; in a whole text it is the last number. If a unit is expected,
 * the number found is converted to it, and one without a unit or with a unit of another kind is wrong; {@code %} is a ratio
 * and needs none. If none is expected, the number counts as it is written, so {@code 50 %} is 50;
 * {@code 42k}, {@code 42 dozen} and {@code 42 million} are that many. A number that is denied ({@code not 42}) is no answer;
 * {@code about 42} is 42, and how near it has to be, a tolerance says. An answer that is only a limit ({@code at least 42},
 * {@code less than 42}, {@code 42 or more}), an expression ({@code 42^2}) or several numbers ({@code 42 or 43}) is wrong.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class NumberCheck implements Check<String> {

    private final Quantity expected;
    private final Tolerance tolerance;
    private final FinalAnswer place;
    private final NumberNotation notation;

    NumberCheck(Quantity expected, Tolerance tolerance, FinalAnswer place, NumberNotation notation) {
        this.expected = expected;
        this.tolerance = tolerance;
        this.place = place;
        this.notation = notation;
    }

    /** Returns this check with a tolerance; without, the number must be equal. */
    public NumberCheck within(Tolerance tolerance) {
        return new NumberCheck(expected, tolerance, place, notation);
    }

    /** Returns this check of the answer in a certain place; without, {@link FinalAnswer#anywhere()}. */
    public NumberCheck foundBy(FinalAnswer place) {
        return new NumberCheck(expected, tolerance, place, notation);
    }

    /** Returns this check of numbers in a certain notation; without, {@link NumberNotation#AUTOMATIC}. */
    public NumberCheck writtenIn(NumberNotation notation) {
        return new NumberCheck(expected, tolerance, place, notation);
    }

    @Override
    public String description() {
        return "give " + expected + tolerance.words() + " as its final answer" + place.words();
    }

    @Override
    public CheckResult check(String text) {
        FinalAnswer.Found answer = place.find(text);
        if (answer == null) {
            return CheckResult.fail("there is no final answer" + place.words());
        }
        FinalNumber number = FinalNumber.in(answer, notation);
        Quantity found = number.number();
        if (found == null) {
            return CheckResult.fail("the final answer " + Excerpt.of(answer.text()) + ' ' + number.problem());
        }
        String told = "the final answer is " + found + ", read from "
                + Excerpt.around(answer.text(), found.start(), found.end());
        Optional<BigDecimal> value =
                expected.unit().isEmpty() ? Optional.of(found.value()) : found.valueInUnitOf(expected);
        if (value.isEmpty()) {
            return CheckResult.fail(told + ", which is not in a unit that " + expected + " can be compared with");
        }
        return CheckResult.of(tolerance.accepts(expected.value(), value.get()), told);
    }

    @Override
    public String toString() {
        return description();
    }
}
