package io.github.junitllm.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.ToolCall;
import io.github.junitllm.call.Usage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Answers of LangChain4j with parts that are missing, null, several or broken. */
class LangChain4jOddAnswersTests {

    private static LlmCall call(AiMessage said) {
        return LangChain4jCalls.of(ChatResponse.builder().aiMessage(said).build());
    }

    @Test
    void whatIsNullIsNotSaid() {
        LlmCall call = call(AiMessage.builder().build());

        assertThat(call.answered()).isFalse();
        assertThat(call.usage()).isNull();
        assertThat(call.finishReason()).isNull();
        assertThat(call.answeredModel()).isNull();
    }

    @Test
    void countsMayBeUnknown() {
        LlmCall nothing = LangChain4jCalls.of(ChatResponse.builder()
                .aiMessage(AiMessage.from("hello"))
                .tokenUsage(new TokenUsage())
                .build());
        LlmCall half = LangChain4jCalls.of(ChatResponse.builder()
                .aiMessage(AiMessage.from("hello"))
                .tokenUsage(new TokenUsage(3, null))
                .build());

        assertThat(nothing.usage()).isNull();
        assertThat(half.usage()).isEqualTo(new Usage(3L, null, 0, 0, 0, Map.of(), false));
    }

    @Test
    void argumentsAreAsTheModelWroteThem() {
        LlmCall call = call(AiMessage.builder()
                .toolExecutionRequests(List.of(
                        ToolExecutionRequest.builder()
                                .id("a")
                                .name("find")
                                .arguments("{\"order\": \"A-")
                                .build(),
                        ToolExecutionRequest.builder()
                                .name("stop")
                                .arguments("")
                                .build(),
                        ToolExecutionRequest.builder().id("c").name("odd").build()))
                .build());

        assertThat(call.toolCalls())
                .containsExactly(
                        new ToolCall("a", "find", "{\"order\": \"A-"),
                        new ToolCall(null, "stop", ""),
                        new ToolCall("c", "odd", ""));
    }

    @Test
    void thinkingAndAttributesStayInTheBody() {
        LlmCall call = call(AiMessage.builder()
                .thinking("let me see")
                .attributes(Map.of("note", "by the way"))
                .build());

        assertThat(call.answerText()).isEmpty();
        assertThat(call.responseBody()).contains("let me see", "by the way");
    }

    @Test
    void aFilteredAnswerSaysWhyItEnded() {
        LlmCall call = LangChain4jCalls.of(ChatResponse.builder()
                .aiMessage(AiMessage.from(""))
                .finishReason(FinishReason.CONTENT_FILTER)
                .build());

        assertThat(call.answered()).isFalse();
        assertThat(call.finishReason()).isEqualTo("CONTENT_FILTER");
    }
}
