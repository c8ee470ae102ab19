package io.github.junitllm.assertions.answer;

import static io.github.junitllm.assertions.answer.Verdicts.assertFails;
import static io.github.junitllm.assertions.answer.Verdicts.assertPasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class AnswerChecksTests {

    @Test
    void placeCanBeSaid() {
        String text = "A: 18\n#### 20\nIn all 22";

        assertPasses(AnswerChecks.number(18).foundBy(FinalAnswer.after("A:")), text);
        assertPasses(AnswerChecks.number(20).foundBy(FinalAnswer.afterHashes()), text);
        assertPasses(AnswerChecks.number(22).foundBy(FinalAnswer.wholeText()), text);
        assertPasses(AnswerChecks.number(20), text);
        assertFails(AnswerChecks.number(1).foundBy(FinalAnswer.boxed()), text, "there is no final answer in \\boxed{}");
        assertFails(
                AnswerChecks.number(5).foundBy(FinalAnswer.after("A:")),
                "DNA: 5",
                "there is no final answer after \"A:\"");
        assertFails(AnswerChecks.number(5).foundBy(FinalAnswer.boxed()), "\\boxed{5", "there is no final answer");
        assertThat(FinalAnswer.boxed().in("\\boxed{\\frac{1}{2}}")).hasValue("\\frac{1}{2}");
        assertThatThrownBy(() -> FinalAnswer.after(" ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void textIsComparedWithoutCaseSpaceAndEmphasis() {
        assertPasses(AnswerChecks.text("New York"), "The answer is **new  york**.");
        assertPasses(AnswerChecks.text("東京"), "東京");
        assertFails(AnswerChecks.text("York"), "Answer: New York", "the final answer is \"New York\"");
        assertFails(AnswerChecks.text("x", FinalAnswer.afterHashes()), "x", "there is no final answer after ####");
        assertThatThrownBy(() -> AnswerChecks.text(" ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Timeout(60)
    void hugeTextsAreReadInLinearTime() {
        for (String piece : new String[] {
            "answer ",
            "answer: ",
            "\\boxed{",
            "#### ",
            "(A) ",
            "3/3/",
            "5 May ",
            "*",
            "A, ",
            "A:",
            "not ",
            "42 or ",
            "42 is ",
            "1 - ",
            "A B "
        }) {
            String huge = piece.repeat(300_000 / piece.length());
            AnswerChecks.number(1).check(huge);
            AnswerChecks.choice('A').check(huge);
            AnswerChecks.text("x").check(huge);
            assertThat(AnswerChecks.date(LocalDate.EPOCH).check(huge).passed()).isFalse();
        }
    }
}
