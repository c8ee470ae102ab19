package io.github.junitllm.assertions.guard.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.assertions.guard.Guardrail;
import io.github.junitllm.assertions.guard.personal.PersonalData;
import io.github.junitllm.assertions.guard.personal.PersonalDataType;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.langchain4j.LangChain4jCalls;
import io.github.junitllm.springai.SpringAiCalls;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.model.Generation;

/** Guardrails over what client libraries returned. */
class ClientTypesTests {

    private static final Guardrail EMAILS = PersonalData.of(PersonalDataType.EMAIL);

    /** As OpenAiCalls makes them. */
    private static LlmCall openAi(String json) {
        return LlmCall.untimed("/v1/chat/completions", "{}", json);
    }

    /** As AnthropicCalls makes them. */
    private static LlmCall anthropic(String json) {
        return LlmCall.untimed("/v1/messages", "{}", json);
    }

    private static LlmCall springAi(AssistantMessage... said) {
        return SpringAiCalls.of(new org.springframework.ai.chat.model.ChatResponse(
                Stream.of(said).map(Generation::new).toList()));
    }

    private static LlmCall langChain4j(AiMessage said) {
        return LangChain4jCalls.of(ChatResponse.builder().aiMessage(said).build());
    }

    static Stream<LlmCall> leaking() {
        return Stream.of(
                openAi("{\"choices\":[{\"message\":{\"refusal\":\"not for ann@example.org\"}}]}"),
                openAi(
                        "{\"choices\":[{\"message\":{\"content\":\"a\"}},{\"message\":{\"content\":\"ann@example.org\"}}]}"),
                openAi("{\"choices\":[{\"message\":{\"reasoning_content\":\"ann@example.org\"}}]}"),
                openAi(
                        "{\"choices\":[{\"message\":{\"tool_calls\":[{\"type\":\"function\",\"function\":{\"name\":\"f\","
                                + "\"arguments\":\"{\\\"to\\\":\\\"ann@example.org\"}}]}}]}"),
                anthropic(
                        "{\"type\":\"message\",\"content\":[{\"type\":\"thinking\",\"thinking\":\"ann@example.org\"}]}"),
                anthropic("{\"type\":\"message\",\"content\":[{\"type\":\"tool_use\",\"name\":\"f\","
                        + "\"input\":{\"ann@example.org\":1}}]}"),
                anthropic("{\"type\":\"message\",\"content\":[{\"type\":\"new\",\"note\":\"ann@example.org\"}]}"),
                springAi(new AssistantMessage("a"), new AssistantMessage("ann@example.org")),
                springAi(AssistantMessage.builder()
                        .content("")
                        .toolCalls(List.of(new AssistantMessage.ToolCall(
                                "1", "function", "f", "{\"to\":\"ann\\u0040example.org\"}")))
                        .build()),
                langChain4j(AiMessage.builder().thinking("ann@example.org").build()),
                langChain4j(AiMessage.builder()
                        .toolExecutionRequests(List.of(ToolExecutionRequest.builder()
                                .name("f")
                                .arguments("{\"to\": \"ann@example.org\"")
                                .build()))
                        .build()));
    }

    @ParameterizedTest
    @MethodSource("leaking")
    void whateverComesBackIsLookedAt(LlmCall call) {
        assertThat(CallGuardrails.inspect(call, Traffic.RESPONSE, EMAILS)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("leaking")
    void noRequestOfTheirsIsCleanUnseen(LlmCall call) {
        assertThatThrownBy(() -> CallGuardrails.inspect(call, Traffic.INPUT, EMAILS))
                .isInstanceOf(UndecidedException.class)
                .hasMessageContaining("made of an answer alone");
    }

    @Test
    void anAnswerWithoutAnythingIsNotClean() {
        assertThatThrownBy(() -> CallGuardrails.inspect(openAi("{}"), Traffic.RESPONSE, EMAILS))
                .isInstanceOf(UndecidedException.class);
        assertThatThrownBy(() ->
                        CallGuardrails.inspect(langChain4j(AiMessage.builder().build()), Traffic.RESPONSE, EMAILS))
                .isInstanceOf(UndecidedException.class);
    }
}
