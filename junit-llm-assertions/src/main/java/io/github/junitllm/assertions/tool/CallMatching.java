package io.github.junitllm.assertions.tool;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;

/** Which call is which expected one: each call stands for at most one. */
final class CallMatching {

    private static final int NONE = -1;

    private final boolean[][] fits;
    private final int[] callOf;
    private final int[] expectedOf;

    /**
     * Finds a largest assignment, by augmenting paths: where a call fits several expected ones, it does not take the
     * place that only it could leave to another.
     */
    CallMatching(List<ExpectedCall> expected, List<ParsedCall> calls) {
        fits = new boolean[expected.size()][calls.size()];
        for (int i = 0; i < expected.size(); i++) {
            for (int j = 0; j < calls.size(); j++) {
                fits[i][j] = expected.get(i).matches(calls.get(j));
            }
        }
        callOf = new int[expected.size()];
        expectedOf = new int[calls.size()];
        Arrays.fill(callOf, NONE);
        Arrays.fill(expectedOf, NONE);
        for (int i = 0; i < expected.size(); i++) {
            augment(i);
        }
    }

    /** Returns the first expected call that no call stands for, or -1. */
    int firstMissing() {
        return first(callOf);
    }

    /** Returns the first call that stands for no expected one, or -1. */
    int firstSurplus() {
        return first(expectedOf);
    }

    int size() {
        return (int) Arrays.stream(callOf).filter(call -> call != NONE).count();
    }

    /** Returns how many expected calls can be found in the calls in order: their longest common subsequence. */
    static int commonInOrder(List<ExpectedCall> expected, List<ParsedCall> calls) {
        int[] before = new int[calls.size() + 1];
        for (ExpectedCall wanted : expected) {
            int[] row = new int[calls.size() + 1];
            for (int j = 0; j < calls.size(); j++) {
                row[j + 1] = wanted.matches(calls.get(j)) ? before[j] + 1 : Math.max(before[j + 1], row[j]);
            }
            before = row;
        }
        return before[calls.size()];
    }

    private void augment(int start) {
        int[] from = new int[expectedOf.length];
        Arrays.fill(from, NONE);
        ArrayDeque<Integer> open = new ArrayDeque<>();
        open.add(start);
        while (!open.isEmpty()) {
            int expected = open.remove();
            for (int call = 0; call < expectedOf.length; call++) {
                if (!fits[expected][call] || from[call] != NONE) {
                    continue;
                }
                from[call] = expected;
                if (expectedOf[call] == NONE) {
                    turn(call, from);
                    return;
                }
                open.add(expectedOf[call]);
            }
        }
    }

    private void turn(int last, int[] from) {
        int call = last;
        while (call != NONE) {
            int expected = from[call];
            int next = callOf[expected];
            callOf[expected] = call;
            expectedOf[call] = expected;
            call = next;
        }
    }

    private static int first(int[] partners) {
        for (int i = 0; i < partners.length; i++) {
            if (partners[i] == NONE) {
                return i;
            }
        }
        return NONE;
    }
}
