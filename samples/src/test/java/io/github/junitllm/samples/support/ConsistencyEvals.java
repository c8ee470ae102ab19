package io.github.junitllm.samples.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.eval.LlmAnswer;
import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.eval.LlmTask;
import io.github.junitllm.eval.PassRate;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.verdict.Measure;

/** Asks each question about refunds five times: a model that is right on average may still be wrong every fifth time. */
class ConsistencyEvals {

    // One at a time: the stand-in's mistakes depend on how often it was asked, and so each sample keeps its own.
    @LlmTask(concurrency = 1, shared = true)
    static SupportAnswer support(EvalCase golden, LlmGateway llm) {
        return SupportEvals.support(golden, llm);
    }

    // snippet: samples
    @LlmEval(value = "golden/support.jsonl", tags = "refund", samples = 5, passAtLeast = 4)
    @PassRate(0.85)
    void isRightFourTimesOutOfFive(EvalCase golden, LlmAnswer answer) {
        check(golden, answer);
    }

    @LlmEval(value = "golden/support.jsonl", tags = "refund", samples = 5)
    @PassRate(value = 0.70, measure = Measure.PASS_HAT_K, k = 3)
    void isRightThreeTimesInARow(EvalCase golden, LlmAnswer answer) {
        check(golden, answer);
    }
    // end snippet

    private static void check(EvalCase golden, LlmAnswer answer) {
        assertThat(golden.expected())
                .allSatisfy(fact ->
                        assertThat(answer.as(SupportAnswer.class).answer()).containsIgnoringCase(fact));
    }
}
