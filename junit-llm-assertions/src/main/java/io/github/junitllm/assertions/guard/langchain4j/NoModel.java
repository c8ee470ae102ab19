package io.github.junitllm.assertions.guard.langchain4j;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.guardrail.ChatExecutor;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.github.junitllm.assertions.check.UndecidedException;
import java.util.List;

/** Stands where an AI service has its model. */
final class NoModel implements ChatExecutor {

    @Override
    public ChatResponse execute() {
        throw asked();
    }

    @Override
    public ChatResponse execute(List<ChatMessage> chatMessages) {
        throw asked();
    }

    private static UndecidedException asked() {
        return new UndecidedException(
                "the guardrail asks the model again, and there is none: what it decides depends on"
                        + " that answer. Test it with the AI service it belongs to, in an eval.");
    }
}
