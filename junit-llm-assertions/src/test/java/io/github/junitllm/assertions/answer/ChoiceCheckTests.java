package io.github.junitllm.assertions.answer;

import static io.github.junitllm.assertions.answer.Verdicts.assertFails;
import static io.github.junitllm.assertions.answer.Verdicts.assertPasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitllm.assertions.check.CheckResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChoiceCheckTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "B",
                "(B)",
                "**B**",
                "B. Paris",
                "B) Paris",
                "Answer: B",
                "The answer is (B) Paris.",
                "The answer is B because A is too small",
                "The correct answer is option B.",
                "I think A dog is wrong, so\nB",
                "Neither fits but (B) does.",
                "\\boxed{B}",
                "#### B",
                "A is tempting.\nI choose option B"
            })
    void choiceIsFoundInEveryForm(String text) {
        assertPasses(AnswerChecks.choice('B'), text);
    }

    @Test
    void noChoiceAndSeveralAreWrong() {
        assertFails(AnswerChecks.choice('B'), "Answer: C", "the final answer is C");
        assertFails(AnswerChecks.choice('B'), "Answer: A or B", "names several choices: A, B");
        assertFails(AnswerChecks.choice('B'), "Answer: A, B and C", "names several choices: A, B, C");
        assertFails(AnswerChecks.choice('A'), "The answer is A dog", "names no choice of A, B, C, D, E");
        assertFails(AnswerChecks.choice('B'), "Bees", "names no choice");
        assertFails(AnswerChecks.choice('B'), "", "names no choice");
        assertFails(AnswerChecks.choice('B'), "(A) or (B)?", "several");
        assertPasses(AnswerChecks.choice('H'), "Answer: H");
        assertPasses(AnswerChecks.choice('J').outOf("FGHJ"), "J");
        assertThatThrownBy(() -> AnswerChecks.choice('b')).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A; B",
                "A + B",
                "A & B",
                "A | B",
                "A B",
                "A-C",
                "A to C",
                "A or maybe B",
                "A, or possibly B",
                "A and B",
                "A is wrong",
                "A is not correct",
                "A isn't right",
                "A cannot be right",
                "rule out A",
                "not A",
                "not (A)",
                "neither (A) nor (B)",
                "not (A) or (B)",
                "It is not option A",
                "anything but option A",
                "(A) is incorrect",
                "A and B are wrong"
            })
    void aChoiceIsOneLetterAffirmed(String answer) {
        for (String text : new String[] {answer, "Answer: " + answer, "I think it is this:\n" + answer}) {
            for (char letter : new char[] {'A', 'B'}) {
                CheckResult result = AnswerChecks.choice(letter).check(text);
                assertThat(result.passed())
                        .as(letter + " of " + text + ": " + result.reason())
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A",
                "A, not B",
                "A because B is wrong",
                "A. Paris",
                "(A), as (B) is wrong",
                "A (B is too small)",
                "option A rather than option B",
                "Ａ",
                "A - Paris"
            })
    void aLetterThatIsAffirmedIsChosen(String answer) {
        assertPasses(AnswerChecks.choice('A'), "Answer: " + answer);
    }

    @Test
    void aDeniedLetterInAnotherLineDoesNotHideTheChoice() {
        assertPasses(AnswerChecks.choice('B'), "I choose option B.\nIt is not option A.");
        assertFails(AnswerChecks.choice('A'), "Answer: A is wrong", "says only that it is not A");
    }
}
