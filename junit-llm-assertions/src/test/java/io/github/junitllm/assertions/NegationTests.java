package io.github.junitllm.assertions;

import static io.github.junitllm.assertions.LlmAssertions.assertThatResponse;
import static io.github.junitllm.assertions.LlmAssertions.assertThatToolCalls;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.guard.GuardChecks;
import io.github.junitllm.assertions.guard.secret.Secrets;
import io.github.junitllm.assertions.structure.JsonChecks;
import io.github.junitllm.assertions.text.TextChecks;
import io.github.junitllm.assertions.tool.ExpectedCall;
import io.github.junitllm.assertions.tool.ToolChecks;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What would pass, or fail, for the opposite of what is written. */
class NegationTests {

    @Test
    void assertJsOwnAssertionsAreRefusedBehindNot() {
        List<Consumer<ResponseAssert>> own = List.of(
                it -> it.hasToString("x"),
                it -> it.isIn("x", "y"),
                it -> it.isNotIn(List.of("z")),
                it -> it.is(new Condition<>("x"::equals, "x")),
                it -> it.doesNotHave(new Condition<>("y"::equals, "y")),
                it -> it.matches("x"::equals),
                it -> it.isNotNull(),
                it -> it.isInstanceOf(String.class));
        for (Consumer<ResponseAssert> assertion : own) {
            assertion.accept(assertThatResponse("x"));
            assertThatIllegalStateException()
                    .isThrownBy(() -> assertion.accept(assertThatResponse("x").not()))
                    .withMessageContaining("AssertJ's own");
        }
        assertThatIllegalStateException()
                .isThrownBy(() -> assertThatToolCalls(List.of()).not().isEqualTo(List.of()));
    }

    @Test
    void aMessageOfTheTestsOwnIsUsed() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThatResponse("x")
                        .overridingErrorMessage("the term is missing")
                        .mentions("14 days"))
                .withMessage("the term is missing");
    }

    @Test
    void anExpectationThatAnythingMeetsIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ToolChecks.atLeast());
        assertThatIllegalArgumentException().isThrownBy(() -> ToolChecks.inOrder());
        assertThatIllegalArgumentException().isThrownBy(() -> ToolChecks.effects(List.of(), ExpectedCall.of("refund")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ToolChecks.effects(List.of("refnd"), ExpectedCall.of("refund")))
                .withMessageContaining("refund is none of [refnd]");
        for (String schema : List.of("null", "5", "[]", "\"x\"")) {
            assertThatIllegalArgumentException().isThrownBy(() -> JsonChecks.matchesSchema(schema));
        }
    }

    @Test
    void aValueThatIsMissingInOnePlaceIsNotAtEach() {
        assertThat(JsonChecks.hasPath("$.items[*].ok", true)
                        .check("{\"items\": [{\"ok\": true}, {}]}")
                        .passed())
                .isFalse();
        assertThat(JsonChecks.hasPath("$.items[*].ok", true)
                        .check("{\"items\": [{\"ok\": true}, {\"ok\": true}]}")
                        .passed())
                .isTrue();
    }

    @Test
    void aToleranceHoldsAroundZeroToo() {
        assertThat(JsonChecks.equalsJson("{\"a\": 0}")
                        .withTolerance(0.5)
                        .check("{\"a\": 0.3}")
                        .passed())
                .isTrue();
        assertThat(JsonChecks.equalsJson("{\"a\": 0.3}")
                        .withTolerance(0.5)
                        .check("{\"a\": 0}")
                        .passed())
                .isTrue();
        assertThat(JsonChecks.equalsJson("{\"a\": 0}")
                        .withTolerance(0.5)
                        .check("{\"a\": 0.6}")
                        .passed())
                .isFalse();
        assertThat(JsonChecks.equalsJson("{\"a\": 0}")
                        .withTolerance(0.5)
                        .check("{\"a\": 1e999999}")
                        .passed())
                .isFalse();
    }

    @Test
    void aGuardrailThatShouldFindSaysSo() {
        CheckResult result = GuardChecks.clean(Secrets.keys()).not().check("nothing here");

        assertThat(result.passed()).isFalse();
        assertThat(GuardChecks.clean(Secrets.keys()).not().description()).doesNotContain("not contain no");
        assertThat(GuardChecks.clean(Secrets.keys()).not().not().description()).startsWith("contain no ");
    }

    @Test
    @Timeout(20)
    void marksWithoutLettersAreReadOnce() {
        String marks = "\u0301".repeat(200_000);

        assertThat(TextChecks.noLeftovers().check(marks).passed()).isTrue();
        assertThat(io.github.junitllm.assertions.answer.AnswerChecks.number(5)
                        .check(marks)
                        .passed())
                .isFalse();
    }
}
