package io.github.junitllm.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.ai.openai.OpenAIClient;
import com.azure.ai.openai.OpenAIClientBuilder;
import com.azure.ai.openai.models.ChatChoice;
import com.azure.ai.openai.models.ChatCompletionStreamOptions;
import com.azure.ai.openai.models.ChatCompletions;
import com.azure.ai.openai.models.ChatCompletionsFunctionToolCall;
import com.azure.ai.openai.models.ChatCompletionsFunctionToolDefinition;
import com.azure.ai.openai.models.ChatCompletionsFunctionToolDefinitionFunction;
import com.azure.ai.openai.models.ChatCompletionsOptions;
import com.azure.ai.openai.models.ChatRequestUserMessage;
import com.azure.ai.openai.models.EmbeddingItem;
import com.azure.ai.openai.models.EmbeddingsOptions;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.policy.AddHeadersPolicy;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.core.util.BinaryData;
import com.azure.json.JsonProviders;
import com.azure.json.JsonSerializable;
import com.azure.json.JsonWriter;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.ToolCall;
import io.github.junitllm.call.Usage;
import io.github.junitllm.testkit.StandInProvider;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AzureSdkTests {

    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final String FILTERS = """
            {"hate":{"filtered":false,"severity":"safe"},"self_harm":{"filtered":false,"severity":"safe"},
             "sexual":{"filtered":false,"severity":"safe"},"violence":{"filtered":false,"severity":"safe"}}""".replace("\n", "");
    private static final String CHAT = """
            {"choices":[{"content_filter_results":%s,"finish_reason":"stop","index":0,"logprobs":null,
              "message":{"annotations":[],"content":"Yes: 30 days. 返金できます 🎉","refusal":null,"role":"assistant"}}],
             "created":1741569952,"id":"chatcmpl-B9MBs8","model":"gpt-4o-mini-2024-07-18","object":"chat.completion",
             "prompt_filter_results":[{"prompt_index":0,"content_filter_results":%s}],"system_fingerprint":"fp_44",
             "usage":{"completion_tokens":9,"completion_tokens_details":{"accepted_prediction_tokens":0,"audio_tokens":0,
              "reasoning_tokens":2,"rejected_prediction_tokens":0},"prompt_tokens":12,
              "prompt_tokens_details":{"audio_tokens":0,"cached_tokens":4},"total_tokens":21}}
            """.formatted(FILTERS, FILTERS);

    @TempDir
    Path fixtures;

    /** The client refuses to send a key it knows over plain HTTP, so a policy adds it. */
    private static OpenAIClient client(String url) {
        return new OpenAIClientBuilder()
                .endpoint(url)
                .addPolicy(new AddHeadersPolicy(new HttpHeaders().set(HttpHeaderName.fromString("api-key"), KEY)))
                .retryOptions(new RetryOptions(new FixedDelayOptions(1, Duration.ofMillis(1))))
                .buildClient();
    }

    private static ChatCompletionsOptions question() {
        return new ChatCompletionsOptions(List.of(new ChatRequestUserMessage("Can I get\na refund? 🙂")));
    }

    private static String json(JsonSerializable<?> model) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonWriter writer = JsonProviders.createWriter(text)) {
            model.toJson(writer);
        }
        return text.toString();
    }

    private static String chunk(String choices, String more) {
        return "data: {\"choices\":[" + choices + "],\"created\":1741569952,\"id\":\"chatcmpl-B9\","
                + "\"model\":\"gpt-4o-mini-2024-07-18\",\"object\":\"chat.completion.chunk\","
                + "\"system_fingerprint\":\"fp_44\"" + more + "}\n\n";
    }

    private static String choice(String delta, String finish) {
        return "{\"content_filter_results\":" + FILTERS + ",\"delta\":" + delta + ",\"finish_reason\":" + finish
                + ",\"index\":0,\"logprobs\":null}";
    }

    @Test
    void chat() throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        StandInProvider provider = new StandInProvider(call -> {
            asked.add(call.method() + ' ' + call.target() + ' ' + call.header("api-key"));
            call.with("set-cookie", "affinity=abc0123456789def; Path=/; HttpOnly")
                    .with("apim-request-id", "d1b0f3a4-0000-4000-8000-000000000001")
                    .json(200, CHAT);
        });
        BothRuns<String> runs = BothRuns.of(
                fixtures, provider, llm -> json(client(llm.azure()).getChatCompletions("my-gpt 4o", question())));

        assertThat(asked)
                .hasSize(1)
                .first()
                .asString()
                .startsWith("POST /openai/deployments/my-gpt%204o/chat/completions?api-version=")
                .endsWith(' ' + KEY);
        assertThat(runs.replayed()).isEqualTo(runs.recorded()).contains("Yes: 30 days. 返金できます 🎉");
        LlmCall call = runs.replayedCalls().get(0);
        assertThat(call.protocol()).isEqualTo("openai-chat");
        assertThat(call.answerText()).isEqualTo("Yes: 30 days. 返金できます 🎉");
        assertThat(call.usage()).isEqualTo(new Usage(12, 9, 4, 0, 2));
        assertThat(call.requestedModel()).isEqualTo("my-gpt 4o");
        assertThat(call.answeredModel()).isEqualTo("gpt-4o-mini-2024-07-18");
        assertThat(call.finishReason()).isEqualTo("stop");
        assertThat(call.streamed()).isFalse();
        assertThat(call.replayed()).isTrue();
        assertThat(Fixtures.text(fixtures))
                .contains("返金できます 🎉")
                .doesNotContain(KEY)
                .doesNotContain("affinity");
    }

    @Test
    void aSecondQuestionWithTheCookieOfTheFirstAnswer() throws Exception {
        List<String> cookies = new CopyOnWriteArrayList<>();
        StandInProvider provider = new StandInProvider(call -> {
            cookies.add(String.valueOf(call.header("cookie")));
            call.with("set-cookie", "affinity=abc" + call.number() + "; Path=/").json(200, CHAT);
        });
        BothRuns<List<String>> runs = BothRuns.of(fixtures, provider, llm -> {
            OpenAIClient client = client(llm.azure());
            List<String> answers = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                answers.add(client.getChatCompletions("gpt-4o", question())
                        .getChoices()
                        .get(0)
                        .getMessage()
                        .getContent());
            }
            return answers;
        });

        assertThat(cookies).containsExactly("null", "affinity=abc1");
        assertThat(runs.replayed())
                .isEqualTo(runs.recorded())
                .containsExactly("Yes: 30 days. 返金できます 🎉", "Yes: 30 days. 返金できます 🎉");
        assertThat(runs.replayedCalls()).hasSize(2);
    }

    @Test
    void chatStreamCutThroughTheMiddleOfCharacters() throws Exception {
        String stream = "data: {\"choices\":[],\"created\":0,\"id\":\"\",\"model\":\"\",\"object\":\"\","
                + "\"prompt_filter_results\":[{\"prompt_index\":0,\"content_filter_results\":" + FILTERS + "}]}\n\n"
                + chunk(choice("{\"content\":\"\",\"refusal\":null,\"role\":\"assistant\"}", "null"), "")
                + chunk(choice("{\"content\":\"Yes: 返金\"}", "null"), "")
                + chunk(choice("{\"content\":\"できます 🎉🙂\"}", "null"), "")
                + chunk(choice("{}", "\"stop\""), "")
                + chunk("", ",\"usage\":{\"completion_tokens\":9,\"prompt_tokens\":12,\"total_tokens\":21}")
                + "data: [DONE]\n\n";
        BothRuns<List<String>> runs =
                BothRuns.of(fixtures, new StandInProvider(call -> call.shredded("text/event-stream", stream)), llm -> {
                    List<String> chunks = new ArrayList<>();
                    for (ChatCompletions chunk : client(llm.azure())
                            .getChatCompletionsStream(
                                    "gpt-4o", question(), new ChatCompletionStreamOptions().setIncludeUsage(true))) {
                        chunks.add(json(chunk));
                    }
                    return chunks;
                });

        assertThat(runs.replayed()).isEqualTo(runs.recorded()).hasSize(6);
        assertThat(runs.replayed().get(2)).contains("\"Yes: 返金\"");
        assertThat(runs.replayed().get(3)).contains("\"できます 🎉🙂\"");
        assertThat(runs.replayed().get(5)).contains("\"total_tokens\":21");
        for (LlmCall call :
                List.of(runs.recordedCalls().get(0), runs.replayedCalls().get(0))) {
            assertThat(call.protocol()).isEqualTo("openai-chat");
            assertThat(call.streamed()).isTrue();
            assertThat(call.answerText()).isEqualTo("Yes: 返金できます 🎉🙂");
            assertThat(call.finishReason()).isEqualTo("stop");
            assertThat(call.requestedModel()).isEqualTo("gpt-4o");
            assertThat(call.answeredModel()).isEqualTo("gpt-4o-mini-2024-07-18");
            assertThat(call.usage()).isEqualTo(new Usage(12, 9, 0, 0, 0));
            assertThat(call.responseBody()).isEqualTo(stream);
        }
    }

    @Test
    void toolCalls() throws Exception {
        String answer = """
                {"choices":[{"content_filter_results":{},"finish_reason":"tool_calls","index":0,"logprobs":null,
                  "message":{"annotations":[],"content":null,"refusal":null,"role":"assistant","tool_calls":[
                    {"function":{"arguments":"{\\"number\\":\\"A-17 🎁\\"}","name":"find_order"},"id":"call_1","type":"function"},
                    {"function":{"arguments":"{}","name":"refund"},"id":"call_2","type":"function"}]}}],
                 "created":1741569952,"id":"chatcmpl-B9","model":"gpt-4o-mini-2024-07-18","object":"chat.completion",
                 "usage":{"completion_tokens":20,"prompt_tokens":53,"total_tokens":73}}
                """;
        ChatCompletionsOptions options = question();
        options.setTools(List.of(new ChatCompletionsFunctionToolDefinition(
                new ChatCompletionsFunctionToolDefinitionFunction("find_order")
                        .setDescription("Finds an order")
                        .setParameters(BinaryData.fromString(
                                "{\"type\":\"object\",\"properties\":{\"number\":{\"type\":\"string\"}}}")))));
        BothRuns<List<ToolCall>> runs = BothRuns.of(fixtures, StandInProvider.json(answer), llm -> {
            ChatChoice choice = client(llm.azure())
                    .getChatCompletions("gpt-4o", options)
                    .getChoices()
                    .get(0);
            assertThat(choice.getFinishReason()).hasToString("tool_calls");
            return choice.getMessage().getToolCalls().stream()
                    .map(ChatCompletionsFunctionToolCall.class::cast)
                    .map(call -> new ToolCall(
                            call.getId(),
                            call.getFunction().getName(),
                            call.getFunction().getArguments()))
                    .toList();
        });

        assertThat(runs.replayed())
                .isEqualTo(runs.recorded())
                .containsExactly(
                        new ToolCall("call_1", "find_order", "{\"number\":\"A-17 🎁\"}"),
                        new ToolCall("call_2", "refund", "{}"));
        LlmCall call = runs.replayedCalls().get(0);
        assertThat(call.toolCalls()).isEqualTo(runs.replayed());
        assertThat(call.finishReason()).isEqualTo("tool_calls");
        assertThat(call.usage()).isEqualTo(new Usage(53, 20, 0, 0, 0));
    }

    @Test
    void embeddings() throws Exception {
        // Three floats, little-endian: 0.5, -0.25, 1.
        String answer = """
                {"object":"list","data":[{"object":"embedding","index":0,"embedding":"AAAAPwAAgL4AAIA/"}],
                 "model":"text-embedding-3-small","usage":{"prompt_tokens":5,"total_tokens":5}}
                """;
        BothRuns<List<Float>> runs = BothRuns.of(fixtures, StandInProvider.json(answer), llm -> {
            EmbeddingItem item = client(llm.azure())
                    .getEmbeddings("my-embeddings", new EmbeddingsOptions(List.of("refund 返金")))
                    .getData()
                    .get(0);
            return item.getEmbedding();
        });

        assertThat(runs.replayed()).isEqualTo(runs.recorded()).containsExactly(0.5f, -0.25f, 1f);
        LlmCall call = runs.replayedCalls().get(0);
        assertThat(call.protocol()).isEqualTo("openai-embeddings");
        assertThat(call.requestedModel()).isEqualTo("my-embeddings");
        assertThat(call.answeredModel()).isEqualTo("text-embedding-3-small");
        assertThat(call.usage()).isEqualTo(new Usage(5, 0, 0, 0, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "400, content_filter, com.azure.core.exception.HttpResponseException",
        "401, 401, com.azure.core.exception.ClientAuthenticationException",
        "404, DeploymentNotFound, com.azure.core.exception.ResourceNotFoundException",
        "429, 429, com.azure.core.exception.HttpResponseException"
    })
    void errorsAreTheClientsOwnExceptions(int status, String code, Class<?> exception) throws Exception {
        String answer = "{\"error\":{\"message\":\"Not this time. 駄目です\",\"type\":null,\"param\":\"prompt\",\"code\":\""
                + code + "\",\"status\":" + status + "}}";
        StandInProvider provider =
                new StandInProvider(call -> call.with("retry-after-ms", "1").json(status, answer));
        BothRuns<List<String>> runs = BothRuns.withErrors(fixtures, provider, llm -> {
            try {
                client(llm.azure()).getChatCompletions("gpt-4o", question());
                return List.of();
            } catch (HttpResponseException refused) {
                return List.of(
                        refused.getClass().getName(),
                        String.valueOf(refused.getMessage()),
                        String.valueOf(refused.getValue()));
            }
        });

        assertThat(runs.replayed()).isEqualTo(runs.recorded());
        assertThat(runs.replayed().get(0)).isEqualTo(exception.getName());
        assertThat(runs.replayed().get(1)).contains("Status code " + status, "Not this time. 駄目です");
        assertThat(runs.replayed().get(2)).contains("code=" + code);
        assertThat(runs.replayedCalls()).extracting(LlmCall::status).containsOnly(status);
        // One try and, where it may help, one more.
        assertThat(runs.replayedCalls()).hasSize(status == 429 ? 2 : 1);
    }
}
