package io.github.junitllm.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.model.catalog.ModelDescription;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.googleai.GeminiThinkingConfig;
import dev.langchain4j.model.googleai.GoogleAiEmbeddingModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiModelCatalog;
import dev.langchain4j.model.googleai.GoogleAiGeminiStreamingChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiTokenCountEstimator;
import dev.langchain4j.model.output.FinishReason;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.ToolCall;
import io.github.junitllm.call.Usage;
import io.github.junitllm.testkit.StandInProvider;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LangChain4jGeminiTests {

    private static final String KEY = "gemini-test-0123456789abcdef";
    private static final String MODEL = "gemini-2.5-flash";
    private static final String GENERATE = "/v1beta/models/gemini-2.5-flash:generateContent";

    private static final String TOOL_PART =
            "{\"functionCall\":{\"name\":\"order_status\",\"args\":{\"order\":\"A-7\"}},"
                    + "\"thoughtSignature\":\"CiQB0e2Kb3\"}";
    private static final String EMBEDDING = "{\"values\":[-0.010632273,0.5]}";

    @TempDir
    Path fixtures;

    private static GoogleAiGeminiChatModel model(String url) {
        return GoogleAiGeminiChatModel.builder()
                .baseUrl(url)
                .apiKey(KEY)
                .modelName(MODEL)
                .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                .maxRetries(0)
                .build();
    }

    private static GoogleAiGeminiStreamingChatModel streaming(String url) {
        return GoogleAiGeminiStreamingChatModel.builder()
                .baseUrl(url)
                .apiKey(KEY)
                .modelName(MODEL)
                .thinkingConfig(GeminiThinkingConfig.builder()
                        .includeThoughts(true)
                        .thinkingBudget(512)
                        .build())
                .returnThinking(true)
                .sendThinking(true)
                .build();
    }

    private static GoogleAiEmbeddingModel embedding(String url) {
        return GoogleAiEmbeddingModel.builder()
                .baseUrl(url)
                .apiKey(KEY)
                .modelName("gemini-embedding-001")
                .maxRetries(0)
                .build();
    }

    private static String text(String text) {
        return "{\"text\":\"" + text + "\"}";
    }

    private static String answer(String part, String more) {
        return "{\"candidates\":[{\"content\":{\"parts\":[" + part + "],\"role\":\"model\"}" + more
                + ",\"index\":0}],\"usageMetadata\":{\"promptTokenCount\":12,\"candidatesTokenCount\":9,"
                + "\"totalTokenCount\":36,\"cachedContentTokenCount\":4,\"promptTokensDetails\":[{\"modality\":\"TEXT\","
                + "\"tokenCount\":12}],\"thoughtsTokenCount\":15},\"modelVersion\":\"gemini-2.5-flash-001\","
                + "\"responseId\":\"x7oeaZ\"}";
    }

    private static String answer(String part) {
        return answer(part, ",\"finishReason\":\"STOP\"");
    }

    /** A stream as Gemini sends it: each event an answer of its own, the last one with the reason of its end. */
    private static String stream(String... parts) {
        StringBuilder events = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            events.append("data: ")
                    .append(answer(parts[i], i == parts.length - 1 ? ",\"finishReason\":\"STOP\"" : ""))
                    .append("\r\n\r\n");
        }
        return events.toString();
    }

    @Test
    void answerOfAChatModel() throws Exception {
        BothRuns<LangChain4jAnswer> runs = BothRuns.of(
                fixtures,
                StandInProvider.json(answer(text("Yes: 30 days. 返金できます 🎉"))),
                llm -> LangChain4jAnswer.of(model(llm.gemini())));

        LangChain4jAnswer answer = runs.replayed();
        assertThat(answer).isEqualTo(runs.recorded());
        assertThat(answer.id()).isEqualTo("x7oeaZ");
        assertThat(answer.model()).isEqualTo("gemini-2.5-flash-001");
        assertThat(answer.text()).isEqualTo("Yes: 30 days. 返金できます 🎉");
        assertThat(answer.finish()).isEqualTo(FinishReason.STOP);
        assertThat(answer.usage().inputTokenCount()).isEqualTo(12);
        assertThat(answer.usage().outputTokenCount()).isEqualTo(9);
        assertThat(answer.usage().totalTokenCount()).isEqualTo(36);
        LlmCall call = runs.replayedCalls().get(0);
        assertThat(call.protocol()).isEqualTo("gemini");
        assertThat(call.path()).isEqualTo(GENERATE);
        assertThat(call.requestedModel()).isEqualTo(MODEL);
        assertThat(call.answeredModel()).isEqualTo("gemini-2.5-flash-001");
        assertThat(call.answerText()).isEqualTo("Yes: 30 days. 返金できます 🎉");
        assertThat(call.usage()).isEqualTo(new Usage(12, 24, 4, 0, 15));
        assertThat(call.finishReason()).isEqualTo("STOP");
        assertThat(call.streamed()).isFalse();
        assertThat(call.replayed()).isTrue();
    }

    @Test
    void answerOfAStreamingChatModelWhoseCharactersAreCut() throws Exception {
        String stream =
                stream("{\"text\":\"考え中 🤔\",\"thought\":true}", text("Yes: "), text("返金"), text("できます"), text(" 🎉"));
        BothRuns<LangChain4jAnswer> runs = BothRuns.of(
                fixtures,
                new StandInProvider(call -> call.shredded("text/event-stream", stream)),
                llm -> LangChain4jAnswer.streamed(streaming(llm.gemini())));

        LangChain4jAnswer answer = runs.replayed();
        assertThat(answer).isEqualTo(runs.recorded());
        assertThat(answer.parts()).containsExactly("(考え中 🤔)", "Yes: ", "返金", "できます", " 🎉");
        assertThat(answer.text()).isEqualTo("Yes: 返金できます 🎉");
        assertThat(answer.thinking()).isEqualTo("考え中 🤔");
        assertThat(answer.finish()).isEqualTo(FinishReason.STOP);
        assertThat(answer.usage().totalTokenCount()).isEqualTo(36);
        LlmCall call = runs.replayedCalls().get(0);
        assertThat(call.protocol()).isEqualTo("gemini");
        assertThat(call.path()).isEqualTo("/v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse");
        assertThat(call.requestedModel()).isEqualTo(MODEL);
        assertThat(call.answerText()).isEqualTo("Yes: 返金できます 🎉");
        assertThat(call.usage()).isEqualTo(new Usage(12, 24, 4, 0, 15));
        assertThat(call.finishReason()).isEqualTo("STOP");
        assertThat(call.streamed()).isTrue();
        assertThat(call.responseBody()).isEqualTo(stream);
    }

    @Test
    void toolOfAnAiService() throws Exception {
        StandInProvider provider = new StandInProvider(
                call -> call.json(200, answer(call.number() == 1 ? TOOL_PART : text("It is 配送中 🚚"))));
        BothRuns<LangChain4jDesk.Said> runs =
                BothRuns.of(fixtures, provider, llm -> LangChain4jDesk.answer(model(llm.gemini())));

        LangChain4jDesk.Said said = runs.replayed();
        assertThat(said).isEqualTo(runs.recorded());
        assertThat(said.text()).isEqualTo("It is 配送中 🚚");
        assertThat(said.lookedUp()).containsExactly("A-7");
        assertThat(said.usage().inputTokenCount()).isEqualTo(24);
        assertThat(said.finish()).isEqualTo(FinishReason.STOP);
        assertThat(runs.replayedCalls()).hasSize(2);
        assertThat(runs.replayedCalls().get(0).toolCalls())
                .containsExactly(new ToolCall(null, "order_status", "{\"order\":\"A-7\"}"));
        assertThat(runs.replayedCalls().get(1).requestBody()).contains("functionResponse", LangChain4jDesk.STATUS);
        assertThat(runs.replayedCalls().get(1).answerText()).isEqualTo("It is 配送中 🚚");
    }

    @Test
    void toolOfAnAiServiceThatStreams() throws Exception {
        StandInProvider provider = new StandInProvider(call -> call.shredded(
                "text/event-stream",
                call.number() == 1
                        ? stream("{\"text\":\"考え中 🤔\",\"thought\":true}", TOOL_PART)
                        : stream(text("配送中"), text(" 🚚"))));
        BothRuns<LangChain4jDesk.Said> runs =
                BothRuns.of(fixtures, provider, llm -> LangChain4jDesk.answer(streaming(llm.gemini())));

        LangChain4jDesk.Said said = runs.replayed();
        assertThat(said).isEqualTo(runs.recorded());
        assertThat(said.text()).isEqualTo("配送中 🚚");
        assertThat(said.lookedUp()).containsExactly("A-7");
        assertThat(runs.replayedCalls()).hasSize(2).allMatch(LlmCall::streamed);
        assertThat(runs.replayedCalls().get(0).toolCalls())
                .containsExactly(new ToolCall(null, "order_status", "{\"order\":\"A-7\"}"));
        assertThat(runs.replayedCalls().get(1).requestBody()).contains("CiQB0e2Kb3", LangChain4jDesk.STATUS);
    }

    @Test
    void objectOfAnAiServiceByItsSchema() throws Exception {
        String json = "{\\\"allowed\\\":true,\\\"days\\\":30,\\\"reason\\\":\\\"返金 🎉\\\"}";
        BothRuns<LangChain4jDesk.Decision> runs = BothRuns.of(
                fixtures, StandInProvider.json(answer(text(json))), llm -> LangChain4jDesk.decide(model(llm.gemini())));

        assertThat(runs.replayed())
                .isEqualTo(runs.recorded())
                .isEqualTo(new LangChain4jDesk.Decision(true, 30, "返金 🎉"));
        LlmCall call = runs.replayedCalls().get(0);
        assertThat(call.requestBody()).contains("chema\"", "\"allowed\"");
        assertThat(call.answerText()).isEqualTo("{\"allowed\":true,\"days\":30,\"reason\":\"返金 🎉\"}");
    }

    @Test
    void embeddings() throws Exception {
        StandInProvider provider = new StandInProvider(call -> call.json(
                200,
                call.target().endsWith(":embedContent")
                        ? "{\"embedding\":" + EMBEDDING + "}"
                        : "{\"embeddings\":[" + EMBEDDING + "," + EMBEDDING + "]}"));
        List<TextSegment> texts = List.of(TextSegment.from("refund"), TextSegment.from("返金 🎉"));
        BothRuns<List<Embedding>> runs = BothRuns.of(fixtures, provider, llm -> {
            GoogleAiEmbeddingModel model = embedding(llm.gemini());
            List<Embedding> two = model.embedAll(texts).content();
            return List.of(two.get(0), two.get(1), model.embed("🎉").content());
        });

        Embedding expected = Embedding.from(new float[] {-0.010632273f, 0.5f});
        assertThat(runs.replayed()).isEqualTo(runs.recorded()).containsExactly(expected, expected, expected);
        assertThat(runs.replayedCalls())
                .extracting(LlmCall::path)
                .containsExactly(
                        "/v1beta/models/gemini-embedding-001:batchEmbedContents",
                        "/v1beta/models/gemini-embedding-001:embedContent");
        assertThat(runs.replayedCalls())
                .allMatch(call ->
                        call.protocol().equals("gemini") && call.timing().firstTokenMicros() != null);
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID_ARGUMENT, dev.langchain4j.exception.InvalidRequestException",
        "403, PERMISSION_DENIED, dev.langchain4j.exception.AuthenticationException",
        "429, RESOURCE_EXHAUSTED, dev.langchain4j.exception.RateLimitException",
        "503, UNAVAILABLE, dev.langchain4j.exception.InternalServerException"
    })
    void errorsAsExceptionsOfLangChain4j(int status, String code, Class<? extends LangChain4jException> type)
            throws Exception {
        String error = "{\n  \"error\": {\n    \"code\": " + status
                + ",\n    \"message\": \"No answer 🙁.\",\n    \"status\": \"" + code + "\"\n  }\n}\n";
        BothRuns<List<LangChain4jFailure>> runs = BothRuns.withErrors(
                fixtures,
                new StandInProvider(call -> call.json(status, error)),
                llm -> List.of(
                        LangChain4jFailure.of(() -> LangChain4jAnswer.of(model(llm.gemini()))),
                        LangChain4jFailure.of(() -> LangChain4jAnswer.streamed(streaming(llm.gemini())))));

        LangChain4jFailure failure = new LangChain4jFailure(type, error, status);
        assertThat(runs.replayed()).isEqualTo(runs.recorded()).containsExactly(failure, failure);
        assertThat(runs.replayedCalls()).hasSize(2).allMatch(call -> call.status() == status && call.usage() == null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1beta", "/v1beta/", "/"})
    void sameFixtureWithAndWithoutTheVersionInTheUrl(String ending) throws Exception {
        StandInProvider provider = StandInProvider.json(answer(text("Yes")));
        Iterator<String> endings = List.of(ending, "").iterator();
        BothRuns<LangChain4jAnswer> runs =
                BothRuns.of(fixtures, provider, llm -> LangChain4jAnswer.of(model(llm.gemini() + endings.next())));

        assertThat(runs.replayed()).isEqualTo(runs.recorded());
        assertThat(runs.replayed().text()).isEqualTo("Yes");
        assertThat(provider.calls()).extracting(StandInProvider.Call::target).containsExactly(GENERATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1beta", "/v1beta/", "/"})
    void catalogAndCountOfTokensWithAndWithoutTheVersionInTheUrl(String ending) throws Exception {
        StandInProvider provider = new StandInProvider(call -> call.json(
                200,
                call.method().equals("GET")
                        ? "{\"models\":[{\"name\":\"models/gemini-2.5-flash\",\"version\":\"001\","
                                + "\"displayName\":\"Gemini 2.5 Flash\",\"inputTokenLimit\":1048576,"
                                + "\"outputTokenLimit\":65536,\"supportedGenerationMethods\":[\"generateContent\"]}]}"
                        : "{\"totalTokens\":7,\"promptTokensDetails\":[{\"modality\":\"TEXT\",\"tokenCount\":7}]}"));
        Iterator<String> endings = List.of(ending, "").iterator();
        BothRuns<List<Object>> runs = BothRuns.of(fixtures, provider, llm -> {
            String url = llm.gemini() + endings.next();
            return List.of(
                    GoogleAiGeminiModelCatalog.builder().baseUrl(url).apiKey(KEY).build().listModels().stream()
                            .map(ModelDescription::displayName)
                            .toList(),
                    GoogleAiGeminiTokenCountEstimator.builder()
                            .baseUrl(url)
                            .apiKey(KEY)
                            .modelName(MODEL)
                            .maxRetries(0)
                            .build()
                            .estimateTokenCountInText("Can I?"));
        });

        assertThat(runs.replayed()).isEqualTo(runs.recorded()).containsExactly(List.of("Gemini 2.5 Flash"), 7);
        assertThat(provider.calls())
                .extracting(call -> call.target().replaceFirst("\\?.*", ""))
                .containsExactly("/v1beta/models", "/v1beta/models/gemini-2.5-flash:countTokens");
    }
}
