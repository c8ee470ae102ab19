package io.github.junitllm.assertions.answer;

import java.util.regex.Pattern;

/**
 * A number that is only named as a limit of the answer: {@code at least 42}, {@code more than 42}, {@code 42 or more}. Reads
 * English, and the plainest words of German, French, Spanish, Italian and Portuguese. A rounded number ({@code about 42}) is
 * no limit.
 */
final class Limit {

    private static final int REACH = 60;
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

    private static final Pattern BEFORE = Pattern.compile("(?iu)(?:" + COMPARED + "|" + PLACED + ")"
            + "(?:\\s++(?:or equal to|oder gleich|the|a|an|about|around|only|just|exactly|etwa|rund|environ|unos|unas)(?!\\p{L})){0,3}"
            + "[\\s*_(\\[\"'`$]*$");

    private static final Pattern AFTER =
            Pattern.compile("(?iu)^(?:\\+(?![\\d({\\\\ ])|[*_`]{0,3}(?:\\s\\p{L}{1,15})?[*_`]{0,3}\\s"
                    + "(?:(?:or|and|oder|und|ou|et|o|y|e|u) (?:more|less|fewer|above|over|up|under|below|higher|lower|greater|smaller"
                    + "|larger|mehr|weniger|plus|moins|m\u00e1s|menos|pi\u00f9|meno|mais)"
                    + "|at (?:least|most))(?!\\p{L}|\\s\\d))");

    private static final Pattern MACRO = Pattern.compile("\\\\(?:[lg](?:t|eq?|eqslant)|[lg]tr)(?:\\s|\\{)*$");

    private Limit() {}

    /** Tells whether what stands from start to end is a limit, in its line. */
    static boolean isOf(String text, int start, int end) {
        int from = Math.max(text.lastIndexOf('\n', start - 1) + 1, start - REACH);
        int stop = text.indexOf('\n', end);
        int to = Math.min(stop < 0 ? text.length() : stop, end + REACH);
        // The line may begin further ahead: nothing may be taken for its begin then.
        String before = (from > 0 && text.charAt(from - 1) != '\n' ? "\u2026" : "") + text.substring(from, start);
        return BEFORE.matcher(before).find()
                || MACRO.matcher(before).find()
                || isBehindSign(before)
                || AFTER.matcher(text.substring(end, to)).find();
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
                && !left.isEmpty()
                && "-=>~\u2013".indexOf(left.charAt(left.length() - 1)) < 0
                && left.lastIndexOf('<') <= left.lastIndexOf('>');
        return known || less || more;
    }
}
