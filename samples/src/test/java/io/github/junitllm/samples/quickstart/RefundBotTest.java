package io.github.junitllm.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.eval.LlmAnswer;
import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.eval.LlmTask;
import io.github.junitllm.eval.PassRate;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.golden.EvalCase;

// snippet: evals
class RefundBotTest {

    @LlmTask // the application under test: one answer for each case, run ahead, concurrently
    static String refundBot(EvalCase golden, LlmGateway llm) {
        String key = System.getenv().getOrDefault("OPENAI_API_KEY", "not needed on replay");
        try (RefundBot bot = new RefundBot(llm.baseUrl(), key)) {
            return bot.answer(golden.input());
        }
    }

    @LlmEval("golden/refunds.jsonl") // one node for each golden case, named by its id
    @PassRate(0.80) // tolerated misses stay visible; the last node is the verdict
    void answersRefundQuestions(EvalCase golden, LlmAnswer answer) {
        assertThat(answer.text()).contains(golden.expected());
    }
}
// end snippet
