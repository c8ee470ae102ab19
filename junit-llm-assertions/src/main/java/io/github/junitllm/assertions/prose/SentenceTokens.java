package io.github.junitllm.assertions.prose;

import java.util.ArrayList;
import java.util.List;

/** Cuts a piece of text without white space into the tokens by which the end of a sentence is told. */
final class SentenceTokens {

    /** What ends a word wherever it stands. */
    private static final String ENDS_WORD = ")\";}]*:@'({[!?";

    /** What is never the beginning of a word. */
    private static final String NO_WORD_START = "(\"`{[:;&#*@)}]-,";

    private final String piece;

    private SentenceTokens(String piece) {
        this.piece = piece;
    }

    static List<String> of(String piece) {
        SentenceTokens tokens = new SentenceTokens(piece);
        List<String> found = new ArrayList<>();
        int at = 0;
        while (at < piece.length()) {
            int end = tokens.end(at);
            found.add(piece.substring(at, end));
            at = end;
        }
        return found;
    }

    static boolean endsWord(char character) {
        return ENDS_WORD.indexOf(character) >= 0;
    }

    private int end(int start) {
        int run = run(start);
        if (run - start > 1) {
            return run;
        }
        int end = start + 1;
        if (NO_WORD_START.indexOf(piece.charAt(start)) < 0) {
            while (!wordEnds(end)) {
                end++;
            }
        }
        return end;
    }

    private boolean wordEnds(int at) {
        if (stops(at)) {
            return true;
        }
        return piece.charAt(at) == ',' && stops(at + 1);
    }

    private boolean stops(int at) {
        return at == piece.length() || endsWord(piece.charAt(at)) || twice(at);
    }

    private boolean twice(int at) {
        char character = piece.charAt(at);
        return (character == '-' || character == '.') && at + 1 < piece.length() && piece.charAt(at + 1) == character;
    }

    /** Returns the end of a run of hyphens or points. */
    private int run(int start) {
        char character = piece.charAt(start);
        int end = start + 1;
        if (character == '-' || character == '.') {
            while (end < piece.length() && piece.charAt(end) == character) {
                end++;
            }
        }
        return end;
    }
}
