package io.github.junitllm.assertions.guard.personal;

import io.github.junitllm.assertions.guard.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Whole dates that words ahead of them call somebody's birthday. */
final class BirthDates {

    /** As long as the name of a month, a point and a blank may be, in UTF-16, with the digit behind them. */
    private static final int TO_DIGIT = 21;

    private static final int YEAR_DIGITS = 4;
    private static final String YEAR = "(?:19|20)\\d\\d";
    private static final String MONTH = "\\p{L}{3,9}\\.?";
    private static final Pattern DATE = Pattern.compile("(?:" + YEAR + "([-/.])\\d{1,2}\\1\\d{1,2}|"
            + "\\d{1,2}([-/.])\\d{1,2}\\2(?:" + YEAR + "|\\d\\d)|"
            + "\\d{1,2}(?:st|nd|rd|th|\\.)? (?:de |of )?" + MONTH + ",?(?: de)? " + YEAR + "|"
            + MONTH + " \\d{1,2}(?:st|nd|rd|th)?,? " + YEAR + ")(?![\\p{L}\\p{N}])");

    private static final Context BIRTH = Context.of(
            "born",
            "birth",
            "dob",
            "d.o.b",
            "geboren",
            "geburt",
            "geb.",
            "naissance",
            "né le",
            "née le",
            "nacid",
            "nacimiento",
            "nato il",
            "nata il",
            "nascita",
            "geboorte",
            "nascid",
            "nascimento",
            "urodz",
            "född",
            "født",
            "syntynyt");

    private BirthDates() {}

    static List<Finding> find(String text) {
        List<Finding> findings = new ArrayList<>();
        Places.of(text, BirthDates::mayBegin).each(DATE, date -> {
            if (BIRTH.standsBefore(text, date.start())) {
                findings.add(PersonalDataType.DATE_OF_BIRTH.finding(text, date.start(), date.end(), 0.85));
            }
        });
        return findings;
    }

    private static boolean isNoLongerThanAYear(String text, int at) {
        int end = at;
        while (end <= at + YEAR_DIGITS && Places.isDigit(text, end)) {
            end++;
        }
        return end <= at + YEAR_DIGITS;
    }

    private static boolean mayBegin(String text, int at) {
        boolean begins =
                Places.isDigit(text, at) ? isNoLongerThanAYear(text, at) : Character.isLetter(text.codePointAt(at));
        return begins && Places.isFreeBefore(text, at, "") && Places.isDigitNear(text, at, TO_DIGIT);
    }
}
