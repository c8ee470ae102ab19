package io.github.junitllm.springai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.ToolCall;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.metadata.ChatGenerationMetadata;
import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;

/** Answers of Spring AI with parts that are missing, null, several or broken. */
class SpringAiOddAnswersTests {

    private static AssistantMessage said(String text, AssistantMessage.ToolCall... tools) {
        return AssistantMessage.builder()
                .content(text)
                .toolCalls(List.of(tools))
                .build();
    }

    @Test
    void anAnswerWithoutGenerationsSaysNothing() {
        LlmCall call = SpringAiCalls.of(new ChatResponse(List.of()));

        assertThat(call.answered()).isFalse();
        assertThat(call.usage()).isNull();
        assertThat(call.answeredModel()).isNull();
    }

    @Test
    void whatIsNullIsNotSaid() {
        LlmCall call = SpringAiCalls.of(new ChatResponse(List.of(new Generation(said(null))), null));

        assertThat(call.answered()).isFalse();
        assertThat(call.finishReason()).isNull();
        assertThat(call.usage()).isNull();
    }

    @Test
    void aGenerationMayHaveNoMessageAndNoMetadata() {
        LlmCall call = SpringAiCalls.of(
                new ChatResponse(Arrays.asList(new Generation(null), new Generation(said("second"), null))));

        assertThat(call.answerText()).isEmpty();
        assertThat(call.furtherTexts()).containsExactly("second");
    }

    @Test
    void everyGenerationStaysInTheBodyAndTheFirstAnswers() {
        LlmCall call = SpringAiCalls.of(
                new ChatResponse(List.of(new Generation(said("first")), new Generation(said("second")))));

        assertThat(call.answerText()).isEqualTo("first");
        assertThat(call.responseBody()).contains("second");
    }

    @Test
    void argumentsAreAsTheModelWroteThem() {
        LlmCall call = SpringAiCalls.of(new ChatResponse(List.of(new Generation(said(
                "",
                new AssistantMessage.ToolCall("a", "function", "find", "{\"order\": \"A-"),
                new AssistantMessage.ToolCall("b", "function", "stop", ""),
                new AssistantMessage.ToolCall(null, null, "odd", null))))));

        assertThat(call.toolCalls())
                .containsExactly(
                        new ToolCall("a", "find", "{\"order\": \"A-"),
                        new ToolCall("b", "stop", ""),
                        new ToolCall(null, "odd", ""));
    }

    @Test
    void whatTheModelWasFilteredForStaysInTheBody() {
        LlmCall call = SpringAiCalls.of(new ChatResponse(List.of(new Generation(
                said(""),
                ChatGenerationMetadata.builder()
                        .finishReason("content_filter")
                        .contentFilter("violence")
                        .build()))));

        assertThat(call.finishReason()).isEqualTo("content_filter");
        assertThat(call.responseBody()).contains("violence");
    }

    @Test
    void metadataThatJsonCannotExpressIsRefusedWithASentence() {
        ChatResponse response = new ChatResponse(
                List.of(new Generation(said("hello"))),
                ChatResponseMetadata.builder()
                        .metadata(Map.of("thread", Thread.currentThread()))
                        .build());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpringAiCalls.of(response))
                .withMessageContaining("Thread");
    }
}
