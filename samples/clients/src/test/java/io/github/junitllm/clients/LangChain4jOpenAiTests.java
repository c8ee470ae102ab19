package io.github.junitllm.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.ToolCall;
import io.github.junitllm.call.Usage;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.testkit.StandInProvider;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LangChain4jOpenAiTests {

    private static final String KEY = "sk-test-0123456789abcdef";
    private static final String EVENTS = "text/event-stream; charset=utf-8";

    private static final String ANSWER = """
            {"id":"chatcmpl-CdYx1","object":"chat.completion","created":1763629200,"model":"gpt-4o-mini-2024-07-18",
             "choices":[{"index":0,"message":{"role":"assistant","content":"%s","refusal":null,"annotations":[]},
               "logprobs":null,"finish_reason":"stop"}],
             "usage":{"prompt_tokens":120,"completion_tokens":9,"total_tokens":129,
               "prompt_tokens_details":{"cached_tokens":64,"audio_tokens":0},
               "completion_tokens_details":{"reasoning_tokens":4,"audio_tokens":0,
                 "accepted_prediction_tokens":0,"rejected_prediction_tokens":0}},
             "service_tier":"default","system_fingerprint":"fp_560af6e559"}
            """;

    private static final String TOOL_CALL = """
            {"id":"chatcmpl-CdYx2","object":"chat.completion","created":1763629201,"model":"gpt-4o-mini-2024-07-18",
             "choices":[{"index":0,"message":{"role":"assistant","content":null,
                 "tool_calls":[{"id":"call_Zx9","type":"function",
                   "function":{"name":"order_status","arguments":"{\\"order\\":\\"A-7\\"}"}}],
                 "refusal":null,"annotations":[]},"logprobs":null,"finish_reason":"tool_calls"}],
             "usage":{"prompt_tokens":60,"completion_tokens":17,"total_tokens":77,
               "prompt_tokens_details":{"cached_tokens":0,"audio_tokens":0},
               "completion_tokens_details":{"reasoning_tokens":0,"audio_tokens":0,
                 "accepted_prediction_tokens":0,"rejected_prediction_tokens":0}},
             "service_tier":"default","system_fingerprint":"fp_560af6e559"}
            """;

    private static final String EMBEDDINGS = """
            {"object":"list","data":[
               {"object":"embedding","index":0,"embedding":[0.0023064255,-0.009327292]},
               {"object":"embedding","index":1,"embedding":[-0.0028842222,0.5]}],
             "model":"text-embedding-3-small","usage":{"prompt_tokens":8,"total_tokens":8}}
            """;

    @TempDir
    Path fixtures;

    private static OpenAiChatModel model(String url) {
        return OpenAiChatModel.builder()
                .baseUrl(url)
                .apiKey(KEY)
                .modelName("gpt-4o-mini")
                .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                .strictJsonSchema(true)
                .maxRetries(0)
                .build();
    }

    private static OpenAiStreamingChatModel streaming(String url) {
        return OpenAiStreamingChatModel.builder()
                .baseUrl(url)
                .apiKey(KEY)
                .modelName("gpt-4o-mini")
                .build();
    }

    /** A stream of deltas as OpenAI sends it when usage is asked for: role first, reason of the end, usage alone. */
    private static String stream(String finish, String... deltas) {
        StringBuilder events = new StringBuilder();
        event(
                events,
                "[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null},"
                        + "\"logprobs\":null,\"finish_reason\":null}]",
                "null");
        for (String delta : deltas) {
            event(events, "[{\"index\":0,\"delta\":" + delta + ",\"logprobs\":null,\"finish_reason\":null}]", "null");
        }
        event(events, "[{\"index\":0,\"delta\":{},\"logprobs\":null,\"finish_reason\":\"" + finish + "\"}]", "null");
        event(
                events,
                "[]",
                "{\"prompt_tokens\":21,\"completion_tokens\":8,\"total_tokens\":29,"
                        + "\"prompt_tokens_details\":{\"cached_tokens\":0,\"audio_tokens\":0},"
                        + "\"completion_tokens_details\":{\"reasoning_tokens\":0,\"audio_tokens\":0,"
                        + "\"accepted_prediction_tokens\":0,\"rejected_prediction_tokens\":0}}");
        return events + "data: [DONE]\n\n";
    }

    private static void event(StringBuilder events, String choices, String usage) {
        events.append("data: {\"id\":\"chatcmpl-CdYx3\",\"object\":\"chat.completion.chunk\",\"created\":1763629202,"
                        + "\"model\":\"gpt-4o-mini-2024-07-18\",\"service_tier\":\"default\","
                        + "\"system_fingerprint\":\"fp_560af6e559\",\"choices\":")
                .append(choices)
                .append(",\"usage\":")
                .append(usage)
                .append(",\"obfuscation\":\"k9Xw\"}\n\n");
    }

    private static String text(String text) {
        return "{\"content\":\"" + text + "\"}";
    }

    @Test
    void answerOfAChatModel() throws Exception {
        BothRuns<LangChain4jAnswer> runs = BothRuns.of(
                fixtures,
                StandInProvider.json(ANSWER.formatted("Yes: 30 days. 返金できます 🎉")),
                llm -> LangChain4jAnswer.of(model(llm.openAi())));

        LangChain4jAnswer answer = runs.replayed();
        assertThat(answer).isEqualTo(runs.recorded());
        assertThat(answer.id()).isEqualTo("chatcmpl-CdYx1");
        assertThat(answer.model()).isEqualTo("gpt-4o-mini-2024-07-18");
        assertThat(answer.text()).isEqualTo("Yes: 30 days. 返金できます 🎉");
        assertThat(answer.finish()).isEqualTo(FinishReason.STOP);
        assertThat(answer.usage()).isInstanceOfSatisfying(OpenAiTokenUsage.class, usage -> {
            assertThat(usage.inputTokenCount()).isEqualTo(120);
            assertThat(usage.outputTokenCount()).isEqualTo(9);
            assertThat(usage.totalTokenCount()).isEqualTo(129);
            assertThat(usage.inputTokensDetails().cachedTokens()).isEqualTo(64);
            assertThat(usage.outputTokensDetails().reasoningTokens()).isEqualTo(4);
        });
        LlmCall call = runs.replayedCalls().get(0);
        assertThat(call.protocol()).isEqualTo("openai-chat");
        assertThat(call.path()).isEqualTo("/v1/chat/completions");
        assertThat(call.requestedModel()).isEqualTo("gpt-4o-mini");
        assertThat(call.answeredModel()).isEqualTo("gpt-4o-mini-2024-07-18");
        assertThat(call.answerText()).isEqualTo("Yes: 30 days. 返金できます 🎉");
        assertThat(call.usage()).isEqualTo(new Usage(120, 9, 64, 0, 4));
        assertThat(call.finishReason()).isEqualTo("stop");
        assertThat(call.streamed()).isFalse();
        assertThat(call.replayed()).isTrue();
    }

    @Test
    void answerOfAStreamingChatModelWhoseCharactersAreCut() throws Exception {
        String stream = stream("stop", text("Yes: "), text("返金"), text("できます"), text(" 🎉"));
        BothRuns<LangChain4jAnswer> runs = BothRuns.of(
                fixtures,
                new StandInProvider(call -> call.shredded(EVENTS, stream)),
                llm -> LangChain4jAnswer.streamed(streaming(llm.openAi())));

        LangChain4jAnswer answer = runs.replayed();
        assertThat(answer).isEqualTo(runs.recorded());
        assertThat(answer.parts()).containsExactly("Yes: ", "返金", "できます", " 🎉");
        assertThat(answer.text()).isEqualTo("Yes: 返金できます 🎉");
        assertThat(answer.finish()).isEqualTo(FinishReason.STOP);
        assertThat(answer.usage()).isInstanceOfSatisfying(OpenAiTokenUsage.class, usage -> {
            assertThat(usage.inputTokenCount()).isEqualTo(21);
            assertThat(usage.outputTokenCount()).isEqualTo(8);
        });
        LlmCall call = runs.replayedCalls().get(0);
        assertThat(call.protocol()).isEqualTo("openai-chat");
        assertThat(call.answerText()).isEqualTo("Yes: 返金できます 🎉");
        assertThat(call.usage()).isEqualTo(new Usage(21, 8, 0, 0, 0));
        assertThat(call.finishReason()).isEqualTo("stop");
        assertThat(call.streamed()).isTrue();
        assertThat(call.responseBody()).isEqualTo(stream);
    }

    @Test
    void toolOfAnAiService() throws Exception {
        StandInProvider provider = new StandInProvider(
                call -> call.json(200, call.number() == 1 ? TOOL_CALL : ANSWER.formatted("It is 配送中 🚚")));
        BothRuns<LangChain4jDesk.Said> runs =
                BothRuns.of(fixtures, provider, llm -> LangChain4jDesk.answer(model(llm.openAi())));

        LangChain4jDesk.Said said = runs.replayed();
        assertThat(said).isEqualTo(runs.recorded());
        assertThat(said.text()).isEqualTo("It is 配送中 🚚");
        assertThat(said.lookedUp()).containsExactly("A-7");
        assertThat(said.usage().totalTokenCount()).isEqualTo(77 + 129);
        assertThat(said.finish()).isEqualTo(FinishReason.STOP);
        assertThat(runs.replayedCalls()).hasSize(2);
        LlmCall first = runs.replayedCalls().get(0);
        assertThat(first.toolCalls()).containsExactly(new ToolCall("call_Zx9", "order_status", "{\"order\":\"A-7\"}"));
        assertThat(first.finishReason()).isEqualTo("tool_calls");
        assertThat(runs.replayedCalls().get(1).requestBody()).contains("call_Zx9", LangChain4jDesk.STATUS);
        assertThat(runs.replayedCalls().get(1).answerText()).isEqualTo("It is 配送中 🚚");
    }

    @Test
    void toolOfAnAiServiceThatStreams() throws Exception {
        String toolCall = stream(
                "tool_calls",
                "{\"tool_calls\":[{\"index\":0,\"id\":\"call_Zx9\",\"type\":\"function\","
                        + "\"function\":{\"name\":\"order_status\",\"arguments\":\"\"}}]}",
                "{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{\\\"order\\\":\"}}]}",
                "{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"\\\"A-7\\\"}\"}}]}");
        StandInProvider provider = new StandInProvider(call ->
                call.shredded(EVENTS, call.number() == 1 ? toolCall : stream("stop", text("配送中"), text(" 🚚"))));
        BothRuns<LangChain4jDesk.Said> runs =
                BothRuns.of(fixtures, provider, llm -> LangChain4jDesk.answer(streaming(llm.openAi())));

        LangChain4jDesk.Said said = runs.replayed();
        assertThat(said).isEqualTo(runs.recorded());
        assertThat(said.text()).isEqualTo("配送中 🚚");
        assertThat(said.lookedUp()).containsExactly("A-7");
        assertThat(said.usage().totalTokenCount()).isEqualTo(29 * 2);
        assertThat(runs.replayedCalls()).hasSize(2).allMatch(LlmCall::streamed);
        assertThat(runs.replayedCalls().get(0).toolCalls())
                .containsExactly(new ToolCall("call_Zx9", "order_status", "{\"order\":\"A-7\"}"));
    }

    @Test
    void objectOfAnAiServiceByItsSchema() throws Exception {
        String json = "{\\\"allowed\\\":true,\\\"days\\\":30,\\\"reason\\\":\\\"返金 🎉\\\"}";
        BothRuns<LangChain4jDesk.Decision> runs = BothRuns.of(
                fixtures,
                StandInProvider.json(ANSWER.formatted(json)),
                llm -> LangChain4jDesk.decide(model(llm.openAi())));

        assertThat(runs.replayed())
                .isEqualTo(runs.recorded())
                .isEqualTo(new LangChain4jDesk.Decision(true, 30, "返金 🎉"));
        LlmCall call = runs.replayedCalls().get(0);
        assertThat(call.requestBody()).contains("\"json_schema\"", "\"Decision\"", "\"allowed\"");
        assertThat(call.answerText()).isEqualTo("{\"allowed\":true,\"days\":30,\"reason\":\"返金 🎉\"}");
    }

    @Test
    void embeddings() throws Exception {
        List<TextSegment> texts = List.of(TextSegment.from("refund"), TextSegment.from("返金 🎉"));
        BothRuns<Response<List<Embedding>>> runs =
                BothRuns.of(fixtures, StandInProvider.json(EMBEDDINGS), llm -> OpenAiEmbeddingModel.builder()
                        .baseUrl(llm.openAi())
                        .apiKey(KEY)
                        .modelName("text-embedding-3-small")
                        .maxRetries(0)
                        .build()
                        .embedAll(texts));

        assertThat(runs.replayed().content())
                .isEqualTo(runs.recorded().content())
                .containsExactly(
                        Embedding.from(new float[] {0.0023064255f, -0.009327292f}),
                        Embedding.from(new float[] {-0.0028842222f, 0.5f}));
        assertThat(runs.replayed().tokenUsage())
                .isEqualTo(runs.recorded().tokenUsage())
                .extracting(TokenUsage::inputTokenCount)
                .isEqualTo(8);
        LlmCall call = runs.replayedCalls().get(0);
        assertThat(call.protocol()).isEqualTo("openai-embeddings");
        assertThat(call.requestedModel()).isEqualTo("text-embedding-3-small");
        assertThat(call.usage()).isEqualTo(new Usage(8, 0, 0, 0, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "401, invalid_api_key, dev.langchain4j.exception.AuthenticationException",
        "404, model_not_found, dev.langchain4j.exception.ModelNotFoundException",
        "429, rate_limit_exceeded, dev.langchain4j.exception.RateLimitException",
        "500, server_error, dev.langchain4j.exception.InternalServerException"
    })
    void errorsAsExceptionsOfLangChain4j(int status, String code, Class<? extends LangChain4jException> type)
            throws Exception {
        String error = "{\"error\":{\"message\":\"No answer 🙁.\",\"type\":\"invalid_request_error\",\"param\":null,"
                + "\"code\":\"" + code + "\"}}";
        BothRuns<List<LangChain4jFailure>> runs = BothRuns.withErrors(
                fixtures,
                new StandInProvider(call -> call.json(status, error)),
                llm -> List.of(
                        LangChain4jFailure.of(() -> LangChain4jAnswer.of(model(llm.openAi()))),
                        LangChain4jFailure.of(() -> LangChain4jAnswer.streamed(streaming(llm.openAi())))));

        LangChain4jFailure failure = new LangChain4jFailure(type, error, status);
        assertThat(runs.replayed()).isEqualTo(runs.recorded()).containsExactly(failure, failure);
        assertThat(runs.replayedCalls()).hasSize(2).allMatch(call -> call.status() == status && call.usage() == null);
    }

    @Test
    void sameFixtureWithAndWithoutTheVersionInTheUrl() throws Exception {
        StandInProvider provider = StandInProvider.json(ANSWER.formatted("Yes"));
        Iterator<Function<LlmGateway, String>> urls = List.<Function<LlmGateway, String>>of(
                        LlmGateway::baseUrl, LlmGateway::openAi)
                .iterator();
        BothRuns<LangChain4jAnswer> runs = BothRuns.of(
                fixtures,
                provider,
                llm -> LangChain4jAnswer.of(model(urls.next().apply(llm))));

        assertThat(runs.replayed()).isEqualTo(runs.recorded());
        assertThat(runs.replayed().text()).isEqualTo("Yes");
        assertThat(provider.calls()).extracting(StandInProvider.Call::target).containsExactly("/v1/chat/completions");
    }
}
