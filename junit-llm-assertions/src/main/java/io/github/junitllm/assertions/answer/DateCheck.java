package io.github.junitllm.assertions.answer;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.check.Excerpt;
import io.github.junitllm.assertions.check.UndecidedException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * Checks the date of a final answer. Immutable; each method returns a changed copy.
 *
 * <p>Reads ISO dates ({@code 2024-03-05}, also with slashes or points), names of months in the locale's language and in
 * English, full or short ({@code 5 March 2024}, {@code March 5th, 2024}, {@code 5. März 2024}), {@code 2024年3月5日}, and
 * numbers in the order of the locale's country ({@code 3/5/2024} is in March in the United States, in May elsewhere). In a
 * marked place the first date counts, in a whole text the last.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class DateCheck implements Check<String> {

    private final LocalDate expected;
    private final Locale locale;
    private final FinalAnswer place;

    DateCheck(LocalDate expected, Locale locale, FinalAnswer place) {
        this.expected = expected;
        this.locale = locale;
        this.place = place;
    }

    /**
     * Returns this check of dates as a locale writes them; without, names of months are English, and a date such as
     * {@code 3/5/2024}, which countries read differently, is undecided.
     */
    public DateCheck writtenIn(Locale locale) {
        return new DateCheck(expected, locale, place);
    }

    /** Returns this check of the answer in a certain place; without, {@link FinalAnswer#anywhere()}. */
    public DateCheck foundBy(FinalAnswer place) {
        return new DateCheck(expected, locale, place);
    }

    @Override
    public String description() {
        return "give the date " + expected + " as its final answer" + place.words();
    }

    @Override
    public CheckResult check(String text) {
        FinalAnswer.Found answer = place.find(text);
        if (answer == null) {
            return CheckResult.fail("there is no final answer" + place.words());
        }
        List<WrittenDate> dates = new DateScanner(locale).all(answer.text());
        if (dates.isEmpty()) {
            return CheckResult.fail("the final answer " + Excerpt.of(answer.text()) + " holds no date");
        }
        WrittenDate found = dates.get(answer.marked() ? 0 : dates.size() - 1);
        if (found.otherwise() != null) {
            throw new UndecidedException("\"" + found.text() + "\" is " + found.date() + " or " + found.otherwise()
                    + ", by country; say which with writtenIn(Locale)");
        }
        return CheckResult.of(
                found.date().equals(expected),
                "the final answer is " + found.date() + ", read from \"" + found.text() + "\"");
    }

    @Override
    public String toString() {
        return description();
    }
}
