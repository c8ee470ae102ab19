package io.github.junitllm.assertions.guard.injection;

import io.github.junitllm.assertions.guard.unmask.Folding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A text as words, with a boundary wherever a sentence, a line or a quotation may begin or end, and at both
 * ends of the text. Ideographs are words each.
 */
final class Words {

    /** Stands for a boundary. */
    static final String BOUNDARY = ".";

    /** Longer words are none that a pattern knows; they are kept short, so that looking them up stays cheap. */
    private static final int LONGEST = 40;

    private final List<String> words = new ArrayList<>();
    private int[] starts = new int[64];
    private int[] ends = new int[64];

    private Words() {}

    static Words of(String text) {
        Words words = new Words();
        words.boundary(0, 0);
        int i = 0;
        while (i < text.length()) {
            int point = text.codePointAt(i);
            int end = i + Character.charCount(point);
            if (Character.isIdeographic(point)) {
                words.add(Character.toString(point), i, end);
            } else if (Folding.isOfWord(point)) {
                end = wordEnd(text, end);
                words.add(text.substring(i, Math.min(end, i + LONGEST)), i, end);
            } else if (isBoundary(text, i, point)) {
                words.boundary(i, end);
            }
            i = end;
        }
        words.boundary(text.length(), text.length());
        return words;
    }

    private static int wordEnd(String text, int from) {
        int i = from;
        while (i < text.length()) {
            int point = text.codePointAt(i);
            boolean apostrophe = point == '\'' && i + 1 < text.length() && Character.isLetter(text.charAt(i + 1));
            if (!apostrophe && (!Folding.isOfWord(point) || Character.isIdeographic(point))) {
                break;
            }
            i += Character.charCount(point);
        }
        return i;
    }

    private static boolean isBoundary(String text, int i, int point) {
        if (point == '-') {
            return i > 0 && text.charAt(i - 1) == ' ' && i + 1 < text.length() && text.charAt(i + 1) == ' ';
        }
        return ".!?;:\n\"“”„«»{}[]()<>=#|*。！？；：、".indexOf(point) >= 0;
    }

    private void boundary(int start, int end) {
        if (words.isEmpty() || !isBoundary(size() - 1)) {
            add(BOUNDARY, start, end);
        }
    }

    private void add(String word, int start, int end) {
        if (words.size() == starts.length) {
            starts = Arrays.copyOf(starts, 2 * starts.length);
            ends = Arrays.copyOf(ends, 2 * ends.length);
        }
        starts[words.size()] = start;
        ends[words.size()] = end;
        words.add(word);
    }

    int size() {
        return words.size();
    }

    String word(int i) {
        return words.get(i);
    }

    boolean isBoundary(int i) {
        return words.get(i).equals(BOUNDARY);
    }

    int start(int i) {
        return starts[i];
    }

    int end(int i) {
        return ends[i];
    }
}
