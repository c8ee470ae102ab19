package io.github.junitllm.assertions.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.check.UndecidedException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerChecksTests {

    private static void assertPasses(Check<String> check, String text) {
        CheckResult result = check.check(text);
        assertThat(result.passed()).as(text + ": " + result.reason()).isTrue();
        assertThat(check.not().check(text).passed()).isFalse();
    }

    private static void assertFails(Check<String> check, String text, String reason) {
        CheckResult result = check.check(text);
        assertThat(result.passed()).as(text).isFalse();
        assertThat(result.reason()).contains(reason);
        assertThat(check.not().check(text).passed()).isTrue();
    }

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
    void placeCanBeSaid() {
        String text = "A: 18\n#### 20\nIn all 22";

        assertPasses(AnswerChecks.number(18).foundBy(FinalAnswer.after("A:")), text);
        assertPasses(AnswerChecks.number(20).foundBy(FinalAnswer.afterHashes()), text);
        assertPasses(AnswerChecks.number(22).foundBy(FinalAnswer.wholeText()), text);
        assertPasses(AnswerChecks.number(20), text);
        assertFails(AnswerChecks.number(1).foundBy(FinalAnswer.boxed()), text, "there is no final answer in \\boxed{}");
        assertFails(
                AnswerChecks.number(5).foundBy(FinalAnswer.after("A:")),
                "DNA: 5",
                "there is no final answer after \"A:\"");
        assertFails(AnswerChecks.number(5).foundBy(FinalAnswer.boxed()), "\\boxed{5", "there is no final answer");
        assertThat(FinalAnswer.boxed().in("\\boxed{\\frac{1}{2}}")).hasValue("\\frac{1}{2}");
        assertThatThrownBy(() -> FinalAnswer.after(" ")).isInstanceOf(IllegalArgumentException.class);
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
                "B",
                "(B)",
                "**B**",
                "B. Paris",
                "B) Paris",
                "Answer: B",
                "The answer is (B) Paris.",
                "The answer is B because A is too small",
                "The correct answer is option B.",
                "I think A dog is wrong, so\nB",
                "Neither fits but (B) does.",
                "\\boxed{B}",
                "#### B",
                "A is tempting.\nI choose option B"
            })
    void choiceIsFoundInEveryForm(String text) {
        assertPasses(AnswerChecks.choice('B'), text);
    }

    @Test
    void noChoiceAndSeveralAreWrong() {
        assertFails(AnswerChecks.choice('B'), "Answer: C", "the final answer is C");
        assertFails(AnswerChecks.choice('B'), "Answer: A or B", "names several choices: A, B");
        assertFails(AnswerChecks.choice('B'), "Answer: A, B and C", "names several choices: A, B, C");
        assertFails(AnswerChecks.choice('A'), "The answer is A dog", "names no choice of A, B, C, D, E");
        assertFails(AnswerChecks.choice('B'), "Bees", "names no choice");
        assertFails(AnswerChecks.choice('B'), "", "names no choice");
        assertFails(AnswerChecks.choice('B'), "(A) or (B)?", "several");
        assertPasses(AnswerChecks.choice('H'), "Answer: H");
        assertPasses(AnswerChecks.choice('J').outOf("FGHJ"), "J");
        assertThatThrownBy(() -> AnswerChecks.choice('b')).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | 2024-03-05",
                "en | 2024/3/5",
                "en | It was on March 5th, 2024.",
                "en | the 5th of March, 2024",
                "en | 5 Mar. 2024",
                "en | 05-Mar-2024",
                "en | 2024年3月5日",
                "en-US | 3/5/2024",
                "en-GB | 5/3/2024",
                "de-DE | am 5. März 2024",
                "de-DE | 05.03.2024",
                "fr-FR | le 5 mars 2024",
                "es-ES | 5 de marzo de 2024"
            })
    void dateIsFoundInEveryForm(String locale, String text) {
        assertPasses(AnswerChecks.date(LocalDate.of(2024, 3, 5)).writtenIn(Locale.forLanguageTag(locale)), text);
    }

    @Test
    void datesThatCountriesReadDifferentlyAreUndecided() {
        Check<String> check = AnswerChecks.date(LocalDate.of(2024, 3, 5));

        assertThatThrownBy(() -> check.check("3/5/2024"))
                .isInstanceOf(UndecidedException.class)
                .hasMessageContaining("2024-03-05 or 2024-05-03");
        assertThatThrownBy(() -> check.not().check("3/5/2024")).isInstanceOf(UndecidedException.class);
        assertFails(check, "25/3/2024", "the final answer is 2024-03-25");
        assertFails(AnswerChecks.date(LocalDate.of(2024, 4, 5)), "4/4/2024", "2024-04-04");
    }

    @Test
    void noDateIsWrong() {
        Check<String> check = AnswerChecks.date(LocalDate.of(2024, 3, 5));

        assertFails(check, "On 2024-02-30 or in March", "holds no date");
        assertFails(check, "", "holds no date");
        assertFails(check, "2024-03-05, then 2024-03-06", "the final answer is 2024-03-06");
        assertPasses(check, "Answer: 2024-03-05, not 2024-03-06");
    }

    @Test
    void textIsComparedWithoutCaseSpaceAndEmphasis() {
        assertPasses(AnswerChecks.text("New York"), "The answer is **new  york**.");
        assertPasses(AnswerChecks.text("東京"), "東京");
        assertFails(AnswerChecks.text("York"), "Answer: New York", "the final answer is \"New York\"");
        assertFails(AnswerChecks.text("x", FinalAnswer.afterHashes()), "x", "there is no final answer after ####");
        assertThatThrownBy(() -> AnswerChecks.text(" ")).isInstanceOf(IllegalArgumentException.class);
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not 2024-03-05",
                "2024-03-05 or 2024-03-06",
                "2024-03-06 or 2024-03-05",
                "4 or 5 March 2024",
                "between 2024-03-05 and 2024-03-08",
                "5 March 2024 or 6 March 2024",
                "2024-03-05 is wrong",
                "5 to 5 March 2024 or 6 March 2024",
                "2024-03-05, 2024-03-06",
                "4-5 March 2024"
            })
    void oneOfSeveralDatesAndADeniedOneAreNotTheDate(String answer) {
        for (String text : new String[] {"Answer: " + answer, "#### " + answer}) {
            CheckResult result = AnswerChecks.date(LocalDate.of(2024, 3, 5)).check(text);
            assertThat(result.passed()).as(text + ": " + result.reason()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tr-TR | 5 ARALIK 2024 | 12",
                "tr-TR | 5 aralık 2024 | 12",
                "tr-TR | 5 Nisan 2024 | 4",
                "tr-TR | 5 NİSAN 2024 | 4",
                "tr-TR | 5 KASIM 2024 | 11",
                "de-DE | 5. Ma\u0308rz 2024 | 3",
                "de-DE | 5. MÄRZ 2024 | 3",
                "fr-FR | 5 août 2024 | 8",
                "fr-FR | 5 aou\u0302t 2024 | 8",
                "fr-FR | 5 DE\u0301CEMBRE 2024 | 12",
                "en | ５ March ２０２４ | 3",
                "en | 5\u00a0March\u00a02024 | 3"
            })
    void monthsAreReadInCapitalsAndInEveryUnicodeForm(String locale, String text, int month) {
        assertPasses(AnswerChecks.date(LocalDate.of(2024, month, 5)).writtenIn(Locale.forLanguageTag(locale)), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A; B",
                "A + B",
                "A & B",
                "A | B",
                "A B",
                "A-C",
                "A to C",
                "A or maybe B",
                "A, or possibly B",
                "A and B",
                "A is wrong",
                "A is not correct",
                "A isn't right",
                "A cannot be right",
                "rule out A",
                "not A",
                "not (A)",
                "neither (A) nor (B)",
                "not (A) or (B)",
                "It is not option A",
                "anything but option A",
                "(A) is incorrect",
                "A and B are wrong"
            })
    void aChoiceIsOneLetterAffirmed(String answer) {
        for (String text : new String[] {answer, "Answer: " + answer, "I think it is this:\n" + answer}) {
            for (char letter : new char[] {'A', 'B'}) {
                CheckResult result = AnswerChecks.choice(letter).check(text);
                assertThat(result.passed())
                        .as(letter + " of " + text + ": " + result.reason())
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A",
                "A, not B",
                "A because B is wrong",
                "A. Paris",
                "(A), as (B) is wrong",
                "A (B is too small)",
                "option A rather than option B",
                "Ａ",
                "A - Paris"
            })
    void aLetterThatIsAffirmedIsChosen(String answer) {
        assertPasses(AnswerChecks.choice('A'), "Answer: " + answer);
    }

    @Test
    void aDeniedLetterInAnotherLineDoesNotHideTheChoice() {
        assertPasses(AnswerChecks.choice('B'), "I choose option B.\nIt is not option A.");
        assertFails(AnswerChecks.choice('A'), "Answer: A is wrong", "says only that it is not A");
    }

    @Test
    @Timeout(60)
    void hugeTextsAreReadInLinearTime() {
        for (String piece : new String[] {
            "answer ",
            "answer: ",
            "\\boxed{",
            "#### ",
            "(A) ",
            "3/3/",
            "5 May ",
            "*",
            "A, ",
            "A:",
            "not ",
            "42 or ",
            "42 is ",
            "1 - ",
            "A B "
        }) {
            String huge = piece.repeat(300_000 / piece.length());
            AnswerChecks.number(1).check(huge);
            AnswerChecks.choice('A').check(huge);
            AnswerChecks.text("x").check(huge);
            assertThat(AnswerChecks.date(LocalDate.EPOCH).check(huge).passed()).isFalse();
        }
    }
}
