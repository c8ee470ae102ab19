package io.github.junitllm.assertions.answer;

import static io.github.junitllm.assertions.answer.Verdicts.assertFails;
import static io.github.junitllm.assertions.answer.Verdicts.assertPasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitllm.assertions.check.CheckResult;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberCheckTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "16 - 3 = 13\n13 + 5 = 18\n#### 18",
                "#### 5\nNo, wait.\n#### $18.00",
                "So it is \\boxed{18}, not \\frac{1}{2}.",
                "\\boxed{\\text{about }18}",
                "**Answer:** 18 eggs",
                "The answer is:\n\n18\n\nI hope this helps (5 of 5).",
                "The final answer is 9 + 9 = 18.",
                "Answer: x = 18 because 3 = 3",
                "She makes $18",
                "18",
                "答案：18"
            })
    void finalNumberIsFoundInEveryForm(String text) {
        assertPasses(AnswerChecks.number(18), text);
    }

    @Test
    void wrongNumberIsToldWithWhereItWasRead() {
        assertFails(AnswerChecks.number(18), "It is 17.", "the final answer is 17, read from \"It is 17\"");
        assertFails(AnswerChecks.number(18), "", "holds no number");
        assertFails(AnswerChecks.number(18), "I do not know 😀", "holds no number");
        assertThat(AnswerChecks.number("36 km/h")
                        .within(Tolerance.relative(0.01))
                        .description())
                .isEqualTo("give 36 km/h within 1 % as its final answer");
    }

    @Test
    void toleranceIsAbsoluteOrRelative() {
        assertPasses(AnswerChecks.number(100).within(Tolerance.absolute(0.5)), "99.5");
        assertFails(AnswerChecks.number(100).within(Tolerance.absolute(0.5)), "99.49", "99.49");
        assertPasses(AnswerChecks.number(-200).within(Tolerance.relative(0.01)), "-202");
        assertFails(AnswerChecks.number(-200).within(Tolerance.relative(0.01)), "-202.1", "-202.1");
        assertPasses(AnswerChecks.number("1/3"), "1/3");
        assertFails(AnswerChecks.number("1/3"), "0.333", "0.333");
        assertFails(AnswerChecks.number(1).within(Tolerance.relative(0.1)), "1e9999", "1E+9999");
        assertThatThrownBy(() -> Tolerance.absolute(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Tolerance.relative(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void unitsCountWhereOneIsExpected() {
        assertPasses(AnswerChecks.number("1.5 km"), "It is 1,500 m");
        assertFails(AnswerChecks.number("1.5 km"), "It is 1.5", "is not in a unit that 1.5 km can be compared with");
        assertFails(AnswerChecks.number("1.5 km"), "It is 1.5 kg", "is not in a unit");
        assertPasses(AnswerChecks.number("50 %"), "0.5");
        assertPasses(AnswerChecks.number("50 %"), "1/2");
        assertPasses(AnswerChecks.number(50), "50 %");
        assertFails(AnswerChecks.number(new BigDecimal("0.5")), "50 %", "the final answer is 50 %");
        assertPasses(AnswerChecks.number(1234).writtenIn(NumberNotation.CONTINENTAL), "Es sind 1.234 Stück");
        assertThatThrownBy(() -> AnswerChecks.number("5 apples")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "42k",
                "42K",
                "$42k",
                "42 dozen",
                "42 Mio.",
                "42 Millionen",
                "42 million",
                "42 Million",
                "42-million",
                "42 hundred",
                "42万",
                "42M",
                "$42m",
                "42 thousandths",
                "42^2",
                "42²",
                "42/0",
                "42 / 7",
                "42 + 1",
                "42 * 2",
                "42**2",
                "42 - 3",
                "42-43",
                "42–43",
                "42:30",
                "42 ± 3",
                "42 \\times 2",
                "\\frac{42}{0}",
                "\\sqrt{42}",
                "√42",
                "f(42)",
                "≤ 42",
                "42 or 43",
                "43 or 42",
                "42 eggs or 43 eggs",
                "42 (or maybe 43)",
                "42 oder 43",
                "42 and 43",
                "42, 43",
                "42 to 43",
                "between 42 and 44",
                "not 42",
                "It is not 42",
                "It isn't 42",
                "nicht 42",
                "≠ 42",
                "42 is wrong",
                "42 is not correct",
                "rule out 42",
                "anything but 42"
            })
    void whatIsScaledComputedOneOfSeveralOrDeniedIsNotTheNumber(String answer) {
        for (String text : new String[] {answer, "Answer: " + answer, "#### " + answer, "\\boxed{" + answer + "}"}) {
            CheckResult result = AnswerChecks.number(42).check(text);
            assertThat(result.passed()).as(text + ": " + result.reason()).isFalse();
            assertThat(result.reason()).isNotBlank();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "42",
                "42.",
                "42!",
                "**42**",
                "about 42",
                "42 eggs",
                "42 %",
                "42 or 42.0",
                "It is 42, not 43",
                "not 43 but 42",
                "42 (not 43)",
                "-- 42",
                "- 42",
                "$42",
                "42 per month",
                "42/month",
                "42 (6 * 7)",
                "6 * 7 = 42",
                "x = 42",
                "42 = 6 * 7",
                "\\text{42}",
                "42 months",
                "42 km"
            })
    void theNumberItselfIsTheAnswer(String answer) {
        assertPasses(AnswerChecks.number(42), "Answer: " + answer);
    }

    @Test
    void theLastNumberOfAWholeTextCountsUnlessItIsDenied() {
        assertPasses(AnswerChecks.number(42), "It is 42, not 43.");
        assertPasses(AnswerChecks.number(5), "The price rose from $3 to $5");
        assertPasses(AnswerChecks.number(42), "On May 5, 42 eggs");
        assertFails(AnswerChecks.number(5), "on 2024-03-05", "part of more");
        assertFails(AnswerChecks.number(2), "42^2", "part of more");
        assertFails(AnswerChecks.number(42), "It cannot be 42", "says only which number it is not");
        assertFails(AnswerChecks.number(42), "Answer: 42 or 43", "names several numbers");
        assertPasses(AnswerChecks.number(42_000), "Answer: 42k");
        assertPasses(AnswerChecks.number("3 dozen"), "Answer: 36");
        assertPasses(AnswerChecks.number(42_000_000), "42 Mio.");
        assertPasses(AnswerChecks.number("300 K"), "300 K");
        assertPasses(AnswerChecks.number(6), "42/7");
    }
}
