package io.github.junitllm.assertions.answer;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.check.Excerpt;
import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.assertions.prose.AsRead;
import io.github.junitllm.assertions.prose.Letters;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Checks the date of a final answer. Immutable; each method returns a changed copy.
 *
 * <p>Reads ISO dates ({@code 2024-03-05}, also with slashes or points), names of months in the locale's language and in
 * English, full or short ({@code 5 March 2024}, {@code March 5th, 2024}, {@code 5. März 2024}), {@code 2024年3月5日}, and
 * numbers in the order of the locale's country ({@code 3/5/2024} is in March in the United States, in May elsewhere). In a
 * marked place the first date counts, in a whole text the last; one that is denied ({@code not 2024-03-05}) counts nowhere. As
 * with numbers, an answer that is only a limit ({@code before 5 March 2024}, {@code by 5 March 2024}, {@code 5 March 2024 or
 * later}) or names several ({@code 5 or 6 March 2024}) is wrong; a day from or since which something holds is that day.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class DateCheck implements Check<String> {

    /** "5 or 6 March 2024". */
    private static final Pattern SHARED_MONTH = Pattern.compile(
            "(?i)(?<!\\d)\\d{1,2}(?:st|nd|rd|th|\\.|º)?\\s*(?:(?<![\\p{L}])(?:or|and|to|oder|und|bis|ou|et|o|y|e)(?!\\p{L})|[-\u2013/&])(?: the)?\\s*$");

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
        String read = Letters.normalized(AsRead.of(answer.text()).text(), Normalizer.Form.NFC);
        List<WrittenDate> dates = new DateScanner(locale).all(read);
        if (dates.isEmpty()) {
            return CheckResult.fail("the final answer " + Excerpt.of(answer.text()) + " holds no date");
        }
        var affirmation = new Affirmation<>(
                read, answer.marked(), dates, date -> new Affirmation.Place(date.start(), date.end(), date.date()));
        int at = affirmation.index();
        String told = "the final answer " + Excerpt.of(answer.text());
        if (at < 0) {
            return CheckResult.fail(told + " says only which date it is not");
        } else if (Limit.isDate(read, dates.get(at).start(), dates.get(at).end())) {
            return CheckResult.fail(told + " tells only what the date is before or after");
        } else if (sharesMonth(read, dates.get(at)) || affirmation.isOneOfSeveral(at)) {
            return CheckResult.fail(told + " names several dates");
        }
        WrittenDate found = dates.get(at);
        if (found.otherwise() != null) {
            throw new UndecidedException("\"" + found.text() + "\" is " + found.date() + " or " + found.otherwise()
                    + ", by country; say which with writtenIn(Locale)");
        }
        return CheckResult.of(
                found.date().equals(expected),
                "the final answer is " + found.date() + ", read from \"" + found.text() + "\"");
    }

    private static boolean sharesMonth(String text, WrittenDate date) {
        String before = text.substring(Math.max(0, date.start() - 20), date.start());
        return SHARED_MONTH.matcher(before).find();
    }

    @Override
    public String toString() {
        return description();
    }
}
