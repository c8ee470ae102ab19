package io.github.junitllm.assertions.guard.leak;

import io.github.junitllm.assertions.guard.unmask.Folding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The words of a folded text by their places; of scripts without spaces each ideograph is one. Immutable when made. */
final class PromptWords {

    /** Odd, so that no word ahead is lost from a hash. */
    private static final long BASE = 0x9E3779B97F4A7C15L;

    private final String text;
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int[] hashes = new int[64];
    private int size;

    private PromptWords(String text) {
        this.text = text;
    }

    static PromptWords of(String text) {
        PromptWords words = new PromptWords(text);
        int i = 0;
        while (i < text.length()) {
            int point = text.codePointAt(i);
            int end = i + Character.charCount(point);
            if (Folding.isOfWord(point)) {
                while (!Character.isIdeographic(point) && end < text.length() && goesOn(text, end)) {
                    end += Character.charCount(text.codePointAt(end));
                }
                words.add(i, end);
            }
            i = end;
        }
        return words;
    }

    private static boolean goesOn(String text, int i) {
        int point = text.codePointAt(i);
        return Folding.isOfWord(point) && !Character.isIdeographic(point);
    }

    private void add(int start, int end) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
            hashes = Arrays.copyOf(hashes, 2 * size);
        }
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        starts[size] = start;
        ends[size] = end;
        hashes[size] = hash;
        size++;
    }

    int size() {
        return size;
    }

    int start(int word) {
        return starts[word];
    }

    int end(int word) {
        return ends[word];
    }

    List<String> ngram(int from, int length) {
        List<String> ngram = new ArrayList<>(length);
        for (int i = from; i < from + length; i++) {
            ngram.add(text.substring(starts[i], ends[i]));
        }
        return ngram;
    }

    /** Returns a number for each n-gram, each made of the one ahead of it; equal n-grams have equal numbers. */
    long[] ngramHashes(int length) {
        long[] sums = new long[Math.max(0, size - length + 1)];
        long power = 1;
        for (int i = 1; i < length; i++) {
            power *= BASE;
        }
        long sum = 0;
        for (int i = 0; i < size; i++) {
            if (i >= length) {
                sum -= power * hashes[i - length];
            }
            sum = sum * BASE + hashes[i];
            if (i >= length - 1) {
                sums[i - length + 1] = sum;
            }
        }
        return sums;
    }
}
