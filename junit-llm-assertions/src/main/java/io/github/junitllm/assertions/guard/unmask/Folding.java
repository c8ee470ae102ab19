package io.github.junitllm.assertions.guard.unmask;

import io.github.junitllm.assertions.prose.Letters;
import java.text.Normalizer;
import org.apiguardian.api.API;

/**
 * One form for all that looks the same: compatibility decomposition (NFKD), no marks, no invisible characters, small
 * letters, one hyphen and one apostrophe, and Latin letters for those of other scripts that look like them. Tags, which
 * are invisible copies of ASCII, are read as what they copy.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Folding {

    /** Cyrillic, Greek, Armenian and phonetic letters, each ahead of the Latin letter it looks like. */
    private static final String LOOK_ALIKES =
            "аaеeоoрpсcуyхxіiјjѕsԁdһhԛqԝwкkмmтtнhвbгrαaεeοoρpυuνvιiκkτtχxγyηnωwսuոnօoհhցgɑaɡgɩiıiʀrɴnʜhᴀaᴇeᴏoᴛtᴜuſs";

    private static final int TAGS = 0xE0000;

    /** A sign that stands for a whole phrase (U+FDFA) is no disguise of words, and would make a text 18 times as long. */
    private static final int LONGEST_PARTS = 6;

    private Folding() {}

    /** Returns whether a character belongs to a word; of Indic scripts the vowel signs do too, which are marks. */
    public static boolean isOfWord(int point) {
        return Character.isLetterOrDigit(point) || Character.getType(point) == Character.COMBINING_SPACING_MARK;
    }

    /** Returns the folded text. */
    public static String fold(String text) {
        return of(text).text();
    }

    static Unmasked of(String text) {
        Unmasked.Builder folded = new Unmasked.Builder(text.length());
        int i = 0;
        while (i < text.length()) {
            int point = text.codePointAt(i);
            int end = i + Character.charCount(point);
            if (point < 0x80) {
                folded.append((char) (point >= 'A' && point <= 'Z' ? point + 32 : point), i, end);
            } else {
                beyondAscii(point, i, end, folded);
            }
            i = end;
        }
        return folded.named(Unmasked.NONE);
    }

    private static void beyondAscii(int point, int start, int end, Unmasked.Builder folded) {
        if (point > TAGS + 0x1F && point < TAGS + 0x7F) {
            folded.append(Character.toLowerCase((char) (point - TAGS)), start, end);
        } else if (!isInvisible(point)) {
            String parts = parts(point);
            for (int i = 0; i < parts.length(); i++) {
                char c = parts.charAt(i);
                if (c == 'ß') {
                    folded.append("ss", start, end);
                } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
                    folded.append(latin(c), start, end);
                }
            }
        }
    }

    private static String parts(int point) {
        String whole = Character.toString(point);
        // Most ideographs have no parts, and asking for them takes time.
        if (point >= 0x4E00 && point <= 0x9FFF) {
            return whole;
        }
        String parts = Letters.lower(Normalizer.normalize(whole, Normalizer.Form.NFKD));
        return parts.length() <= LONGEST_PARTS ? parts : whole;
    }

    private static boolean isInvisible(int point) {
        int type = Character.getType(point);
        // Hangul fillers and the Mongolian separator are letters or spaces by type, and nothing to see.
        return type == Character.FORMAT
                || type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || point == 0x115F
                || point == 0x1160
                || point == 0x3164
                || point == 0xFFA0
                || point == 0x180E;
    }

    private static char latin(char c) {
        if (Character.isSpaceChar(c)) {
            return Character.getType(c) == Character.SPACE_SEPARATOR ? ' ' : '\n';
        }
        if (Character.getType(c) == Character.DASH_PUNCTUATION || c == '\u2212') {
            return '-';
        }
        if (c == '\u2018' || c == '\u2019' || c == '\u02BC') {
            return '\'';
        }
        for (int i = 0; i < LOOK_ALIKES.length(); i += 2) {
            if (LOOK_ALIKES.charAt(i) == c) {
                return LOOK_ALIKES.charAt(i + 1);
            }
        }
        return c;
    }
}
