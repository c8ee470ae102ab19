package io.github.junitllm.assertions.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.assertions.check.Check;

/** What a check says of a text, and the opposite of it under negation. */
final class Verdicts {

    private Verdicts() {}

    static boolean holds(Check<String> check, String text) {
        boolean passed = check.check(text).passed();
        assertThat(check.not().check(text).passed()).isEqualTo(!passed);
        return passed;
    }
}
