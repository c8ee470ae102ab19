package io.github.junitllm.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.openai.core.ObjectMappers;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.ToolCall;
import io.github.junitllm.call.Usage;
import org.junit.jupiter.api.Test;

class OpenAiCallsTests {

    private static <T> T read(String json, Class<T> type) throws JsonProcessingException {
        return ObjectMappers.jsonMapper().readValue(json, type);
    }

    @Test
    void aChatCompletionIsACall() throws JsonProcessingException {
        ChatCompletion answer = read("""
                {"id": "chatcmpl-1", "object": "chat.completion", "created": 1, "model": "gpt-4o-mini-2024-07-18",
                 "choices": [{"index": 0, "finish_reason": "tool_calls", "logprobs": null, "message": {
                   "role": "assistant", "content": "One moment.", "refusal": null, "tool_calls": [
                     {"id": "call_1", "type": "function",
                      "function": {"name": "find_order", "arguments": "{\\"order\\":\\"A-17\\"}"}}]}}],
                 "usage": {"prompt_tokens": 21, "completion_tokens": 7, "total_tokens": 28}}""", ChatCompletion.class);
        ChatCompletionCreateParams request = ChatCompletionCreateParams.builder()
                .model("gpt-4o-mini")
                .addUserMessage("Where is A-17?")
                .build();

        LlmCall call = OpenAiCalls.of(request, answer);

        assertThat(call.protocol()).isEqualTo("openai-chat");
        assertThat(call.requestedModel()).isEqualTo("gpt-4o-mini");
        assertThat(call.answeredModel()).isEqualTo("gpt-4o-mini-2024-07-18");
        assertThat(call.answerText()).isEqualTo("One moment.");
        assertThat(call.finishReason()).isEqualTo("tool_calls");
        assertThat(call.toolCalls()).containsExactly(new ToolCall("call_1", "find_order", "{\"order\":\"A-17\"}"));
        assertThat(call.usage()).isEqualTo(new Usage(21, 7, 0, 0, 0));
        assertThat(call.timing()).isNull();
        assertThat(call.requestBody()).contains("Where is A-17?");
        assertThat(OpenAiCalls.of(answer).requestBody()).isEqualTo("{}");
    }

    @Test
    void aResponseIsACall() throws JsonProcessingException {
        Response answer = read("""
                {"id": "resp_1", "object": "response", "created_at": 1, "status": "completed", "model": "gpt-4o-mini",
                 "output": [{"type": "message", "id": "msg_1", "status": "completed", "role": "assistant",
                   "content": [{"type": "output_text", "text": "14 days.", "annotations": []}]}],
                 "usage": {"input_tokens": 12, "input_tokens_details": {"cached_tokens": 4}, "output_tokens": 3,
                   "output_tokens_details": {"reasoning_tokens": 0}, "total_tokens": 15}}""", Response.class);

        LlmCall call = OpenAiCalls.of(
                ResponseCreateParams.builder()
                        .model("gpt-4o-mini")
                        .input("How long?")
                        .build(),
                answer);

        assertThat(call.protocol()).isEqualTo("openai-responses");
        assertThat(call.answerText()).isEqualTo("14 days.");
        assertThat(call.usage()).isEqualTo(new Usage(12, 3, 4, 0, 0));
        assertThat(call.requestBody()).contains("How long?");
        assertThat(OpenAiCalls.of(answer).answerText()).isEqualTo("14 days.");
    }
}
