package io.github.junitllm.assertions.prose;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * The words of a text. A word is a run of letters, digits, marks and underscores, in which single apostrophes, hyphens
 * and, between digits, points and commas may stand: {@code don't}, {@code state-of-the-art} and {@code 1,000.5} are one
 * word each. In scripts that put no spaces between words, each letter with its marks counts as one.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Words {

    private static final Set<UnicodeScript> WITHOUT_SPACES = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR,
            UnicodeScript.TIBETAN);

    private final String text;
    private final List<String> words = new ArrayList<>();

    private Words(String text) {
        this.text = text;
    }

    /** Returns the words, in order. */
    public static List<String> of(String text) {
        Words found = new Words(text);
        int at = 0;
        while (at < text.length()) {
            at = found.step(at);
        }
        return List.copyOf(found.words);
    }

    /** Tells whether a letter is written without spaces around its word. */
    public static boolean standsAlone(int character) {
        return Character.isLetter(character) && WITHOUT_SPACES.contains(UnicodeScript.of(character));
    }

    /** Tells whether a character is a combining mark, which belongs to the letter before it. */
    public static boolean isMark(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    /** Tells whether a character can be part of a word. */
    public static boolean isWordCharacter(int character) {
        return Character.isLetterOrDigit(character) || character == '_' || isMark(character);
    }

    private int step(int start) {
        int first = text.codePointAt(start);
        if (!isWordCharacter(first)) {
            return start + Character.charCount(first);
        }
        int end = start + Character.charCount(first);
        boolean alone = standsAlone(first);
        while (end < text.length()) {
            int next = text.codePointAt(end);
            if (isMark(next) || (!alone && isWordCharacter(next) && !standsAlone(next))) {
                end += Character.charCount(next);
            } else if (!alone && joins(end)) {
                end++;
            } else {
                break;
            }
        }
        words.add(text.substring(start, end));
        return end;
    }

    private boolean joins(int at) {
        if (at + 1 >= text.length()) {
            return false;
        }
        int before = text.codePointBefore(at);
        int after = text.codePointAt(at + 1);
        return switch (text.charAt(at)) {
            case '\'', '\u2019', '-', '\u2010', '\u2011' ->
                isWordCharacter(before) && isWordCharacter(after) && !standsAlone(after);
            case '.', ',' -> Character.isDigit(before) && Character.isDigit(after);
            default -> false;
        };
    }
}
