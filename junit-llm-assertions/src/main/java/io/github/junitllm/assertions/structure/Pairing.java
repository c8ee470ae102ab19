package io.github.junitllm.assertions.structure;

import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * A largest set of pairs of two groups, each item in one pair at most: augmenting paths, searched in breadth (C. Berge, "Two
 * Theorems in Graph Theory", 1957).
 */
final class Pairing {

    /** Whether an item of the left group and one of the right may be a pair. */
    @FunctionalInterface
    interface Fit {
        boolean test(int left, int right);
    }

    private final int left;
    private final int right;
    private final Fit fit;
    private final int[] partners;

    Pairing(int left, int right, Fit fit) {
        this.left = left;
        this.right = right;
        this.fit = fit;
        this.partners = new int[right];
        Arrays.fill(partners, -1);
        for (int i = 0; i < left; i++) {
            pair(i);
        }
    }

    /** Returns for each item on the right its partner on the left, or -1. */
    int[] partnersOfRight() {
        return partners.clone();
    }

    private void pair(int start) {
        int[] cameFrom = new int[right];
        Arrays.fill(cameFrom, -1);
        ArrayDeque<Integer> waiting = new ArrayDeque<>();
        waiting.add(start);
        while (!waiting.isEmpty()) {
            int i = waiting.remove();
            for (int j = 0; j < right; j++) {
                if (cameFrom[j] < 0 && fit.test(i, j)) {
                    cameFrom[j] = i;
                    if (partners[j] < 0) {
                        change(j, cameFrom, start);
                        return;
                    }
                    waiting.add(partners[j]);
                }
            }
        }
    }

    /** Gives each item on the path the partner it was reached from. */
    private void change(int end, int[] cameFrom, int start) {
        int[] rightOf = new int[left];
        Arrays.fill(rightOf, -1);
        for (int j = 0; j < right; j++) {
            if (partners[j] >= 0) {
                rightOf[partners[j]] = j;
            }
        }
        int j = end;
        while (true) {
            int i = cameFrom[j];
            int next = rightOf[i];
            partners[j] = i;
            if (i == start) {
                return;
            }
            j = next;
        }
    }
}
