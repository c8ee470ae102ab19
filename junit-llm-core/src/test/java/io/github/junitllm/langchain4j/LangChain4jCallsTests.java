package io.github.junitllm.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.ToolCall;
import io.github.junitllm.call.Usage;
import org.junit.jupiter.api.Test;

class LangChain4jCallsTests {

    @Test
    void aChatResponseIsACall() {
        ChatResponse response = ChatResponse.builder()
                .aiMessage(AiMessage.builder()
                        .text("One moment.")
                        .toolExecutionRequests(java.util.List.of(ToolExecutionRequest.builder()
                                .id("1")
                                .name("find_order")
                                .arguments("{}")
                                .build()))
                        .build())
                .modelName("small")
                .finishReason(FinishReason.TOOL_EXECUTION)
                .tokenUsage(new TokenUsage(21, 7))
                .build();

        LlmCall call = LangChain4jCalls.of(
                ChatRequest.builder()
                        .messages(UserMessage.from("Where is A-17?"))
                        .build(),
                response);

        assertThat(call.answerText()).isEqualTo("One moment.");
        assertThat(call.answeredModel()).isEqualTo("small");
        assertThat(call.finishReason()).isEqualTo("TOOL_EXECUTION");
        assertThat(call.toolCalls()).containsExactly(new ToolCall("1", "find_order", "{}"));
        assertThat(call.usage()).isEqualTo(new Usage(21, 7, 0, 0, 0));
        assertThat(call.timing()).isNull();
        assertThat(call.requestBody()).contains("Where is A-17?");
        assertThat(LangChain4jCalls.of(response).requestBody()).isEqualTo("{}");
    }
}
