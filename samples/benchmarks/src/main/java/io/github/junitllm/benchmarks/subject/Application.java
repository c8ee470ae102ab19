package io.github.junitllm.benchmarks.subject;

import org.junit.jupiter.api.Assertions;

/** The application under test, which answers at once and always right, and the two checks on its answers. */
final class Application {

    private Application() {}

    static String answer(String question) {
        return "Thank you for your question. Please mention " + reference(question) + " when you write to us.";
    }

    static String reference(String question) {
        return String.format("REF-%08X", question.hashCode());
    }

    static void check(String answer, String expected) {
        Assertions.assertTrue(answer.contains(expected), () -> "does not mention " + expected + ": " + answer);
        Assertions.assertFalse(answer.contains("as a language model"), () -> "is not in our words: " + answer);
    }
}
