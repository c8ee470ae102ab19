package io.github.junitllm.assertions.guard.output;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SQL that was put into other SQL. What leaves a string is told by a quotation mark that nothing on its line has opened;
 * a condition that is always true, a second statement and a union need none.
 */
final class InjectedSql {

    /** White space, or a comment in its place. */
    private static final String GAP = "(?:\\s|/\\*[^*]{0,60}+\\*/){1,8}+";

    private static final String MAY_GAP = "(?:\\s|/\\*[^*]{0,60}+\\*/){0,8}+";

    /** A word that begins the name of a table, and not a phrase of English. */
    private static final String NAME =
            "(?!(?:the|an?|your|my|our|their|this|that|it|its|all|any|me|you)(?!\\w))[\\w\"`\\[]";

    private static final Pattern ALWAYS = Pattern.compile(
            "(?<!\\w)(?:or|and|\\|\\||&&)" + GAP + "(?:not" + GAP + ")?(?:(['\"]?)(\\w{0,30}+)\\1" + MAY_GAP
                    + "(?:=|like(?!\\w))" + MAY_GAP + "\\1\\2(?!\\w)(?<=[\\w'\"])|(?:sleep|benchmark|pg_sleep)\\s?\\()"
                    + "|;" + MAY_GAP + "(?:drop|truncate|alter)" + GAP
                    + "(?:table|database|schema|user|view|index|login)" + GAP + NAME
                    + "|;" + MAY_GAP + "(?:delete" + GAP + "from|insert" + GAP + "into|truncate)" + GAP + NAME
                    + "|;" + MAY_GAP + "update" + GAP + "[\\w.\"`]{1,60}+" + GAP + "set(?!\\w)"
                    + "|;" + MAY_GAP + "exec(?:ute)?" + GAP + "(?:\\w{0,30}xp_|sp_|immediate|master)"
                    + "|;" + MAY_GAP + "shutdown\\s{0,5}+(?:;|--|with|$)"
                    + "|;" + MAY_GAP + "grant" + GAP + "\\w{1,30}+" + GAP + "(?:on|to)(?!\\w)"
                    + "|(?<!\\w)union" + GAP + "(?:all|distinct)" + GAP + "select(?!\\w)"
                    + "|(?<!\\w)union" + GAP + "\\(?select" + GAP + "(?:\\d|null|\\*|@|['\"]|[\\w.(]{1,60}+" + MAY_GAP
                    + "[,(]|[\\w.]{1,60}+" + GAP + "from(?!\\w))"
                    + "|(?<!\\w)(?:drop|truncate)" + GAP + "(?:table|database|schema)" + GAP + "(?:if" + GAP + "exists"
                    + GAP + ")?"
                    + "[\\w.\"`\\[\\]]{1,80}+\\s{0,5}+(?:;|--|,|$|cascade)"
                    + "|(?<!\\w)(?:xp_cmdshell|load_file|into\\s{1,5}+outfile|pg_sleep|waitfor\\s{1,5}+delay)(?!\\w)",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private static final Pattern OUT_OF_STRING = Pattern.compile(
            "(['\"])\\)?(?:" + MAY_GAP + "(?:or|and)(?!\\w)" + MAY_GAP
                    + "['\"(]?\\w{0,30}+['\")]?\\s{0,5}+(?:=|<|>|like(?!\\w)|is(?!\\w)|in(?!\\w))|\\s{0,5}+(?:--|/\\*|#)(?:\\s{0,5}+(?:$|['\"+&]|--)))",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private static final Pattern COMMENT = Pattern.compile("(?<=\\w)['\"]\\)?(?:--|/\\*)(?=\\s|$|['\"+&;])");

    private InjectedSql() {}

    static List<Place> find(String text) {
        List<Place> places = new ArrayList<>();
        Matcher always = ALWAYS.matcher(text);
        while (always.find()) {
            places.add(new Place(always.start(), always.end()));
        }
        leavesString(OUT_OF_STRING.matcher(text), text, places);
        leavesString(COMMENT.matcher(text), text, places);
        return places;
    }

    private static void leavesString(Matcher matcher, String text, List<Place> places) {
        int line = 0;
        int seen = 0;
        int[] marks = new int[2];
        while (matcher.find()) {
            for (; seen < matcher.start(); seen++) {
                char c = text.charAt(seen);
                if (c == '\n') {
                    marks = new int[2];
                    line = seen + 1;
                } else if (c == '"' || (c == '\'' && !isApostrophe(text, seen, line))) {
                    marks[c == '"' ? 0 : 1]++;
                }
            }
            if (marks[text.charAt(matcher.start()) == '"' ? 0 : 1] % 2 == 0) {
                places.add(new Place(matcher.start(), matcher.end()));
            }
        }
    }

    private static boolean isApostrophe(String text, int i, int line) {
        return i > line
                && i + 1 < text.length()
                && Character.isLetter(text.charAt(i - 1))
                && Character.isLetter(text.charAt(i + 1));
    }
}
