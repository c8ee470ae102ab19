package io.github.junitllm.assertions.prose;

import java.text.Normalizer;
import org.apiguardian.api.API;

/**
 * A text as a reader sees it, with the way back to where its characters came from: nothing invisible (soft hyphens,
 * zero-width characters, variation selectors), compatibility characters as what they stand for (Unicode's NFKC, character
 * by character: full-width letters, no-break and narrow spaces, ligatures), digits of every script as 0 to 9. Fractions
 * of one character stand apart as {@code 1/2}; superscript and subscript digits stay, as {@code 5²} is not 52. Letters
 * of other scripts that only look alike stay different. Immutable.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class AsRead {

    private static final String OTHER_FILLERS = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0";

    private final String text;
    private final int[] starts;
    private final int[] ends;

    private AsRead(String text, int[] starts, int[] ends) {
        this.text = text;
        this.starts = starts;
        this.ends = ends;
    }

    /** Returns a text as it is read. */
    public static AsRead of(String original) {
        StringBuilder read = new StringBuilder(original.length());
        int[] origins = new int[original.length() + 1];
        int[] lengths = new int[original.length() + 1];
        int pieces = 0;
        int at = 0;
        while (at < original.length()) {
            int character = original.codePointAt(at);
            append(character, read);
            at += Character.charCount(character);
            origins[pieces] = at;
            lengths[pieces++] = read.length();
        }
        return mapped(read.toString(), origins, lengths, pieces);
    }

    private static AsRead mapped(String text, int[] origins, int[] lengths, int pieces) {
        int[] starts = new int[text.length()];
        int[] ends = new int[text.length()];
        int from = 0;
        for (int i = 0; i < pieces; i++) {
            for (int j = from; j < lengths[i]; j++) {
                starts[j] = i == 0 ? 0 : origins[i - 1];
                ends[j] = origins[i];
            }
            from = lengths[i];
        }
        return new AsRead(text, starts, ends);
    }

    /** Returns the text. */
    public String text() {
        return text;
    }

    /** Returns where in the original text that begins which is read as the characters from here on. */
    public int start(int index) {
        return starts[index];
    }

    /** Returns where in the original text that ends which is read as the characters up to here, exclusive and not 0. */
    public int end(int end) {
        return ends[end - 1];
    }

    private static void append(int character, StringBuilder read) {
        if (character < 0x80) {
            read.append((char) character);
        } else if (Character.isDigit(character)) {
            read.append((char) ('0' + Character.digit(character, 10)));
        } else if (Character.getType(character) == Character.OTHER_NUMBER) {
            appendNumber(character, read);
        } else if (!isInvisible(character)) {
            read.append(Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKC));
        }
    }

    /** Keeps {@code 5½} from being read as 51/2, and {@code 5①} as 51. */
    private static void appendNumber(int character, StringBuilder read) {
        if (isRaisedOrLowered(character)) {
            read.appendCodePoint(character);
            return;
        }
        boolean afterDigit = !read.isEmpty() && Character.isDigit(read.charAt(read.length() - 1));
        String plain = Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKC);
        read.append(afterDigit ? " " : "").append(plain.replace('\u2044', '/'));
    }

    private static boolean isRaisedOrLowered(int character) {
        return character == '\u00b2'
                || character == '\u00b3'
                || character == '\u00b9'
                || (character >= '\u2070' && character <= '\u209c');
    }

    private static boolean isInvisible(int character) {
        return Character.getType(character) == Character.FORMAT
                || OTHER_FILLERS.indexOf(character) >= 0
                || (character >= 0x180b && character <= 0x180f)
                || (character >= 0xfe00 && character <= 0xfe0f)
                || (character >= 0xe0100 && character <= 0xe01ef);
    }
}
