package io.github.junitllm.assertions.guard.leak;

import java.util.Arrays;

/** The letters and digits of a folded text, with the letters for which digits may stand, and where they stood. Immutable. */
final class Skeleton {

    /** Longer gaps are between two things. */
    private static final int WIDEST_GAP = 5;

    private static final String DIGITS = "0o1i3e4a5s7tli";

    private final String text;
    private final int[] places;

    private Skeleton(String text, int[] places) {
        this.text = text;
        this.places = places;
    }

    static Skeleton of(String folded) {
        StringBuilder text = new StringBuilder(folded.length());
        int[] places = new int[folded.length()];
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                places[text.length()] = i;
                int sign = DIGITS.indexOf(c);
                text.append(sign >= 0 && sign % 2 == 0 ? DIGITS.charAt(sign + 1) : c);
            }
        }
        return new Skeleton(text.toString(), Arrays.copyOf(places, text.length()));
    }

    String text() {
        return text;
    }

    int start(int index) {
        return places[index];
    }

    int end(int end) {
        return places[end - 1] + 1;
    }

    /** Whether these letters are no part of longer words, and none is far from the one ahead of it. */
    boolean isWhole(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (places[i] - places[i - 1] > WIDEST_GAP + 1) {
                return false;
            }
        }
        return (from == 0 || places[from - 1] < places[from] - 1)
                && (to == places.length || places[to] > places[to - 1] + 1);
    }
}
