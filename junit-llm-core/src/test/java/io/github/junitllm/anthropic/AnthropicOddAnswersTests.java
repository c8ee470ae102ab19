package io.github.junitllm.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import com.anthropic.core.ObjectMappers;
import com.anthropic.models.messages.Message;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.ToolCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of anthropic-java with fields that are missing, null, several or broken. */
class AnthropicOddAnswersTests {

    private static LlmCall call(String json) throws JsonProcessingException {
        return AnthropicCalls.of(ObjectMappers.jsonMapper().readValue(json, Message.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"type\": \"message\"}",
                "{\"type\": \"message\", \"content\": null, \"usage\": null, \"stop_reason\": null, \"model\": null}",
                "{\"type\": \"message\", \"content\": []}",
                "{\"type\": \"message\", \"content\": [{}]}",
                "{\"type\": \"message\", \"content\": [{\"type\": \"text\", \"text\": null}]}",
                "{\"type\": \"message\", \"content\": \"none\", \"usage\": []}"
            })
    void whatIsMissingOrNullIsNotSaid(String json) throws JsonProcessingException {
        LlmCall call = call(json);

        assertThat(call.answered()).isFalse();
        assertThat(call.failed()).isFalse();
        assertThat(call.usage()).isNull();
        assertThat(call.finishReason()).isNull();
    }

    @Test
    void aRefusalIsAReasonToStop() throws JsonProcessingException {
        LlmCall call = call("""
                {"type": "message", "role": "assistant", "content": [], "stop_reason": "refusal",
                 "usage": {"input_tokens": 3, "output_tokens": 1}}""");

        assertThat(call.answered()).isFalse();
        assertThat(call.finishReason()).isEqualTo("refusal");
    }

    @Test
    void blocksAreReadTogetherAndUnknownOnesStayInTheBody() throws JsonProcessingException {
        LlmCall call = call("""
                {"type": "message", "role": "assistant", "stop_reason": "max_tokens", "content": [
                  {"type": "thinking", "thinking": "let me see", "signature": "x"},
                  {"type": "redacted_thinking", "data": "x"},
                  {"type": "text", "text": "14 "}, {"type": "text", "text": "days"},
                  {"type": "something_new", "note": "of next year"},
                  {"type": "tool_use", "id": "t", "name": "find", "input": {"order": null}},
                  {"type": "tool_use", "id": "u", "name": "stop", "input": {}}]}""");

        assertThat(call.answerText()).isEqualTo("14 days");
        assertThat(call.toolCalls())
                .containsExactly(new ToolCall("t", "find", "{\"order\":null}"), new ToolCall("u", "stop", "{}"));
        assertThat(call.responseBody()).contains("let me see", "of next year");
        assertThat(call.finishReason()).isEqualTo("max_tokens");
    }
}
