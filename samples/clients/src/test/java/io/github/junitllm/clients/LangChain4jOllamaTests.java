package io.github.junitllm.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.ollama.OllamaEmbeddingModel;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import dev.langchain4j.model.ollama.OllamaStreamingException;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
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

class LangChain4jOllamaTests {

    private static final String LINES = "application/x-ndjson";
    private static final String START = "{\"model\":\"qwen3:4b\",\"created_at\":\"2025-11-20T09:15:02.118374Z\",";
    private static final String MORE = ",\"done\":false}\n";
    private static final String END = ",\"done\":true,\"done_reason\":\"%s\",\"total_duration\":1412093958,"
            + "\"load_duration\":61083542,\"prompt_eval_count\":26,\"prompt_eval_duration\":180206333,"
            + "\"eval_count\":9,\"eval_duration\":1170342000}\n";
    private static final String TOOL = message("\"content\":\"\",\"tool_calls\":[{\"id\":\"call_k2v9\",\"function\":{"
            + "\"index\":0,\"name\":\"order_status\",\"arguments\":{\"order\":\"A-7\"}}}]");

    @TempDir
    Path fixtures;

    private static OllamaChatModel model(String url) {
        return OllamaChatModel.builder()
                .baseUrl(url)
                .modelName("qwen3:4b")
                .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                .think(true)
                .returnThinking(true)
                .maxRetries(0)
                .build();
    }

    private static OllamaStreamingChatModel streaming(String url) {
        return OllamaStreamingChatModel.builder()
                .baseUrl(url)
                .modelName("qwen3:4b")
                .think(true)
                .returnThinking(true)
                .build();
    }

    private static String message(String fields) {
        return "\"message\":{\"role\":\"assistant\"," + fields + "}";
    }

    private static String content(String text) {
        return message("\"content\":\"" + text + "\"");
    }

    private static String whole(String answer) {
        return START + answer + END.formatted("stop");
    }

    /** A stream as Ollama sends it: an answer a line, and a last one with what was counted. */
    private static String stream(String finish, String last, String... answers) {
        StringBuilder lines = new StringBuilder();
        for (String answer : answers) {
            lines.append(START).append(answer).append(MORE);
        }
        return lines + START + last + END.formatted(finish);
    }

    @Test
    void answerOfAChatModel() throws Exception {
        BothRuns<LangChain4jAnswer> runs = BothRuns.of(
                fixtures,
                StandInProvider.json(whole(message("\"content\":\"Yes: 30 days. 返金できます 🎉\",\"thinking\":\"考え中 🤔\""))),
                llm -> LangChain4jAnswer.of(model(llm.ollama())));

        LangChain4jAnswer answer = runs.replayed();
        assertThat(answer).isEqualTo(runs.recorded());
        assertThat(answer.model()).isEqualTo("qwen3:4b");
        assertThat(answer.text()).isEqualTo("Yes: 30 days. 返金できます 🎉");
        assertThat(answer.thinking()).isEqualTo("考え中 🤔");
        assertThat(answer.finish()).isEqualTo(FinishReason.STOP);
        assertThat(answer.usage()).isEqualTo(new TokenUsage(26, 9));
        LlmCall call = runs.replayedCalls().get(0);
        assertThat(call.protocol()).isEqualTo("ollama");
        assertThat(call.path()).isEqualTo("/api/chat");
        assertThat(call.requestedModel()).isEqualTo("qwen3:4b");
        assertThat(call.answeredModel()).isEqualTo("qwen3:4b");
        assertThat(call.answerText()).isEqualTo("Yes: 30 days. 返金できます 🎉");
        assertThat(call.usage()).isEqualTo(new Usage(26, 9, 0, 0, 0));
        assertThat(call.finishReason()).isEqualTo("stop");
        assertThat(call.streamed()).isFalse();
        assertThat(call.replayed()).isTrue();
    }

    @Test
    void answerOfAStreamingChatModelWhoseCharactersAreCut() throws Exception {
        String stream = stream(
                "length",
                content(""),
                message("\"content\":\"\",\"thinking\":\"考え\""),
                message("\"content\":\"\",\"thinking\":\"中 🤔\""),
                content("Yes: "),
                content("返金"),
                content("できます"),
                content(" 🎉"));
        BothRuns<LangChain4jAnswer> runs = BothRuns.of(
                fixtures,
                new StandInProvider(call -> call.shredded(LINES, stream)),
                llm -> LangChain4jAnswer.streamed(streaming(llm.ollama())));

        LangChain4jAnswer answer = runs.replayed();
        assertThat(answer).isEqualTo(runs.recorded());
        assertThat(answer.parts()).containsExactly("(考え)", "(中 🤔)", "Yes: ", "返金", "できます", " 🎉");
        assertThat(answer.text()).isEqualTo("Yes: 返金できます 🎉");
        assertThat(answer.thinking()).isEqualTo("考え中 🤔");
        assertThat(answer.finish()).isEqualTo(FinishReason.LENGTH);
        assertThat(answer.usage()).isEqualTo(new TokenUsage(26, 9));
        LlmCall call = runs.replayedCalls().get(0);
        assertThat(call.protocol()).isEqualTo("ollama");
        assertThat(call.answerText()).isEqualTo("Yes: 返金できます 🎉");
        assertThat(call.usage()).isEqualTo(new Usage(26, 9, 0, 0, 0));
        assertThat(call.finishReason()).isEqualTo("length");
        assertThat(call.streamed()).isTrue();
        assertThat(call.responseBody()).isEqualTo(stream);
    }

    @Test
    void toolOfAnAiService() throws Exception {
        StandInProvider provider = new StandInProvider(
                call -> call.json(200, call.number() == 1 ? whole(TOOL) : whole(content("It is 配送中 🚚"))));
        BothRuns<LangChain4jDesk.Said> runs =
                BothRuns.of(fixtures, provider, llm -> LangChain4jDesk.answer(model(llm.ollama())));

        LangChain4jDesk.Said said = runs.replayed();
        assertThat(said).isEqualTo(runs.recorded());
        assertThat(said)
                .isEqualTo(new LangChain4jDesk.Said(
                        "It is 配送中 🚚", List.of("A-7"), new TokenUsage(52, 18), FinishReason.STOP));
        assertThat(runs.replayedCalls()).hasSize(2);
        assertThat(runs.replayedCalls().get(0).toolCalls())
                .containsExactly(new ToolCall("call_k2v9", "order_status", "{\"order\":\"A-7\"}"));
        assertThat(runs.replayedCalls().get(1).requestBody()).contains(LangChain4jDesk.STATUS);
        assertThat(runs.replayedCalls().get(1).answerText()).isEqualTo("It is 配送中 🚚");
    }

    @Test
    void toolOfAnAiServiceThatStreams() throws Exception {
        String toolCall = stream("stop", content(""), message("\"content\":\"\",\"thinking\":\"Hm\""), TOOL);
        String answer = stream("stop", content(""), content("配送中"), content(" 🚚"));
        StandInProvider provider =
                new StandInProvider(call -> call.shredded(LINES, call.number() == 1 ? toolCall : answer));
        BothRuns<LangChain4jDesk.Said> runs =
                BothRuns.of(fixtures, provider, llm -> LangChain4jDesk.answer(streaming(llm.ollama())));

        assertThat(runs.replayed()).isEqualTo(runs.recorded());
        assertThat(runs.replayed())
                .isEqualTo(
                        new LangChain4jDesk.Said("配送中 🚚", List.of("A-7"), new TokenUsage(52, 18), FinishReason.STOP));
        assertThat(runs.replayedCalls()).hasSize(2).allMatch(LlmCall::streamed);
        assertThat(runs.replayedCalls().get(0).toolCalls())
                .containsExactly(new ToolCall("call_k2v9", "order_status", "{\"order\":\"A-7\"}"));
    }

    @Test
    void objectOfAnAiServiceByItsSchema() throws Exception {
        String json = "{\\\"allowed\\\":true,\\\"days\\\":30,\\\"reason\\\":\\\"返金 🎉\\\"}";
        BothRuns<LangChain4jDesk.Decision> runs = BothRuns.of(
                fixtures,
                StandInProvider.json(whole(content(json))),
                llm -> LangChain4jDesk.decide(model(llm.ollama())));

        assertThat(runs.replayed())
                .isEqualTo(runs.recorded())
                .isEqualTo(new LangChain4jDesk.Decision(true, 30, "返金 🎉"));
        LlmCall call = runs.replayedCalls().get(0);
        assertThat(call.requestBody()).contains("\"format\"", "\"allowed\"");
        assertThat(call.answerText()).isEqualTo("{\"allowed\":true,\"days\":30,\"reason\":\"返金 🎉\"}");
    }

    @Test
    void embeddings() throws Exception {
        List<TextSegment> texts = List.of(TextSegment.from("refund"), TextSegment.from("返金 🎉"));
        BothRuns<List<Embedding>> runs = BothRuns.of(
                fixtures,
                StandInProvider.json(
                        "{\"model\":\"nomic-embed-text\",\"embeddings\":[[0.010071029,-0.0017594862],"
                                + "[-0.5,0.25]],\"total_duration\":14143917,\"load_duration\":1019500,\"prompt_eval_count\":8}"),
                llm -> OllamaEmbeddingModel.builder()
                        .baseUrl(llm.ollama())
                        .modelName("nomic-embed-text")
                        .maxRetries(0)
                        .build()
                        .embedAll(texts)
                        .content());

        assertThat(runs.replayed())
                .isEqualTo(runs.recorded())
                .containsExactly(
                        Embedding.from(new float[] {0.010071029f, -0.0017594862f}),
                        Embedding.from(new float[] {-0.5f, 0.25f}));
        LlmCall call = runs.replayedCalls().get(0);
        assertThat(call.protocol()).isEqualTo("ollama");
        assertThat(call.path()).isEqualTo("/api/embed");
        assertThat(call.answeredModel()).isEqualTo("nomic-embed-text");
        assertThat(call.usage()).isEqualTo(new Usage(8, 0, 0, 0, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "404, model 'qwen3:4b' not found, dev.langchain4j.exception.ModelNotFoundException",
        "400, '\"qwen3:4b\" does not support thinking 🙁', dev.langchain4j.exception.InvalidRequestException",
        "500, model runner has unexpectedly stopped, dev.langchain4j.exception.InternalServerException"
    })
    void errorsAsExceptionsOfLangChain4j(int status, String message, Class<? extends LangChain4jException> type)
            throws Exception {
        String error = "{\"error\":\"" + message.replace("\"", "\\\"") + "\"}";
        BothRuns<List<LangChain4jFailure>> runs = BothRuns.withErrors(
                fixtures,
                new StandInProvider(call -> call.json(status, error)),
                llm -> List.of(
                        LangChain4jFailure.of(() -> LangChain4jAnswer.of(model(llm.ollama()))),
                        LangChain4jFailure.of(() -> LangChain4jAnswer.streamed(streaming(llm.ollama())))));

        LangChain4jFailure failure = new LangChain4jFailure(type, error, status);
        assertThat(runs.replayed()).isEqualTo(runs.recorded()).containsExactly(failure, failure);
        assertThat(runs.replayedCalls()).hasSize(2).allMatch(call -> call.status() == status && call.usage() == null);
    }

    @Test
    void errorWithinAStream() throws Exception {
        String stream = START + content("Ye") + MORE + "{\"error\":\"the model ran out of memory 🙁\"}\n";
        BothRuns<LangChain4jFailure> runs = BothRuns.withErrors(
                fixtures,
                new StandInProvider(call -> call.shredded(LINES, stream)),
                llm -> LangChain4jFailure.of(() -> LangChain4jAnswer.streamed(streaming(llm.ollama()))));

        assertThat(runs.replayed())
                .isEqualTo(runs.recorded())
                .isEqualTo(new LangChain4jFailure(OllamaStreamingException.class, "the model ran out of memory 🙁", 0));
        assertThat(runs.replayedCalls().get(0).answerText()).isEqualTo("Ye");
    }

    @Test
    void sameFixtureWithAndWithoutASlashAfterTheUrl() throws Exception {
        StandInProvider provider = StandInProvider.json(whole(content("Yes")));
        Iterator<String> endings = List.of("/", "").iterator();
        BothRuns<LangChain4jAnswer> runs =
                BothRuns.of(fixtures, provider, llm -> LangChain4jAnswer.of(model(llm.ollama() + endings.next())));

        assertThat(runs.replayed()).isEqualTo(runs.recorded());
        assertThat(runs.replayed().text()).isEqualTo("Yes");
        assertThat(provider.calls()).extracting(StandInProvider.Call::target).containsExactly("/api/chat");
    }

    @Test
    void clientOfOpenAiAtOllama() throws Exception {
        StandInProvider provider = StandInProvider.json("""
                {"id":"chatcmpl-594","object":"chat.completion","created":1763629200,"model":"qwen3:4b",
                 "system_fingerprint":"fp_ollama","choices":[{"index":0,
                   "message":{"role":"assistant","content":"返金できます 🎉"},"finish_reason":"stop"}],
                 "usage":{"prompt_tokens":26,"completion_tokens":9,"total_tokens":35}}
                """);
        Iterator<String> endings = List.of("/v1", "").iterator();
        BothRuns<LangChain4jAnswer> runs = BothRuns.of(
                fixtures,
                provider,
                llm -> LangChain4jAnswer.of(OpenAiChatModel.builder()
                        .baseUrl(llm.ollama() + endings.next())
                        .apiKey("ollama")
                        .modelName("qwen3:4b")
                        .maxRetries(0)
                        .build()));

        assertThat(runs.replayed()).isEqualTo(runs.recorded());
        assertThat(runs.replayed().text()).isEqualTo("返金できます 🎉");
        assertThat(provider.calls()).extracting(StandInProvider.Call::target).containsExactly("/v1/chat/completions");
        assertThat(runs.replayedCalls().get(0).protocol()).isEqualTo("openai-chat");
        assertThat(runs.replayedCalls().get(0).usage()).isEqualTo(new Usage(26, 9, 0, 0, 0));
    }
}
