package io.github.junitllm.samples.support;

import static io.github.junitllm.assertions.LlmAssertions.assertThatCoping;
import static io.github.junitllm.fault.Fault.LENGTH;
import static io.github.junitllm.fault.Fault.OVERLOADED;
import static io.github.junitllm.fault.Fault.RATE_LIMIT;
import static io.github.junitllm.fault.Fault.RESET_IN_BODY;

import io.github.junitllm.assertions.prose.Amount;
import io.github.junitllm.eval.LlmAnswer;
import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.eval.LlmFault;
import io.github.junitllm.eval.LlmTask;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.golden.EvalCase;
import java.util.List;

/** What the assistant does on the provider's bad days, on top of what was recorded on a good one. */
class FaultEvals {

    @LlmTask
    static String chat(EvalCase golden, LlmGateway llm) {
        try (SupportAssistant assistant = AssistantUnderTest.at(llm)) {
            return assistant
                    .answer(AssistantUnderTest.CUSTOMER, List.of(Turn.customer(golden.input())))
                    .answer();
        } catch (AssistantUnavailableException e) {
            return "I cannot answer at the moment. Please try again in a few minutes.";
        }
    }

    // snippet: faults
    @LlmEval(value = "golden/support.jsonl", tags = "warranty")
    @LlmFault(
            value = {RATE_LIMIT, RATE_LIMIT},
            retryAfter = "20s")
    @LlmFault(value = OVERLOADED, always = true)
    @LlmFault(RESET_IN_BODY)
    @LlmFault(LENGTH)
    void staysCalm(LlmAnswer answer) {
        assertThatCoping(answer).makesCalls(Amount.atMost(3)).showsNoInternals();
    }
    // end snippet

    @LlmEval(value = "golden/support.jsonl", tags = "warranty")
    @LlmFault(
            value = {RATE_LIMIT, RATE_LIMIT},
            retryAfter = "20s")
    void triesAgainAsAsked(LlmAnswer answer) {
        // What arrives is JSON, of which the customer is shown a part: losesNothing would look for all of it.
        assertThatCoping(answer).backsOffAsAsked().not().answersByItself();
    }

    @LlmEval(value = "golden/support.jsonl", tags = "warranty")
    @LlmFault(value = OVERLOADED, always = true)
    void saysThatItCannotAnswer(LlmAnswer answer) {
        assertThatCoping(answer).answersByItself();
    }
}
