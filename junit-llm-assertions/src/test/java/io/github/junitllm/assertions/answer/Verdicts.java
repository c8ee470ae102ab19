package io.github.junitllm.assertions.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;

/** What a check says of a text, and the opposite of it under negation. */
final class Verdicts {

    private Verdicts() {}

    static void assertPasses(Check<String> check, String text) {
        CheckResult result = check.check(text);
        assertThat(result.passed()).as(text + ": " + result.reason()).isTrue();
        assertThat(check.not().check(text).passed()).isFalse();
    }

    static void assertFails(Check<String> check, String text, String reason) {
        CheckResult result = check.check(text);
        assertThat(result.passed()).as(text).isFalse();
        assertThat(result.reason()).contains(reason);
        assertThat(check.not().check(text).passed()).isTrue();
    }
}
