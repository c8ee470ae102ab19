package io.github.junitllm.assertions.guard.personal;

import io.github.junitllm.assertions.guard.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whole dates that words ahead of them call somebody's birthday. */
final class BirthDates {

    private static final String YEAR = "(?:19|20)\\d\\d";
    private static final String MONTH = "\\p{L}{3,9}\\.?";
    private static final Pattern DATE = Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + YEAR + "([-/.])\\d{1,2}\\1\\d{1,2}|"
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
        Matcher matcher = DATE.matcher(text);
        while (matcher.find()) {
            if (BIRTH.standsBefore(text, matcher.start())) {
                findings.add(PersonalDataType.DATE_OF_BIRTH.finding(text, matcher.start(), matcher.end(), 0.85));
            }
        }
        return findings;
    }
}
