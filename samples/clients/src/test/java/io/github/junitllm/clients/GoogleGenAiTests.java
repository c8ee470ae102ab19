package io.github.junitllm.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.genai.Client;
import com.google.genai.ResponseStream;
import com.google.genai.errors.ClientException;
import com.google.genai.types.ContentEmbedding;
import com.google.genai.types.CountTokensResponse;
import com.google.genai.types.EmbedContentResponse;
import com.google.genai.types.FunctionCall;
import com.google.genai.types.FunctionDeclaration;
import com.google.genai.types.GenerateContentConfig;
import com.google.genai.types.GenerateContentResponse;
import com.google.genai.types.HttpOptions;
import com.google.genai.types.HttpRetryOptions;
import com.google.genai.types.Schema;
import com.google.genai.types.Tool;
import com.google.genai.types.Type;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.ToolCall;
import io.github.junitllm.call.Usage;
import io.github.junitllm.testkit.StandInProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoogleGenAiTests {

    private static final String MODEL = "gemini-2.5-flash";
    private static final String KEY = "AIzaSyTestTestTestTestTestTestTestTest0";

    private static final String CONTENT = """
            {
              "candidates": [
                {
                  "content": {
                    "parts": [
                      {
                        "text": "Yes: 30 days. 返金できます 🎉"
                      }
                    ],
                    "role": "model"
                  },
                  "finishReason": "STOP",
                  "index": 0
                }
              ],
              "usageMetadata": {
                "promptTokenCount": 12,
                "candidatesTokenCount": 9,
                "totalTokenCount": 51,
                "cachedContentTokenCount": 4,
                "promptTokensDetails": [
                  {
                    "modality": "TEXT",
                    "tokenCount": 12
                  }
                ],
                "thoughtsTokenCount": 30
              },
              "modelVersion": "gemini-2.5-flash-001",
              "responseId": "mZ5saLfKGrq0qtsPjY2w4A8"
            }
            """;

    @TempDir
    Path fixtures;

    private static Client client(String url) {
        return client(HttpOptions.builder().baseUrl(url));
    }

    private static Client client(HttpOptions.Builder options) {
        return Client.builder()
                .apiKey(KEY)
                .httpOptions(options.retryOptions(HttpRetryOptions.builder().attempts(1))
                        .build())
                .build();
    }

    /** What a user reads from an answer; the headers, which the client gives out too, are no part of a fixture. */
    private record Said(String text, String finish, String usage, String model, String id, List<FunctionCall> calls) {

        static Said of(GenerateContentResponse answer) {
            List<FunctionCall> calls = answer.functionCalls();
            return new Said(
                    answer.text(),
                    answer.finishReason().toString(),
                    answer.usageMetadata().map(Object::toString).orElse(""),
                    answer.modelVersion().orElse(""),
                    answer.responseId().orElse(""),
                    calls == null ? List.of() : calls);
        }
    }

    private static String event(String parts, String more) {
        return "data: {\"candidates\": [{\"content\": {\"parts\": [" + parts + "],\"role\": \"model\"}" + more
                + ",\"index\": 0}],\"usageMetadata\": {\"promptTokenCount\": 8,\"candidatesTokenCount\": 17,"
                + "\"totalTokenCount\": 25,\"promptTokensDetails\": [{\"modality\": \"TEXT\",\"tokenCount\": 8}]},"
                + "\"modelVersion\": \"gemini-2.5-flash\",\"responseId\": \"r-1\"}\r\n\r\n";
    }

    @Test
    void content() throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        StandInProvider provider = new StandInProvider(call -> {
            asked.add(call.method() + ' ' + call.target() + ' ' + call.header("x-goog-api-key"));
            call.with("server-timing", "gfet4t7; dur=712").json(200, CONTENT);
        });
        BothRuns<Said> runs = BothRuns.of(fixtures, provider, llm -> {
            try (Client client = client(llm.gemini())) {
                return Said.of(client.models.generateContent(MODEL, "Can I get\na refund? 🙂", null));
            }
        });

        assertThat(asked).containsExactly("POST /v1beta/models/gemini-2.5-flash:generateContent " + KEY);
        assertThat(runs.replayed()).isEqualTo(runs.recorded());
        assertThat(runs.replayed().text()).isEqualTo("Yes: 30 days. 返金できます 🎉");
        assertThat(runs.replayed().finish()).isEqualTo("STOP");
        assertThat(runs.replayed().usage()).contains("thoughtsTokenCount=Optional[30]");
        LlmCall call = runs.replayedCalls().get(0);
        assertThat(call.protocol()).isEqualTo("gemini");
        assertThat(call.answerText()).isEqualTo("Yes: 30 days. 返金できます 🎉");
        assertThat(call.usage()).isEqualTo(new Usage(12, 39, 4, 0, 30));
        assertThat(call.requestedModel()).isEqualTo(MODEL);
        assertThat(call.answeredModel()).isEqualTo("gemini-2.5-flash-001");
        assertThat(call.finishReason()).isEqualTo("STOP");
        assertThat(call.streamed()).isFalse();
        assertThat(call.replayed()).isTrue();
        assertThat(Fixtures.text(fixtures)).contains("返金できます 🎉").doesNotContain(KEY);
    }

    @Test
    void contentThroughTheDefaultBaseUrl() throws Exception {
        BothRuns<String> runs = BothRuns.of(fixtures, StandInProvider.json(CONTENT), llm -> {
            Client.setDefaultBaseUrls(Optional.of(llm.gemini()), Optional.empty());
            try (Client client = client(HttpOptions.builder())) {
                return client.models
                        .generateContent(MODEL, "Can I get a refund?", null)
                        .text();
            } finally {
                Client.setDefaultBaseUrls(Optional.empty(), Optional.empty());
            }
        });

        assertThat(runs.replayed()).isEqualTo(runs.recorded()).isEqualTo("Yes: 30 days. 返金できます 🎉");
        assertThat(runs.replayedCalls())
                .extracting(LlmCall::protocol, LlmCall::replayed)
                .containsExactly(tuple("gemini", true));
    }

    @Test
    void contentStreamCutThroughTheMiddleOfCharacters() throws Exception {
        String stream = event("{\"text\": \"Yes: 返\"}", "")
                + event("{\"text\": \"金できます 🎉🙂\"}", "")
                + event("{\"text\": \" bye\"}", ",\"finishReason\": \"STOP\"");
        List<String> asked = new CopyOnWriteArrayList<>();
        StandInProvider provider = new StandInProvider(call -> {
            asked.add(call.target());
            call.shredded("text/event-stream", stream);
        });
        BothRuns<List<String>> runs = BothRuns.of(fixtures, provider, llm -> {
            List<String> texts = new ArrayList<>();
            try (Client client = client(llm.gemini());
                    ResponseStream<GenerateContentResponse> answers =
                            client.models.generateContentStream(MODEL, "Refund?", null)) {
                answers.forEach(answer -> texts.add(answer.text()));
            }
            return texts;
        });

        assertThat(asked).containsExactly("/v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse");
        assertThat(runs.replayed()).isEqualTo(runs.recorded()).containsExactly("Yes: 返", "金できます 🎉🙂", " bye");
        for (LlmCall call :
                List.of(runs.recordedCalls().get(0), runs.replayedCalls().get(0))) {
            assertThat(call.protocol()).isEqualTo("gemini");
            assertThat(call.streamed()).isTrue();
            assertThat(call.answerText()).isEqualTo("Yes: 返金できます 🎉🙂 bye");
            assertThat(call.finishReason()).isEqualTo("STOP");
            assertThat(call.requestedModel()).isEqualTo(MODEL);
            assertThat(call.usage()).isEqualTo(new Usage(8, 17, 0, 0, 0));
            assertThat(call.timing().firstTokenMicros()).isNotNull();
            assertThat(call.responseBody()).isEqualTo(stream);
        }
    }

    @Test
    void functionCalls() throws Exception {
        String answer = """
                {"candidates": [{"content": {"parts": [
                   {"functionCall": {"name": "find_order","args": {"number": "A-17 🎁","limit": 3}},
                    "thoughtSignature": "CpYCAcu98PBqcGXqJq8="},
                   {"functionCall": {"id": "call-2","name": "refund","args": {}}}],"role": "model"},
                  "finishReason": "STOP","index": 0,"finishMessage": "Model generated function call(s)."}],
                 "usageMetadata": {"promptTokenCount": 53,"candidatesTokenCount": 20,"totalTokenCount": 73},
                 "modelVersion": "gemini-2.5-flash","responseId": "r-2"}
                """;
        GenerateContentConfig tools = GenerateContentConfig.builder()
                .tools(Tool.builder()
                        .functionDeclarations(FunctionDeclaration.builder()
                                .name("find_order")
                                .description("Finds an order")
                                .parameters(Schema.builder()
                                        .type(Type.Known.OBJECT)
                                        .properties(Map.of(
                                                "number",
                                                Schema.builder()
                                                        .type(Type.Known.STRING)
                                                        .build())))
                                .build()))
                .temperature(0.2f)
                .build();
        BothRuns<Said> runs = BothRuns.of(fixtures, StandInProvider.json(answer), llm -> {
            try (Client client = client(llm.gemini())) {
                return Said.of(client.models.generateContent(MODEL, "Where is order A-17?", tools));
            }
        });

        assertThat(runs.replayed()).isEqualTo(runs.recorded());
        assertThat(runs.replayed().calls()).hasSize(2);
        assertThat(runs.replayed().calls().get(0).args().orElseThrow())
                .isEqualTo(Map.of("number", "A-17 🎁", "limit", 3));
        assertThat(runs.replayedCalls().get(0).toolCalls())
                .isEqualTo(runs.recordedCalls().get(0).toolCalls())
                .containsExactly(
                        new ToolCall(null, "find_order", "{\"number\":\"A-17 🎁\",\"limit\":3}"),
                        new ToolCall("call-2", "refund", "{}"));
        assertThat(runs.replayedCalls().get(0).usage()).isEqualTo(new Usage(53, 20, 0, 0, 0));
    }

    @Test
    void embeddings() throws Exception {
        String answer = "{\n  \"embeddings\": [{\"values\": [0.013168523, -0.0087123, 1.5e-05]},"
                + " {\"values\": [-0.25, 0.5, 1.0]}]\n}\n";
        BothRuns<List<List<Float>>> runs = BothRuns.of(fixtures, StandInProvider.json(answer), llm -> {
            try (Client client = client(llm.gemini())) {
                EmbedContentResponse response =
                        client.models.embedContent("gemini-embedding-001", List.of("refund", "返金"), null);
                return response.embeddings().orElseThrow().stream()
                        .map(ContentEmbedding::values)
                        .map(Optional::orElseThrow)
                        .toList();
            }
        });

        assertThat(runs.replayed())
                .isEqualTo(runs.recorded())
                .containsExactly(List.of(0.013168523f, -0.0087123f, 1.5e-05f), List.of(-0.25f, 0.5f, 1.0f));
        LlmCall call = runs.replayedCalls().get(0);
        assertThat(call.protocol()).isEqualTo("gemini");
        assertThat(call.path()).isEqualTo("/v1beta/models/gemini-embedding-001:batchEmbedContents");
        assertThat(call.requestedModel()).isEqualTo("gemini-embedding-001");
        assertThat(call.answerText()).isEmpty();
        assertThat(call.timing().firstTokenMicros()).isNotNull();
    }

    @Test
    void tokenCounts() throws Exception {
        String answer =
                "{\n  \"totalTokens\": 31,\n  \"promptTokensDetails\": [\n    {\n      \"modality\": \"TEXT\",\n"
                        + "      \"tokenCount\": 31\n    }\n  ]\n}\n";
        BothRuns<Integer> runs = BothRuns.of(fixtures, StandInProvider.json(answer), llm -> {
            try (Client client = client(llm.gemini())) {
                CountTokensResponse response = client.models.countTokens(MODEL, "How long is this? 🙂", null);
                return response.totalTokens().orElseThrow();
            }
        });

        assertThat(runs.replayed()).isEqualTo(runs.recorded()).isEqualTo(31);
        LlmCall call = runs.replayedCalls().get(0);
        assertThat(call.protocol()).isEqualTo("gemini");
        assertThat(call.path()).isEqualTo("/v1beta/models/gemini-2.5-flash:countTokens");
        // Counting uses no tokens.
        assertThat(call.usage()).isNull();
    }

    @Test
    void refusedRequestsAreTheClientsOwnException() throws Exception {
        String answer = """
                {
                  "error": {
                    "code": 400,
                    "message": "Unable to submit request because it has an empty text parameter. 空です",
                    "status": "INVALID_ARGUMENT"
                  }
                }
                """;
        BothRuns<String> runs =
                BothRuns.withErrors(fixtures, new StandInProvider(call -> call.json(400, answer)), llm -> {
                    try (Client client = client(llm.gemini())) {
                        return client.models.generateContent(MODEL, "", null).text();
                    } catch (ClientException refused) {
                        return refused.code() + " " + refused.status() + ": " + refused.message();
                    }
                });

        assertThat(runs.replayed())
                .isEqualTo(runs.recorded())
                .isEqualTo("400 INVALID_ARGUMENT:"
                        + " Unable to submit request because it has an empty text parameter. 空です");
        LlmCall call = runs.replayedCalls().get(0);
        assertThat(call.status()).isEqualTo(400);
        assertThat(call.answerText()).isEmpty();
        assertThat(call.usage()).isNull();
    }
}
