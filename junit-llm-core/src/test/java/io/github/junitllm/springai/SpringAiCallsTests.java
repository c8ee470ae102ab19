package io.github.junitllm.springai;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.call.LlmCall;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.metadata.ChatGenerationMetadata;
import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.Prompt;

class SpringAiCallsTests {

    @Test
    void aChatResponseIsACall() {
        ChatResponse response = new ChatResponse(
                List.of(new Generation(
                        new AssistantMessage("14 days."),
                        ChatGenerationMetadata.builder().finishReason("STOP").build())),
                ChatResponseMetadata.builder().model("small").build());

        LlmCall call = SpringAiCalls.of(new Prompt("How long?"), response);

        assertThat(call.answerText()).isEqualTo("14 days.");
        assertThat(call.answeredModel()).isEqualTo("small");
        assertThat(call.finishReason()).isEqualTo("STOP");
        assertThat(call.timing()).isNull();
        assertThat(call.requestBody()).contains("How long?");
        assertThat(SpringAiCalls.of(response).requestBody()).isEqualTo("{}");
    }
}
