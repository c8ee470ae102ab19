package io.github.junitllm.assertions.text;

import io.github.junitllm.assertions.prose.Blanks;
import io.github.junitllm.assertions.prose.Letters;
import java.text.Normalizer;
import org.apiguardian.api.API;

/** What does not matter where two texts are compared. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Ignoring {

    /**
     * Composed and decomposed letters are the same: both texts are compared in Unicode's normalization form C.
     * Compatibility characters (ligatures, full-width letters) stay different.
     */
    UNICODE_FORM("Unicode form"),

    /** Capital and small letters are the same, in no particular language; {@code ß} is {@code ss}. */
    CASE("case"),

    /** Punctuation (Unicode categories P*) is not there; symbols such as {@code $} and {@code +} are. */
    PUNCTUATION("punctuation"),

    /** A run of white space, no-break spaces and line breaks included, is one space, and none at the ends. */
    WHITESPACE("white space");

    private final String words;

    Ignoring(String words) {
        this.words = words;
    }

    String fold(String text) {
        return switch (this) {
            case UNICODE_FORM -> Letters.normalized(text, Normalizer.Form.NFC);
            case CASE -> Letters.withoutCase(text);
            case PUNCTUATION -> withoutPunctuation(text);
            case WHITESPACE -> Blanks.collapse(text);
        };
    }

    private static String withoutPunctuation(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().filter(character -> !isPunctuation(character)).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static boolean isPunctuation(int character) {
        return switch (Character.getType(character)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }

    @Override
    public String toString() {
        return words;
    }
}
