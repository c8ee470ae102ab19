package io.github.junitllm.assertions.instruction;

import io.github.junitllm.assertions.prose.Blanks;
import java.util.ArrayList;
import java.util.List;

/** The pieces of a text between dividers. */
final class Pieces {

    private Pieces() {}

    static List<String> between(String text, String divider) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        int at = text.indexOf(divider);
        while (at >= 0) {
            pieces.add(text.substring(start, at));
            start = at + divider.length();
            at = text.indexOf(divider, start);
        }
        pieces.add(text.substring(start));
        return pieces;
    }

    /** Tells whether a piece other than the first and the last is blank. */
    static boolean hasGap(List<String> pieces) {
        return pieces.size() > 2
                && pieces.subList(1, pieces.size() - 1).stream().anyMatch(Blanks::isBlank);
    }

    static long filled(List<String> pieces) {
        return pieces.stream().filter(piece -> !Blanks.isBlank(piece)).count();
    }
}
