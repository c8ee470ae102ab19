package io.github.junitllm.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import com.anthropic.core.ObjectMappers;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.Usage;
import org.junit.jupiter.api.Test;

class AnthropicCallsTests {

    @Test
    void aMessageIsACall() throws JsonProcessingException {
        Message answer = ObjectMappers.jsonMapper().readValue("""
                        {"id": "msg_1", "type": "message", "role": "assistant", "model": "claude-sonnet-4-5",
                         "content": [{"type": "text", "text": "One moment."},
                           {"type": "tool_use", "id": "toolu_1", "name": "find_order", "input": {"order": "A-17"}}],
                         "stop_reason": "tool_use", "stop_sequence": null,
                         "usage": {"input_tokens": 21, "output_tokens": 7}}""", Message.class);
        MessageCreateParams request = MessageCreateParams.builder()
                .model("claude-sonnet-4-5")
                .maxTokens(100)
                .addUserMessage("Where is A-17?")
                .build();

        LlmCall call = AnthropicCalls.of(request, answer);

        assertThat(call.protocol()).isEqualTo("anthropic-messages");
        assertThat(call.requestedModel()).isEqualTo("claude-sonnet-4-5");
        assertThat(call.answerText()).isEqualTo("One moment.");
        assertThat(call.finishReason()).isEqualTo("tool_use");
        assertThat(call.toolCalls()).singleElement().satisfies(tool -> {
            assertThat(tool.name()).isEqualTo("find_order");
            assertThat(tool.arguments()).isEqualTo("{\"order\":\"A-17\"}");
        });
        assertThat(call.usage()).isEqualTo(new Usage(21, 7, 0, 0, 0));
        assertThat(call.timing()).isNull();
        assertThat(call.requestBody()).contains("Where is A-17?");
        assertThat(AnthropicCalls.of(answer).requestBody()).isEqualTo("{}");
    }
}
