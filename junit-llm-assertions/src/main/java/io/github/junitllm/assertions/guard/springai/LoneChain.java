package io.github.junitllm.assertions.guard.springai;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.client.ChatClientRequest;
import org.springframework.ai.chat.client.ChatClientResponse;
import org.springframework.ai.chat.client.advisor.api.CallAdvisor;
import org.springframework.ai.chat.client.advisor.api.CallAdvisorChain;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.Prompt;

/** What stands behind one advisor for one call: no other advisor and no model, but an answer that is known. */
final class LoneChain implements CallAdvisorChain {

    private final String answer;
    private @Nullable String received;

    LoneChain(String answer) {
        this.answer = answer;
    }

    static ChatClientRequest request(String message) {
        return ChatClientRequest.builder()
                .prompt(new Prompt(new UserMessage(message)))
                .build();
    }

    /** Returns the user's message as it came through the advisor; null if none came. */
    @Nullable
    String received() {
        return received;
    }

    @Override
    public ChatClientResponse nextCall(ChatClientRequest chatClientRequest) {
        received = chatClientRequest.prompt().getUserMessage().getText();
        return ChatClientResponse.builder()
                .chatResponse(new ChatResponse(List.of(new Generation(new AssistantMessage(answer)))))
                .context(chatClientRequest.context())
                .build();
    }

    @Override
    public List<CallAdvisor> getCallAdvisors() {
        return List.of();
    }

    @Override
    public CallAdvisorChain copy(CallAdvisor after) {
        return this;
    }
}
