package io.github.junitllm.assertions;

import static io.github.junitllm.assertions.LlmAssertions.assertThatGrounding;
import static io.github.junitllm.assertions.LlmAssertions.assertThatResponse;
import static io.github.junitllm.assertions.LlmAssertions.assertThatToolCalls;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.junitllm.assertions.answer.AnswerChecks;
import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.prose.Amount;
import io.github.junitllm.assertions.similarity.SimilarityChecks;
import io.github.junitllm.assertions.structure.JsonChecks;
import io.github.junitllm.assertions.text.TextChecks;
import io.github.junitllm.call.ToolCall;
import io.github.junitllm.golden.ContextDocument;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples of the guide. */
class ResponseExamplesTests {

    private static final String ANSWER = "You can return it within 14 days [returns]. The label costs 6 euros.";

    private final List<ContextDocument> documents =
            List.of(new ContextDocument("returns", "Returns are accepted within 14 days. The label costs 6 euros."));
    private final List<ToolCall> calls = List.of(
            new ToolCall("1", "approve_refund", "{\"order\": \"A-17\"}"),
            new ToolCall("2", "refund", "{\"order\": \"A-17\", \"amount\": 20}"));

    @Test
    void answersGroundedAndApproved() {
        String answer = ANSWER;
        // snippet: assertions
        assertThatResponse(answer)
                .mentions("14 days")
                .hasWords(Amount.atMost(40))
                .doesNotRefuse()
                .hasNoLeftovers() // no {{name}}, no [PLACEHOLDER]
                .not()
                .contains("as an AI");
        assertThatGrounding(answer, documents).inventsNoCitation().inventsNoNumber();
        assertThatToolCalls(calls)
                .areOnlyOf("find_order", "approve_refund", "refund")
                .callOnlyWhenApproved("refund", "approve_refund", "order"); // for the same order
        // end snippet
    }

    @Test
    void aCheckIsAValue() {
        String answer = ANSWER;
        // snippet: checks
        Check<String> complete = Check.atLeast(
                2,
                TextChecks.mentions("14 days"),
                AnswerChecks.number(6),
                SimilarityChecks.rougeL("Returns within 14 days, the label costs 6 euros.", 0.5));
        CheckResult result = complete.check(answer); // passed, a score from 0 to 1, and the reason
        assertThatResponse(answer).passes(complete).passes(JsonChecks.isJson().not());
        // end snippet

        assertThat(result.passed()).as(result.reason()).isTrue();
        assertThat(result.reason()).startsWith("3 of 3 hold").contains("yes: mention \"14 days\"");
    }

    @Test
    void aFailureSaysWhatWasAskedAndWhatWasFound() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThatToolCalls(calls.subList(1, 2))
                        .callOnlyWhenApproved("refund", "approve_refund", "order"))
                .withMessageContaining("refund");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThatResponse(ANSWER).not().mentions("14 days"))
                .withMessageStartingWith("expected the response not to mention \"14 days\", but ");
    }
}
