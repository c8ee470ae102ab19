package io.github.junitllm.assertions.answer;

import static io.github.junitllm.assertions.answer.Verdicts.assertFails;
import static io.github.junitllm.assertions.answer.Verdicts.assertPasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.check.UndecidedException;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateCheckTests {

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
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "en | before 2024-03-05",
                "en | by 5 March 2024",
                "en | By March 5, 2024.",
                "en | It has to be paid no later than 5 March 2024",
                "en | on or before the 5th of March 2024",
                "en | some time after **2024-03-05**",
                "en | until 2024-03-05",
                "en | prior to 5 March 2024",
                "en | 5 March 2024 or later",
                "en | 5 March 2024 at the latest",
                "en | >= 2024-03-05",
                "de-DE | bis zum 5. März 2024",
                "de-DE | spätestens am 5. März 2024",
                "de-DE | vor dem 5. März 2024",
                "fr-FR | avant le 5 mars 2024",
                "es-ES | antes del 5 de marzo de 2024",
                "it-IT | entro il 5 marzo 2024"
            })
    void aLimitIsNotTheDate(String locale, String answer) {
        for (String text : new String[] {answer, "Answer: " + answer, "#### " + answer}) {
            assertFails(
                    AnswerChecks.date(LocalDate.of(2024, 3, 5)).writtenIn(Locale.forLanguageTag(locale)),
                    text,
                    "tells only what the date is before or after");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It was delivered the day after, on 5 March 2024",
                "It was signed by Ann on 5 March 2024",
                "Delivered by post: 5 March 2024",
                "about 5 March 2024",
                "since 5 March 2024",
                "from 5 March 2024",
                "It ended before noon, 5 March 2024",
                "It began on 5 March 2024, after the review",
                "5 March 2024, or later called the day of the flood",
                "Before 2024 nothing happened.\nThe day was 2024-03-05"
            })
    void whatIsNoLimitOfTheDateDoesNotMatter(String text) {
        assertPasses(AnswerChecks.date(LocalDate.of(2024, 3, 5)), text);
    }

    @Test
    void moreDenialsThanAnybodyWritesAreNotDecided() {
        Check<String> dates = AnswerChecks.date(LocalDate.of(2024, 3, 5));
        Check<String> numbers = AnswerChecks.number(42);

        assertThatThrownBy(() -> dates.check("2024-03-05 and " + "not 2024-03-06 ".repeat(1_001)))
                .isInstanceOf(UndecidedException.class)
                .hasMessageContaining("denies more than 1000 things");
        assertThatThrownBy(() -> numbers.check("42 and " + "not 43 ".repeat(1_001)))
                .isInstanceOf(UndecidedException.class);
        assertPasses(numbers, "42 and " + "not 43 ".repeat(1_000));
    }
}
