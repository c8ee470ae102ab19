package io.github.junitllm.benchmarks.checks;

import io.github.junitllm.benchmarks.process.Facts;

/**
 * Lets each guardrail look at each hostile text once, after a warm-up with a thirty-second part of it: {@code <characters>}.
 */
public final class HostileMain {

    private HostileMain() {}

    /** Returns the name of the fact that tells how long one took, in milliseconds. */
    public static String fact(TimedGuardrail guardrail, HostileText text) {
        return guardrail.name() + "/" + text.name();
    }

    public static void main(String[] args) {
        int length = Integer.parseInt(args[0]);
        for (TimedGuardrail guardrail : TimedGuardrail.values()) {
            for (HostileText text : HostileText.values()) {
                millis(guardrail, text.text(length / 32));
                Facts.print(fact(guardrail, text), millis(guardrail, text.text(length)));
            }
        }
    }

    private static double millis(TimedGuardrail guardrail, String text) {
        long start = System.nanoTime();
        int findings = guardrail.guardrail().inspect(text).size();
        double millis = (System.nanoTime() - start) / 1e6;
        if (findings > text.length()) {
            throw new IllegalStateException("more findings than characters");
        }
        return millis;
    }
}
