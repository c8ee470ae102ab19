package io.github.junitllm.assertions.answer;

import java.util.regex.Pattern;

/**
 * A number or date that is only named as a limit of the answer: {@code at least 42}, {@code more than 42}, {@code 42 or
 * more}, {@code before 5 March 2024}. Reads English, and the plainest words of German, French, Spanish, Italian and Portuguese.
 * A rounded number ({@code about 42}) is no limit, and neither is the day on which something begins ({@code since 5 March
 * 2024}).
 */
final class Limit {

    private static final String LIMITS = "\u2264\u2265\u2a7d\u2a7e";

    /** A comparison, and words that are nothing else ahead of a number. */
    private static final String COMPARED =
            "(?<![\\p{L}\\p{N}])(?:(?<!rather )(?<!other )than|at (?:least|most|minimum|maximum)"
                    + "|exceed(?:s|ed|ing)?|upwards? of"
                    + "|mindestens|h\u00f6chstens|wenigstens|zumindest|maximal|minimal|bis zu"
                    + "|(?:mehr|weniger|\\p{L}{2,20}er) als"
                    + "|(?:plus|moins)(?: \\p{L}{1,20})? (?:de|que)|au (?:moins|plus|minimum|maximum)|jusqu['\u2019]?\u00e0"
                    + "|(?:sup\u00e9rieure?s?|inf\u00e9rieure?s?) \u00e0"
                    + "|(?:m\u00e1s|menos|mayor(?:es)?|menor(?:es)?)(?: \\p{L}{1,20})? (?:de|que)"
                    + "|(?:al|por lo) (?:menos|m\u00e1s)|a lo sumo|como (?:m\u00ednimo|m\u00e1ximo)|(?:superior|inferior)(?:es)? a"
                    + "|(?:pi\u00f9|meno)(?: \\p{L}{1,20})? (?:di|che)|almeno|al (?:massimo|minimo)|fino a"
                    + "|mais (?:de|que|do que)|(?:maior|menor) (?:do )?que|pelo menos|no m\u00e1ximo|no m\u00ednimo)";

    /** Words that mean something else in the midst of a sentence: "it adds up to 42", "divided over 42 days". */
    private static final String PLACED =
            "(?:^|(?<=[\\n:=])|(?<!\\p{L})(?:is|are|was|were|be|ist|sind|est|sont|es|son)|['\u2019]s)\\s{0,3}+"
                    + "(?:(?:just|well|slightly|far|a little|a bit|etwas|weit|knapp) )?"
                    + "(?:over|under|above|below|beyond|up to|\u00fcber|unter|hasta|oltre|sotto)";

    /** Words that say of a day what they do not say of a number: "multiplied by 42", "after 42 days". */
    private static final String IN_TIME =
            "(?<![\\p{L}\\p{N}])(?:before|after|by|until|till|prior to|ahead of|vor|nach|bis|sp\u00e4testens"
                    + "|fr\u00fchestens|avant|apr\u00e8s|d['\u2019]ici|jusqu['\u2019]au|antes|despu\u00e9s|hasta|prima|dopo|entro|fino"
                    + "|depois|at\u00e9)";

    private static final String FILLERS =
            "or equal to|oder gleich|the|a|an|about|around|only|just|exactly|etwa|rund|environ|unos|unas";
    private static final String FILLERS_OF_DATES = "|on|dem|den|am|zum|le|del|de|el|il|al|do|o";

    private static final Pattern BEFORE_NUMBER = before(COMPARED + "|" + PLACED, FILLERS);
    private static final Pattern BEFORE_DATE =
            before(COMPARED + "|" + PLACED + "|" + IN_TIME, FILLERS + FILLERS_OF_DATES);

    private static final String MORE_OR_LESS = "more|less|fewer|above|over|up|under|below|higher|lower|greater|smaller"
            + "|larger|mehr|weniger|plus|moins|m\u00e1s|menos|pi\u00f9|meno|mais";
    private static final String EARLIER_OR_LATER =
            "|later|earlier|sooner|before|after|thereafter|sp\u00e4ter|fr\u00fcher"
                    + "|avant|apr\u00e8s|antes|despu\u00e9s|prima|dopo|depois";

    private static final Pattern AFTER_NUMBER = after("(?:" + MORE_OR_LESS + ")|at (?:least|most)");
    private static final Pattern AFTER_DATE = after("(?:" + MORE_OR_LESS + EARLIER_OR_LATER
            + ")|at the (?:latest|earliest)|sp\u00e4testens|fr\u00fchestens|au plus (?:tard|t\u00f4t)|a m\u00e1s tardar|al m\u00e1s tardar"
            + "|al pi\u00f9 tardi|no m\u00e1ximo");

    private static final Pattern MACRO = Pattern.compile("\\\\(?:[lg](?:t|eq?|eqslant)|[lg]tr)(?:\\s|\\{)*$");

    private Limit() {}

    private static Pattern before(String words, String fillers) {
        return Pattern.compile("(?iu)(?:" + words + ")(?:\\s++(?:" + fillers + ")(?!\\p{L})){0,3}[\\s*_(\\[\"'`$]*$");
    }

    /** @param words what may stand behind "or", then what stands alone */
    private static Pattern after(String words) {
        return Pattern.compile("(?iu)^(?:\\+(?![\\d({\\\\ ])|[*_`]{0,3}(?:\\s\\p{L}{1,15})?[*_`]{0,3}\\s"
                + "(?:(?:or|and|oder|und|ou|et|o|y|e|u) " + words + ")(?!\\p{L}|\\s\\d))");
    }

    /** Tells whether the number that stands from start to end is a limit, in its line. */
    static boolean isNumber(String text, int start, int end) {
        return isOne(Around.of(text, start, end), BEFORE_NUMBER, AFTER_NUMBER);
    }

    /** Tells whether the date that stands from start to end is a limit, in its line. */
    static boolean isDate(String text, int start, int end) {
        return isOne(Around.of(text, start, end), BEFORE_DATE, AFTER_DATE);
    }

    private static boolean isOne(Around around, Pattern wordsBefore, Pattern wordsAfter) {
        // The line may begin further ahead: nothing may be taken for its begin then.
        String before = (around.begins() ? "" : "\u2026") + around.before();
        return wordsBefore.matcher(before).find()
                || MACRO.matcher(before).find()
                || isBehindSign(before)
                || wordsAfter.matcher(around.after()).find();
    }

    /** {@code x < 42} and {@code ≥ 42}, but neither an arrow nor the end of a tag nor the sign of a quoted line. */
    private static boolean isBehindSign(String before) {
        String ahead = before.stripTrailing();
        String compared = ahead.endsWith("=") ? ahead.substring(0, ahead.length() - 1) : ahead;
        if (compared.isEmpty()) {
            return false;
        }
        String left = compared.substring(0, compared.length() - 1).stripTrailing();
        char sign = compared.charAt(compared.length() - 1);
        boolean known = LIMITS.indexOf(sign) >= 0;
        boolean less = sign == '<' && !left.endsWith("<");
        boolean more = sign == '>'
                && (left.isEmpty()
                        ? ahead.endsWith("=") // else it may be the sign of a quoted line
                        : "-=>~\u2013".indexOf(left.charAt(left.length() - 1)) < 0
                                && left.lastIndexOf('<') <= left.lastIndexOf('>'));
        return known || less || more;
    }
}
