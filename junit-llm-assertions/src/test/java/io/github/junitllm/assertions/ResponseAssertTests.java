package io.github.junitllm.assertions;

import static io.github.junitllm.assertions.LlmAssertions.assertThatResponse;
import static io.github.junitllm.assertions.text.Ignoring.CASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.assertions.instruction.InstructionChecks;
import io.github.junitllm.assertions.prose.Amount;
import io.github.junitllm.assertions.text.ReadingScale;
import java.lang.Character.UnicodeScript;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

class ResponseAssertTests {

    private static final String ANSWER = "You can return it within 14 days. The refund is free of charge.";

    private static void assertFails(ThrowingCallable assertion, String message) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(assertion)
                .withMessageStartingWith("expected the response " + (message.startsWith("not ") ? "" : "to ") + message)
                .withMessageEndingWith("\n  the response: \"" + ANSWER + "\"");
    }

    @Test
    void passesWhatHolds() {
        assertThatResponse(new StringBuilder(ANSWER))
                .isEqualTo(ANSWER)
                .isNotEqualTo("")
                .isEqualToIgnoring(ANSWER.toUpperCase(java.util.Locale.ROOT), CASE)
                .contains("14", "days")
                .containsIgnoring("REFUND", CASE)
                .containsAnyOf("weeks", "days")
                .doesNotContain("weeks")
                .containsInOrder("return", "refund")
                .startsWith("You")
                .endsWith("charge.")
                .matches(Pattern.compile("You.*"))
                .containsPattern(Pattern.compile("\\d+"))
                .mentions("14-day", "refund")
                .mentionsNumber(14)
                .omits("30 days")
                .hasLength(Amount.exactly(63))
                .hasWords(Amount.exactly(13))
                .hasSentences(Amount.exactly(2))
                .hasLines(Amount.exactly(1))
                .hasParagraphs(Amount.exactly(1))
                .isInLanguage("en")
                .isInScript(UnicodeScript.LATIN)
                .hasReadingLevel(ReadingScale.FLESCH_KINCAID_GRADE, 0, 9)
                .hasNoLeftovers()
                .hasNoRepetitionLoop()
                .doesNotRefuse()
                .follows(InstructionChecks.noComma())
                .followsLoosely(InstructionChecks.noComma())
                .follows("startend:end_checker", Map.of("end_phrase", "free of charge."));
    }

    @Test
    void saysWhatWasAskedAndFound() {
        assertFails(
                () -> assertThatResponse(ANSWER).contains("weeks"), "contain \"weeks\", but \"weeks\" does not occur");
        assertFails(
                () -> assertThatResponse(ANSWER).mentions("30 days"), "mention \"30 days\", but \"30 days\" is not");
        assertFails(() -> assertThatResponse(ANSWER).refuses(), "refuse, but no phrase of refusal was found");
        assertFails(
                () -> assertThatResponse(ANSWER).hasWords(Amount.lessThan(5)), "have at most 4 words, but it has 13");
        assertFails(
                () -> assertThatResponse(ANSWER).follows(InstructionChecks.quoted()),
                "stand in double quotes, but it does not");
    }

    @Test
    void negatesTheNextAssertionOnly() {
        assertThatResponse(ANSWER)
                .not()
                .mentions("30 days")
                .mentions("14 days")
                .not()
                .isEqualTo("x");

        assertFails(
                () -> assertThatResponse(ANSWER).not().mentions("14 days"),
                "not to mention \"14 days\", but found \"14 days\" at 25");
        assertFails(() -> assertThatResponse(ANSWER).not().doesNotRefuse(), "refuse, but no phrase");
        assertFails(() -> assertThatResponse(ANSWER).not().isEqualTo(ANSWER), "not to be equal to");
    }

    @Test
    void showsADiffWhereTextsAreCompared() {
        assertThatExceptionOfType(AssertionFailedError.class)
                .isThrownBy(() -> assertThatResponse("a").isEqualTo("b"))
                .satisfies(error -> assertThat(error.getExpected().getStringRepresentation())
                        .isEqualTo("b"));
    }

    @Test
    void isUndecidedAndNotFailedWhereNothingCanBeTold() {
        assertThatExceptionOfType(UndecidedException.class)
                .isThrownBy(() -> assertThatResponse("42").not().isInLanguage("en"));
    }
}
