package io.github.junitllm.assertions.answer;

import io.github.junitllm.assertions.prose.Letters;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds dates in a text, from left to right. */
final class DateScanner {

    // Every repetition is bounded, so that a search takes linear time.
    private static final String MONTH = "([\\p{L}\\p{M}]{3,16})\\.?";
    private static final String DAY = "(\\d{1,2})(?:st|nd|rd|th|er|\\.|º)?";
    private static final String NOT_INSIDE = "(?<![\\p{L}\\d])";
    private static final Pattern DATE = Pattern.compile(NOT_INSIDE
            + "(?:(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?!\\d)"
            + "|(\\d{4})年(\\d{1,2})月(\\d{1,2})日"
            + "|(\\d{1,2})([-/.])(\\d{1,2})\\9(\\d{4})(?!\\d)"
            + "|" + DAY + "[ -](?:of |de )?" + MONTH + "[ -]?,? ?(?:de )?(\\d{4})(?!\\d)"
            + "|" + MONTH + " " + DAY + ",? (\\d{4})(?!\\d))");

    private final Map<String, Month> months = new HashMap<>();

    /** Null where the locale names no country. */
    private final @Nullable Boolean monthFirst;

    DateScanner(Locale locale) {
        for (Locale language : List.of(Locale.ENGLISH, locale)) {
            for (Month month : Month.values()) {
                for (TextStyle style : TextStyle.values()) {
                    String name = folded(month.getDisplayName(style, language));
                    if (name.length() >= 3) {
                        months.put(name.endsWith(".") ? name.substring(0, name.length() - 1) : name, month);
                    }
                }
            }
        }
        months.put("sept", Month.SEPTEMBER);
        monthFirst = locale.getCountry().isEmpty() ? null : isMonthFirst(locale);
    }

    private static boolean isMonthFirst(Locale locale) {
        String pattern = DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                FormatStyle.SHORT, null, IsoChronology.INSTANCE, locale);
        return pattern.indexOf('M') < pattern.indexOf('d');
    }

    /** One form for capital and small letters, with and without marks: Turkish has two kinds of i, and both in capitals. */
    private static String folded(String month) {
        return Letters.withoutCase(
                Normalizer.normalize(month, Normalizer.Form.NFKD).replaceAll("\\p{Mn}", ""));
    }

    List<WrittenDate> all(String text) {
        List<WrittenDate> found = new ArrayList<>();
        Matcher matcher = DATE.matcher(text);
        int from = 0;
        while (from <= text.length() && matcher.find(from)) {
            WrittenDate date = date(matcher);
            if (date != null) {
                found.add(date);
            }
            // What is no date may begin inside of what looked like one: "on March 5 March 2024".
            from = date != null ? matcher.end() : matcher.start() + 1;
        }
        return found;
    }

    private @Nullable WrittenDate date(Matcher matcher) {
        if (matcher.group(1) != null) {
            return written(matcher, day(matcher, 1, 3, 4));
        } else if (matcher.group(5) != null) {
            return written(matcher, day(matcher, 5, 6, 7));
        } else if (matcher.group(8) != null) {
            return numbers(matcher, day(matcher, 11, 8, 10), day(matcher, 11, 10, 8));
        } else if (matcher.group(12) != null) {
            return written(matcher, named(matcher, 14, 13, 12));
        }
        return written(matcher, named(matcher, 17, 15, 16));
    }

    private @Nullable WrittenDate numbers(Matcher matcher, @Nullable LocalDate american, @Nullable LocalDate other) {
        if (monthFirst != null) {
            return written(matcher, monthFirst ? american : other);
        } else if (american == null || other == null) {
            return written(matcher, american == null ? other : american);
        }
        return new WrittenDate(
                american, matcher.group(), matcher.start(), matcher.end(), american.equals(other) ? null : other);
    }

    private static @Nullable WrittenDate written(Matcher matcher, @Nullable LocalDate date) {
        return date == null ? null : new WrittenDate(date, matcher.group(), matcher.start(), matcher.end(), null);
    }

    private @Nullable LocalDate named(Matcher matcher, int year, int month, int day) {
        Month named = months.get(folded(matcher.group(month)));
        return named == null ? null : day(matcher.group(year), named.getValue(), matcher.group(day));
    }

    private static @Nullable LocalDate day(Matcher matcher, int year, int month, int day) {
        return day(matcher.group(year), Integer.parseInt(matcher.group(month)), matcher.group(day));
    }

    private static @Nullable LocalDate day(String year, int month, String day) {
        try {
            return LocalDate.of(Integer.parseInt(year), month, Integer.parseInt(day));
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }
}
