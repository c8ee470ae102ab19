package io.github.junitllm.assertions.instruction;

import io.github.junitllm.assertions.prose.Blanks;
import io.github.junitllm.assertions.prose.Letters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Words as the reference counts them, in its two ways: runs of letters, digits and underscores ({@code don't} is two),
 * and, for words in capitals, the tokens of the Penn Treebank ({@code DON'T} is DO and N'T, {@code U.S.} one).
 */
final class ReferenceWords {

    private static final String SEPARATORS = "\"`\u00ab\u00bb\u201c\u201d\u2018\u2019\u201e;@#$%&?!*[](){}<>";

    private static final List<String> CLITICS = List.of("'s", "'m", "'d", "'ll", "'re", "'ve", "n't");

    /** Where words that are written as one are cut, from their beginning. */
    private static final Map<String, Integer> CONTRACTIONS = Map.of(
            "cannot", 3, "d'ye", 1, "gimme", 3, "gonna", 3, "gotta", 3, "lemme", 3, "more'n", 4, "wanna", 3, "'tis", 2,
            "'twas", 2);

    private ReferenceWords() {}

    static boolean isWordCharacter(int character) {
        if (Character.isLetter(character) || character == '_') {
            return true;
        }
        int type = Character.getType(character);
        return type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }

    static long count(String text) {
        long count = 0;
        boolean inside = false;
        int at = 0;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            boolean word = isWordCharacter(character);
            if (word && !inside) {
                count++;
            }
            inside = word;
            at += Character.charCount(character);
        }
        return count;
    }

    /** Returns the words in which every letter that has case is a capital. */
    static List<String> inCapitals(String text) {
        List<String> words = new ArrayList<>();
        for (String piece : Blanks.split(separated(text))) {
            for (String token : withoutClitics(piece)) {
                if (Casing.isUpper(token)) {
                    words.add(token);
                }
            }
        }
        return words;
    }

    private static String separated(String text) {
        StringBuilder spaced = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            if (separates(text, i)) {
                spaced.append(' ');
            } else {
                spaced.append(text.charAt(i));
            }
        }
        return spaced.toString();
    }

    private static boolean separates(String text, int at) {
        char character = text.charAt(at);
        return switch (character) {
            case ',', ':' -> at + 1 == text.length() || !Character.isDigit(text.charAt(at + 1));
            case '-', '.', '\'' ->
                (at > 0 && text.charAt(at - 1) == character)
                        || (at + 1 < text.length() && text.charAt(at + 1) == character);
            default -> SEPARATORS.indexOf(character) >= 0;
        };
    }

    private static List<String> withoutClitics(String piece) {
        String small = Letters.lower(piece);
        for (String clitic : CLITICS) {
            int cut = piece.length() - clitic.length();
            if (cut > 0 && small.endsWith(clitic)) {
                return List.of(piece.substring(0, cut), piece.substring(cut));
            }
        }
        Integer cut = CONTRACTIONS.get(small);
        return cut == null ? List.of(piece) : List.of(piece.substring(0, cut), piece.substring(cut));
    }
}
