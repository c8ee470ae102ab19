package io.github.junitllm.clients.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.SystemMessage;
import io.github.junitllm.eval.Expected;
import io.github.junitllm.eval.LlmAnswer;
import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.eval.LlmTask;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.langchain4j.RecordedModels;

// snippet: recorded-model
class TinyRefundBotTest {

    interface RefundBot {
        @SystemMessage("You answer questions about refunds of a shoe shop in one sentence.")
        String answer(String question);
    }

    @LlmTask
    static String refundBot(EvalCase golden, LlmGateway llm) {
        ChatModel model = RecordedModels.chat(llm, () -> new TinyModel(TinyModel.FILE)); // in replay never made
        return AiServices.create(RefundBot.class, model).answer(golden.input());
    }

    @LlmEval("golden/refunds.jsonl")
    void answersRefundQuestions(@Expected String expected, LlmAnswer answer) {
        assertThat(answer.text()).contains(expected);
    }
}
// end snippet
