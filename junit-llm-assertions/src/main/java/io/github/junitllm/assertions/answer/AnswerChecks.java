package io.github.junitllm.assertions.answer;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.check.Excerpt;
import io.github.junitllm.assertions.prose.Letters;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * Checks of the final answer of a response, which {@link FinalAnswer} finds. An answer that is not there is a wrong answer.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class AnswerChecks {

    private static final String FIRST_LETTERS = "ABCDE";

    private AnswerChecks() {}

    /**
     * Returns a check that the final answer is a number, as {@link NumberCheck} tells.
     *
     * @param expected a number with or without a unit: {@code "1,234.5"}, {@code "2 1/2"}, {@code "36 km/h"}
     * @throws IllegalArgumentException if the text is no number, or one with a unit that is not known
     */
    public static NumberCheck number(String expected) {
        return number(Quantity.of(expected, NumberNotation.AUTOMATIC)
                .orElseThrow(() -> new IllegalArgumentException(Excerpt.of(expected)
                        + " is no number with or without a unit that is known; write it as 1234.5 or 36 km/h")));
    }

    /** Returns a check that the final answer is a number, as {@link NumberCheck} tells. */
    public static NumberCheck number(long expected) {
        return number(BigDecimal.valueOf(expected));
    }

    /** Returns a check that the final answer is a number, as {@link NumberCheck} tells. */
    public static NumberCheck number(BigDecimal expected) {
        return number(new Quantity(expected, null, 0, 0));
    }

    private static NumberCheck number(Quantity expected) {
        return new NumberCheck(expected, Tolerance.exact(), FinalAnswer.anywhere(), NumberNotation.AUTOMATIC);
    }

    /** Returns a check that the final answer is a choice, as {@link ChoiceCheck} tells. */
    public static ChoiceCheck choice(char expected) {
        String letters = FIRST_LETTERS.indexOf(expected) < 0 ? lettersTo(expected) : FIRST_LETTERS;
        return new ChoiceCheck(expected, new Choices(letters), FinalAnswer.anywhere());
    }

    private static String lettersTo(char last) {
        StringBuilder letters = new StringBuilder();
        for (char letter = 'A'; letter <= last && letter <= 'Z'; letter++) {
            letters.append(letter);
        }
        return letters.toString();
    }

    /** Returns a check that the final answer is a date, as {@link DateCheck} tells. */
    public static DateCheck date(LocalDate expected) {
        return new DateCheck(expected, Locale.ENGLISH, FinalAnswer.anywhere());
    }

    /** Returns a check that the final answer, found anywhere, is this text, see {@link #text(String, FinalAnswer)}. */
    public static Check<String> text(String expected) {
        return text(expected, FinalAnswer.anywhere());
    }

    /**
     * Returns a check that the final answer in a place is this text, but for case, white space, and Markdown emphasis and
     * punctuation around it.
     */
    public static Check<String> text(String expected, FinalAnswer place) {
        String wanted = plain(FinalAnswer.wholeText().in(expected).orElse(expected));
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException("an empty answer cannot be expected; give the text");
        }
        String description = "give " + Excerpt.of(expected) + " as its final answer" + place.words();
        return Check.of(description, text -> place.in(text)
                .map(found -> CheckResult.of(plain(found).equals(wanted), "the final answer is " + Excerpt.of(found))
                        .withDiff(expected, found))
                .orElseGet(() -> CheckResult.fail("there is no final answer" + place.words())));
    }

    private static String plain(String text) {
        return Letters.lower(String.join(" ", text.strip().split("\\s+")));
    }
}
