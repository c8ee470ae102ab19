package io.github.junitllm.assertions.redteam;

import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * One way to carry out a strategy.
 *
 * @param name unique within the strategy, part of ids; empty where the strategy has one way
 */
record Variant(String name, Move move) {

    /** Brings in a text. */
    @FunctionalInterface
    interface Move {

        /**
         * Returns the text as it is brought in.
         *
         * @param random its only source of chance
         */
        Delivered apply(String text, Goal goal, Random random);
    }

    /** A text around the text: {@code {attack}} is where it stands. */
    static Variant frame(String name, String frame) {
        return message(name, text -> frame.replace("{attack}", text));
    }

    static Variant message(String name, UnaryOperator<String> dress) {
        return new Variant(name, (text, goal, random) -> Delivered.message(dress.apply(text)));
    }
}
