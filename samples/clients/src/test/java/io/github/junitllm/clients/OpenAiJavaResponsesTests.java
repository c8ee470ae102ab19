package io.github.junitllm.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.helpers.ResponseAccumulator;
import com.openai.models.responses.FunctionTool;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseOutputItem;
import com.openai.models.responses.ResponseStreamEvent;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.ToolCall;
import io.github.junitllm.call.Usage;
import io.github.junitllm.testkit.StandInProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenAiJavaResponsesTests {

    private static final Usage USAGE = new Usage(1219, 74, 1024, 0, 64);
    private static final ToolCall TOOL_CALL =
            new ToolCall("call_Ab1", "find_order", "{\"id\":\"A-7\",\"note\":\"急ぎ 🙂\"}");

    @TempDir
    Path fixtures;

    private static ResponseCreateParams question() {
        return ResponseCreateParams.builder()
                .model("gpt-5")
                .instructions("You answer for Acme.")
                .input("Where is\nmy order A-7? 🙂")
                .addTool(FunctionTool.builder()
                        .name("find_order")
                        .description("Looks up an order")
                        .parameters(FunctionTool.Parameters.builder()
                                .putAdditionalProperty("type", JsonValue.from("object"))
                                .putAdditionalProperty(
                                        "properties", JsonValue.from(Map.of("id", Map.of("type", "string"))))
                                .build())
                        .strict(true)
                        .build())
                .build();
    }

    private static List<ToolCall> toolCalls(Response response) {
        return response.output().stream()
                .filter(ResponseOutputItem::isFunctionCall)
                .map(ResponseOutputItem::asFunctionCall)
                .map(call -> new ToolCall(call.callId(), call.name(), call.arguments()))
                .toList();
    }

    private static String text(Response response) {
        return response.output().stream()
                .flatMap(item -> item.message().stream())
                .map(message -> message.content().get(0).asOutputText().text())
                .reduce("", String::concat);
    }

    private static void assertFacts(LlmCall call) {
        assertThat(call.protocol()).isEqualTo("openai-responses");
        assertThat(call.path()).isEqualTo("/v1/responses");
        assertThat(call.requestedModel()).isEqualTo("gpt-5");
        assertThat(call.answeredModel()).isEqualTo("gpt-5-2025-08-07");
        assertThat(call.answerText()).isEqualTo(OpenAiResponsesAnswers.TEXT);
        assertThat(call.toolCalls()).containsExactly(TOOL_CALL);
        assertThat(call.usage()).isEqualTo(USAGE);
        assertThat(call.finishReason()).isEqualTo("completed");
    }

    @Test
    void wholeWithAFunctionCall() throws Exception {
        BothRuns<Response> runs = BothRuns.of(
                fixtures,
                StandInProvider.json(OpenAiResponsesAnswers.WHOLE),
                llm -> OpenAiJavaTests.client(llm.openAi()).responses().create(question()));

        LlmCall call = SameCalls.only(runs);
        assertThat(text(runs.replayed())).isEqualTo(OpenAiResponsesAnswers.TEXT);
        assertThat(toolCalls(runs.replayed())).containsExactly(TOOL_CALL);
        assertThat(runs.replayed().usage().orElseThrow().outputTokens()).isEqualTo(74);
        assertFacts(call);
        assertThat(call.streamed()).isFalse();
    }

    @Test
    void incomplete() throws Exception {
        BothRuns<Response> runs = BothRuns.of(
                fixtures,
                StandInProvider.json(OpenAiResponsesAnswers.INCOMPLETE),
                llm -> OpenAiJavaTests.client(llm.openAi()).responses().create(question()));

        assertThat(SameCalls.only(runs).finishReason()).isEqualTo("max_output_tokens");
        assertThat(runs.replayed().incompleteDetails()).isPresent();
    }

    /** What a stream came to, the parts of its text, and the types of its events. */
    private record Streamed(Response whole, List<String> parts, int events) {}

    private static Streamed streamed(OpenAIClient client) {
        ResponseAccumulator all = ResponseAccumulator.create();
        List<String> parts = new ArrayList<>();
        List<ResponseStreamEvent> events = new ArrayList<>();
        try (StreamResponse<ResponseStreamEvent> stream = client.responses().createStreaming(question())) {
            stream.stream().forEach(event -> {
                events.add(all.accumulate(event).validate());
                event.outputTextDelta().ifPresent(delta -> parts.add(delta.delta()));
            });
        }
        return new Streamed(all.response(), parts, events.size());
    }

    @Test
    void streamCutThroughTheMiddleOfCharactersWithAFunctionCall() throws Exception {
        BothRuns<Streamed> runs = BothRuns.of(
                fixtures,
                new StandInProvider(call -> call.shredded(Events.TYPE, OpenAiResponsesAnswers.STREAM)),
                llm -> streamed(OpenAiJavaTests.client(llm.openAi())));

        LlmCall call = SameCalls.only(runs);
        assertThat(runs.replayed().parts()).containsExactly("Let me look. ", "注文を確認します", " 🔎👩‍👩‍👧");
        assertThat(runs.replayed().events()).isEqualTo(18);
        assertThat(toolCalls(runs.replayed().whole())).containsExactly(TOOL_CALL);
        assertThat(text(runs.replayed().whole())).isEqualTo(OpenAiResponsesAnswers.TEXT);
        assertFacts(call);
        assertThat(call.streamed()).isTrue();
        assertThat(call.responseBody()).isEqualTo(OpenAiResponsesAnswers.STREAM);
    }
}
