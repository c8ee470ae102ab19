package io.github.junitllm.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.errors.OpenAIServiceException;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionFunctionTool;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.ToolCall;
import io.github.junitllm.call.Usage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** openai-java, as a user has it, records against a provider and replays without it. */
class OpenAiClientTests {

    private static final SampleAddress SAMPLE =
            new SampleAddress("com.acme.RefundEvals/answersRefundQuestions", "refund-001", 1);

    @TempDir
    Path fixtures;

    /** What an application gets out of a call. */
    private record Outcome(List<String> texts, String usage, List<LlmCall> calls) {}

    private interface Application {
        Outcome run(OpenAIClient client);
    }

    private Outcome record(StandInProvider provider, Application application) {
        try (provider;
                Gateway gateway = Gateway.create(GatewaySettings.replay(fixtures)
                        .withMode(GatewayMode.RECORD)
                        .withRecordingAllowed(true)
                        .withUpstream(provider.uri()))) {
            SampleGateway sample = gateway.open(SAMPLE);
            Outcome outcome = run(sample, application);
            sample.close();
            assertThat(sample.problems()).isEmpty();
            return outcome;
        }
    }

    private Outcome replay(Application application) {
        try (Gateway gateway = Gateway.create(GatewaySettings.replay(fixtures))) {
            SampleGateway sample = gateway.open(SAMPLE);
            Outcome outcome = run(sample, application);
            sample.close();
            assertThat(sample.problems()).isEmpty();
            assertThat(sample.unused()).isEmpty();
            assertThat(gateway.usedUpstream()).isFalse();
            return outcome;
        }
    }

    private static Outcome run(SampleGateway sample, Application application) {
        OpenAIClient client = OpenAIOkHttpClient.builder()
                .baseUrl(sample.openAi())
                .apiKey("sk-test-0123456789abcdefghij")
                .build();
        try {
            Outcome outcome = application.run(client);
            return new Outcome(outcome.texts, outcome.usage, sample.calls());
        } finally {
            client.close();
        }
    }

    private static ChatCompletionCreateParams.Builder question(String text) {
        return ChatCompletionCreateParams.builder()
                .model("gpt-4o-mini")
                .temperature(0.20)
                .addUserMessage(text);
    }

    @Test
    void replaysACompletionAsItWasRecorded() {
        Application ask = client -> {
            ChatCompletion answer = client.chat()
                    .completions()
                    .create(question("Can I get\na refund? 🙂").build());
            return new Outcome(
                    List.of(answer.choices().get(0).message().content().orElseThrow()),
                    answer.usage().orElseThrow().toString(),
                    List.of());
        };

        Outcome live = record(StandInProvider.json(StandInProvider.completion("Yes: 30 days.\n返金できます 🎉")), ask);
        Outcome replayed = replay(ask);

        assertThat(replayed.texts).isEqualTo(live.texts).containsExactly("Yes: 30 days.\n返金できます 🎉");
        assertThat(replayed.usage).isEqualTo(live.usage);
        LlmCall call = replayed.calls.get(0);
        assertThat(call.replayed()).isTrue();
        assertThat(call.usage()).isEqualTo(new Usage(19, 10, 8, 0, 3));
        assertThat(call.requestedModel()).isEqualTo("gpt-4o-mini");
        assertThat(call.answeredModel()).isEqualTo("gpt-4o-mini-2024-07-18");
        assertThat(call.finishReason()).isEqualTo("stop");
        assertThat(call.path()).isEqualTo("/v1/chat/completions");
        LlmCall measured = live.calls.get(0);
        assertThat(measured.replayed()).isFalse();
        assertThat(call.timing()).isEqualTo(measured.timing());
        assertThat(call.responseBody()).isEqualTo(measured.responseBody());
    }

    @Test
    void replaysAStreamWithCharactersSplitAcrossPieces() {
        String events = """
                data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"gpt-4o-mini","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]}

                : ping

                data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"gpt-4o-mini","choices":[{"index":0,"delta":{"content":"返金 👩‍👩‍👧 "},"finish_reason":null}]}

                data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"gpt-4o-mini","choices":[{"index":0,"delta":{"content":"できます 🎉"},"finish_reason":"stop"}]}

                data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"gpt-4o-mini","choices":[],"usage":{"prompt_tokens":7,"completion_tokens":5,"total_tokens":12}}

                data: [DONE]

                """;
        byte[] bytes = events.getBytes(StandardCharsets.UTF_8);
        List<byte[]> pieces = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += 7) {
            pieces.add(java.util.Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + 7)));
        }
        Application stream = client -> {
            List<String> texts = new ArrayList<>();
            StringBuilder usage = new StringBuilder();
            ChatCompletionCreateParams params = question("Erstattung?")
                    .streamOptions(ChatCompletionStreamOptions.builder()
                            .includeUsage(true)
                            .build())
                    .build();
            try (StreamResponse<ChatCompletionChunk> response =
                    client.chat().completions().createStreaming(params)) {
                response.stream().forEach(chunk -> {
                    chunk.choices().forEach(choice -> choice.delta().content().ifPresent(texts::add));
                    chunk.usage().ifPresent(usage::append);
                });
            }
            return new Outcome(texts, usage.toString(), List.of());
        };

        Outcome live = record(
                new StandInProvider((request, count, responder) -> StandInProvider.stream(responder, pieces)), stream);
        Outcome replayed = replay(stream);

        assertThat(live.texts).containsExactly("", "返金 👩‍👩‍👧 ", "できます 🎉");
        assertThat(replayed.texts).isEqualTo(live.texts);
        assertThat(replayed.usage).isEqualTo(live.usage).contains("promptTokens=7");
        LlmCall call = replayed.calls.get(0);
        assertThat(call.streamed()).isTrue();
        assertThat(call.answerText()).isEqualTo("返金 👩‍👩‍👧 できます 🎉");
        assertThat(call.responseBody()).isEqualTo(events);
        assertThat(call.usage()).isEqualTo(new Usage(7, 5, 0, 0, 0));
        assertThat(call.timing().firstTokenMicros())
                .isGreaterThanOrEqualTo(call.timing().firstByteMicros());
        assertThat(call.timing()).isEqualTo(live.calls.get(0).timing());
    }

    @Test
    void replaysToolCallsAndTheTurnThatFollows() {
        String toolCall = StandInProvider.completion("")
                .replace(
                        "\"refusal\": null",
                        "\"tool_calls\": [{\"id\": \"call_9\", \"type\": \"function\", \"function\":"
                                + " {\"name\": \"lookup_order\", \"arguments\": \"{\\\"order\\\": 7}\"}}]");
        Application tools = client -> {
            ChatCompletionCreateParams.Builder conversation = question("Where is order 7?")
                    .addTool(ChatCompletionFunctionTool.builder()
                            .function(FunctionDefinition.builder()
                                    .name("lookup_order")
                                    .parameters(FunctionParameters.builder()
                                            .putAdditionalProperty("type", JsonValue.from("object"))
                                            .putAdditionalProperty("properties", JsonValue.from(Map.of()))
                                            .build())
                                    .build())
                            .build());
            ChatCompletion first = client.chat().completions().create(conversation.build());
            var call = first.choices()
                    .get(0)
                    .message()
                    .toolCalls()
                    .orElseThrow()
                    .get(0)
                    .asFunction();
            conversation.addMessage(first.choices().get(0).message());
            conversation.addMessage(com.openai.models.chat.completions.ChatCompletionToolMessageParam.builder()
                    .toolCallId(call.id())
                    .content("shipped")
                    .build());
            ChatCompletion second = client.chat().completions().create(conversation.build());
            return new Outcome(
                    List.of(
                            call.function().arguments(),
                            second.choices().get(0).message().content().orElseThrow()),
                    "",
                    List.of());
        };

        Outcome live = record(
                new StandInProvider((request, count, responder) -> StandInProvider.json(
                        responder, 200, count == 1 ? toolCall : StandInProvider.completion("On its way."))),
                tools);
        Outcome replayed = replay(tools);

        assertThat(replayed.texts).isEqualTo(live.texts).containsExactly("{\"order\": 7}", "On its way.");
        assertThat(replayed.calls.get(0).toolCalls())
                .containsExactly(new ToolCall("call_9", "lookup_order", "{\"order\": 7}"));
    }

    @Test
    void givesUpAtOnceOnAMissAndShowsWhatIsMissing() {
        record(StandInProvider.json(StandInProvider.completion("Yes.")), client -> {
            client.chat().completions().create(question("Can I get a refund?").build());
            return new Outcome(List.of(), "", List.of());
        });
        try (Gateway gateway = Gateway.create(GatewaySettings.replay(fixtures))) {
            SampleGateway sample = gateway.open(SAMPLE);
            long start = System.nanoTime();
            assertThatThrownBy(() -> run(sample, client -> {
                        client.chat()
                                .completions()
                                .create(question("Can I get a voucher?").build());
                        return new Outcome(List.of(), "", List.of());
                    }))
                    .isInstanceOfSatisfying(OpenAIServiceException.class, e -> assertThat(e.statusCode())
                            .isEqualTo(424))
                    .hasMessageContaining("/messages/0/content");
            assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
            assertThat(sample.problems()).hasSize(1);
            assertThat(sample.problems().get(0))
                    .startsWith("No recorded answer for POST /v1/chat/completions (openai-chat) of"
                            + " com.acme.RefundEvals/answersRefundQuestions, case refund-001, sample 1: the request is not"
                            + " among the recorded ones.")
                    .contains("interaction 1 of sample 1")
                    .contains("at /messages/0/content")
                    .contains("a refund?")
                    .contains("a voucher?")
                    .contains("refund-001.json")
                    .contains("mvn test -Dtest=RefundEvals#answersRefundQuestions -Djunit.llm.case=refund-001"
                            + " -Djunit.llm.mode=record-missing");
            sample.close();
            assertThat(sample.unused()).hasSize(1);
        }
    }
}
