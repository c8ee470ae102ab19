package io.github.junitllm.assertions.answer;

import java.util.regex.Pattern;

/** Whether two things that a text names are offered side by side, so that neither is the answer. */
final class Alternatives {

    private static final int REACH = 40;
    private static final String AROUND = "[\\s*_()\\[\\]\"'`$]*";
    private static final String HEDGE =
            "(?:\\s*(?:maybe|perhaps|possibly|even|about|around|also|else|rather|option|choice"
                    + "|vielleicht|sogar|peut-\u00eatre|quiz\u00e1s|forse|talvez)(?!\\p{L}))*";

    /** "42 or 43", "42 eggs, or maybe 43". */
    private static final Pattern OR = Pattern.compile("(?i)" + AROUND
            + "(?:\\p{L}{1,15})?[\\s,.)]*(?:(?<!\\p{L})(?:or|oder|ou|oppure|o)(?!\\p{L})|\\|)" + HEDGE + AROUND);

    /** "42 and 43", "42 to 43", "42-43". */
    private static final Pattern WITH = Pattern.compile("(?i)" + AROUND
            + "(?:,?\\s*(?<!\\p{L})(?:and|und|et|y|e|to|through|bis|until|till|\u00e0|a)(?!\\p{L})|[-\u2010-\u2015~&+;/|])"
            + HEDGE + AROUND);

    private static final Pattern COMMA = Pattern.compile("(?i)" + AROUND + "," + HEDGE + AROUND);
    private static final Pattern LIST_GOES_ON =
            Pattern.compile("(?i)^[\\s*_)\\]\"'`.]*(?:$|,|;|(?:or|and|oder|und)(?!\\p{L}))");
    private static final Pattern BETWEEN =
            Pattern.compile("(?i)(?<!\\p{L})(?:between|zwischen|entre|tra|fra)[\\s*_$]*$");

    private Alternatives() {}

    /** Tells whether "or" stands between two places, or "between ... and" around them. */
    static boolean either(String text, int firstStart, int firstEnd, int secondStart) {
        if (secondStart - firstEnd > REACH) {
            return false;
        }
        String between = text.substring(firstEnd, Math.max(firstEnd, secondStart));
        return OR.matcher(between).matches()
                || (WITH.matcher(between).matches()
                        && BETWEEN.matcher(text.substring(Math.max(0, firstStart - REACH), firstStart))
                                .find());
    }

    /** Tells whether two places are one answer of several parts: also a list, a range, or joined by "and". */
    static boolean together(String text, int firstStart, int firstEnd, int secondStart, int secondEnd) {
        if (secondStart - firstEnd > REACH) {
            return false;
        }
        String between = text.substring(firstEnd, Math.max(firstEnd, secondStart));
        String rest = text.substring(secondEnd, Math.min(text.length(), secondEnd + REACH));
        return either(text, firstStart, firstEnd, secondStart)
                || WITH.matcher(between).matches()
                || (COMMA.matcher(between).matches()
                        && LIST_GOES_ON.matcher(rest).find());
    }
}
