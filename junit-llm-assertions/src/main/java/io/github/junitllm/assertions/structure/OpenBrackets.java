package io.github.junitllm.assertions.structure;

import java.util.Arrays;

/** The brackets of a text that opened, turned out to be no JSON, and have not closed yet. */
final class OpenBrackets {

    private char[] kinds = new char[16];
    private int size;
    private int braces;
    private boolean told;

    boolean isEmpty() {
        return size == 0;
    }

    /** Opens what a span left open. */
    void push(JsonSpan span) {
        for (int i = 0; i < span.open().length(); i++) {
            if (size == kinds.length) {
                kinds = Arrays.copyOf(kinds, size * 2);
            }
            kinds[size++] = span.open().charAt(i);
            braces += span.open().charAt(i) == '{' ? 1 : 0;
        }
    }

    /** Closes the innermost bracket of the kind, and those inside of it; returns false if none is open. */
    boolean close(char closing) {
        char kind = closing == '}' ? '{' : '[';
        if (kind == '{' ? braces == 0 : braces == size) {
            return false;
        }
        char popped;
        do {
            popped = kinds[--size];
            braces -= popped == '{' ? 1 : 0;
        } while (popped != kind);
        if (size == 0) {
            told = false;
        }
        return true;
    }

    /** Returns true the first time it is asked for the brackets open now: one problem tells enough of them. */
    boolean tellOnce() {
        boolean first = !told;
        told = size > 0;
        return first;
    }
}
