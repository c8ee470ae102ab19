package io.github.junitllm.samples.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.golden.EvalCase;
import java.util.List;

/** The smallest eval: a test method that calls the application and asserts, once for each case, one after the other. */
class FirstEvals {

    // snippet: first
    @LlmEval(value = "golden/support.jsonl", tags = "warranty")
    void answersWarrantyQuestions(EvalCase golden, LlmGateway llm) {
        try (SupportAssistant assistant = AssistantUnderTest.at(llm)) {
            SupportAnswer answer = assistant.answer("C-1001", List.of(Turn.customer(golden.input())));

            assertThat(answer.answer()).contains(golden.expected());
            assertThat(answer.action()).isEqualTo(SupportAnswer.Action.ANSWER);
        }
    }
    // end snippet
}
