package io.github.junitllm.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.anthropic.AnthropicTokenUsage;
import dev.langchain4j.model.chat.Capability;
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

class LangChain4jAnthropicTests {

    private static final String KEY = "sk-ant-test-0123456789abcdef";
    private static final String EVENTS = "text/event-stream; charset=utf-8";

    private static final String MESSAGE = """
            {"model":"claude-sonnet-4-5-20250929","id":"msg_01Vx","type":"message","role":"assistant",
             "content":[%s],"stop_reason":"%s","stop_sequence":null,
             "usage":{"input_tokens":12,"cache_creation_input_tokens":2,"cache_read_input_tokens":4,
               "cache_creation":{"ephemeral_5m_input_tokens":2,"ephemeral_1h_input_tokens":0},
               "output_tokens":9,"service_tier":"standard"}}
            """;
    private static final String TOOL_CALL = MESSAGE.formatted(
            "{\"type\":\"text\",\"text\":\"I look it up.\"},{\"type\":\"tool_use\",\"id\":\"toolu_01Qz\","
                    + "\"name\":\"order_status\",\"input\":{\"order\":\"A-7\"}}",
            "tool_use");

    private static final String MESSAGE_START = event(
            "message_start",
            "\"message\":{\"model\":\"claude-sonnet-4-5-20250929\",\"id\":\"msg_01Vy\",\"type\":\"message\","
                    + "\"role\":\"assistant\",\"content\":[],\"stop_reason\":null,\"stop_sequence\":null,\"usage\":{"
                    + "\"input_tokens\":25,\"cache_creation_input_tokens\":0,\"cache_read_input_tokens\":5,"
                    + "\"cache_creation\":{\"ephemeral_5m_input_tokens\":0,\"ephemeral_1h_input_tokens\":0},"
                    + "\"output_tokens\":1,\"service_tier\":\"standard\"}}");

    @TempDir
    Path fixtures;

    private static AnthropicChatModel model(String url) {
        return AnthropicChatModel.builder()
                .baseUrl(url)
                .apiKey(KEY)
                .modelName("claude-sonnet-4-5")
                .maxTokens(100)
                .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                .maxRetries(0)
                .build();
    }

    private static AnthropicStreamingChatModel streaming(String url) {
        return AnthropicStreamingChatModel.builder()
                .baseUrl(url)
                .apiKey(KEY)
                .modelName("claude-sonnet-4-5")
                .maxTokens(2000)
                .thinkingType("enabled")
                .thinkingBudgetTokens(1024)
                .returnThinking(true)
                .build();
    }

    private static String message(String text) {
        return MESSAGE.formatted("{\"type\":\"text\",\"text\":\"" + text + "\"}", "end_turn");
    }

    private static String event(String type, String fields) {
        return "event: " + type + "\ndata: {\"type\":\"" + type + "\"" + (fields.isEmpty() ? "" : ",") + fields
                + "}\n\n";
    }

    private static String block(int index, String start, String... deltas) {
        StringBuilder events =
                new StringBuilder(event("content_block_start", "\"index\":" + index + ",\"content_block\":" + start));
        events.append(index == 0 ? event("ping", "") : "");
        for (String delta : deltas) {
            events.append(event("content_block_delta", "\"index\":" + index + ",\"delta\":" + delta));
        }
        return events + event("content_block_stop", "\"index\":" + index);
    }

    private static String thinking(int index) {
        return block(
                index,
                "{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"\"}",
                "{\"type\":\"thinking_delta\",\"thinking\":\"考え\"}",
                "{\"type\":\"thinking_delta\",\"thinking\":\"中 🤔\"}",
                "{\"type\":\"signature_delta\",\"signature\":\"EqQBCgIYAhIM\"}");
    }

    private static String text(int index, String... parts) {
        String[] deltas = new String[parts.length];
        for (int i = 0; i < parts.length; i++) {
            deltas[i] = "{\"type\":\"text_delta\",\"text\":\"" + parts[i] + "\"}";
        }
        return block(index, "{\"type\":\"text\",\"text\":\"\"}", deltas);
    }

    private static String stream(String stopReason, String... blocks) {
        return MESSAGE_START
                + String.join("", blocks)
                + event(
                        "message_delta",
                        "\"delta\":{\"stop_reason\":\"" + stopReason + "\",\"stop_sequence\":null},\"usage\":{"
                                + "\"input_tokens\":25,\"cache_creation_input_tokens\":0,"
                                + "\"cache_read_input_tokens\":5,\"output_tokens\":15}")
                + event("message_stop", "");
    }

    @Test
    void answerOfAChatModel() throws Exception {
        BothRuns<LangChain4jAnswer> runs = BothRuns.of(
                fixtures,
                StandInProvider.json(message("Yes: 30 days. 返金できます 🎉")),
                llm -> LangChain4jAnswer.of(model(llm.anthropic())));

        LangChain4jAnswer answer = runs.replayed();
        assertThat(answer).isEqualTo(runs.recorded());
        assertThat(answer.id()).isEqualTo("msg_01Vx");
        assertThat(answer.model()).isEqualTo("claude-sonnet-4-5-20250929");
        assertThat(answer.text()).isEqualTo("Yes: 30 days. 返金できます 🎉");
        assertThat(answer.finish()).isEqualTo(FinishReason.STOP);
        assertThat(answer.usage()).isInstanceOfSatisfying(AnthropicTokenUsage.class, usage -> {
            assertThat(usage.inputTokenCount()).isEqualTo(12);
            assertThat(usage.outputTokenCount()).isEqualTo(9);
            assertThat(usage.cacheCreationInputTokens()).isEqualTo(2);
            assertThat(usage.cacheReadInputTokens()).isEqualTo(4);
        });
        LlmCall call = runs.replayedCalls().get(0);
        assertThat(call.protocol()).isEqualTo("anthropic-messages");
        assertThat(call.path()).isEqualTo("/v1/messages");
        assertThat(call.requestedModel()).isEqualTo("claude-sonnet-4-5");
        assertThat(call.answeredModel()).isEqualTo("claude-sonnet-4-5-20250929");
        assertThat(call.answerText()).isEqualTo("Yes: 30 days. 返金できます 🎉");
        assertThat(call.usage()).isEqualTo(new Usage(18, 9, 4, 2, 0));
        assertThat(call.finishReason()).isEqualTo("end_turn");
        assertThat(call.streamed()).isFalse();
        assertThat(call.replayed()).isTrue();
    }

    @Test
    void answerOfAStreamingChatModelWhoseCharactersAreCut() throws Exception {
        String stream = stream("end_turn", thinking(0), text(1, "Yes: ", "返金", "できます", " 🎉"));
        BothRuns<LangChain4jAnswer> runs = BothRuns.of(
                fixtures,
                new StandInProvider(call -> call.shredded(EVENTS, stream)),
                llm -> LangChain4jAnswer.streamed(streaming(llm.anthropic())));

        LangChain4jAnswer answer = runs.replayed();
        assertThat(answer).isEqualTo(runs.recorded());
        assertThat(answer.parts()).containsExactly("(考え)", "(中 🤔)", "Yes: ", "返金", "できます", " 🎉");
        assertThat(answer.text()).isEqualTo("Yes: 返金できます 🎉");
        assertThat(answer.thinking()).isEqualTo("考え中 🤔");
        assertThat(answer.finish()).isEqualTo(FinishReason.STOP);
        assertThat(answer.usage()).isInstanceOfSatisfying(AnthropicTokenUsage.class, usage -> {
            assertThat(usage.inputTokenCount()).isEqualTo(25);
            assertThat(usage.outputTokenCount()).isEqualTo(15);
            assertThat(usage.cacheReadInputTokens()).isEqualTo(5);
        });
        LlmCall call = runs.replayedCalls().get(0);
        assertThat(call.protocol()).isEqualTo("anthropic-messages");
        assertThat(call.answerText()).isEqualTo("Yes: 返金できます 🎉");
        assertThat(call.answeredModel()).isEqualTo("claude-sonnet-4-5-20250929");
        assertThat(call.usage()).isEqualTo(new Usage(30, 15, 5, 0, 0));
        assertThat(call.finishReason()).isEqualTo("end_turn");
        assertThat(call.streamed()).isTrue();
        assertThat(call.responseBody()).isEqualTo(stream);
    }

    @Test
    void toolOfAnAiService() throws Exception {
        StandInProvider provider =
                new StandInProvider(call -> call.json(200, call.number() == 1 ? TOOL_CALL : message("It is 配送中 🚚")));
        BothRuns<LangChain4jDesk.Said> runs =
                BothRuns.of(fixtures, provider, llm -> LangChain4jDesk.answer(model(llm.anthropic())));

        LangChain4jDesk.Said said = runs.replayed();
        assertThat(said).isEqualTo(runs.recorded());
        assertThat(said.text()).isEqualTo("It is 配送中 🚚");
        assertThat(said.lookedUp()).containsExactly("A-7");
        assertThat(said.usage().totalTokenCount()).isEqualTo(21 * 2);
        assertThat(said.finish()).isEqualTo(FinishReason.STOP);
        assertThat(runs.replayedCalls()).hasSize(2);
        LlmCall first = runs.replayedCalls().get(0);
        assertThat(first.answerText()).isEqualTo("I look it up.");
        assertThat(first.toolCalls())
                .containsExactly(new ToolCall("toolu_01Qz", "order_status", "{\"order\":\"A-7\"}"));
        assertThat(first.finishReason()).isEqualTo("tool_use");
        assertThat(runs.replayedCalls().get(1).requestBody()).contains("toolu_01Qz", LangChain4jDesk.STATUS);
        assertThat(runs.replayedCalls().get(1).answerText()).isEqualTo("It is 配送中 🚚");
    }

    @Test
    void toolOfAnAiServiceThatStreams() throws Exception {
        String toolCall = stream(
                "tool_use",
                thinking(0),
                text(1, "I look it up."),
                block(
                        2,
                        "{\"type\":\"tool_use\",\"id\":\"toolu_01Qz\",\"name\":\"order_status\",\"input\":{}}",
                        "{\"type\":\"input_json_delta\",\"partial_json\":\"\"}",
                        "{\"type\":\"input_json_delta\",\"partial_json\":\"{\\\"order\\\":\"}",
                        "{\"type\":\"input_json_delta\",\"partial_json\":\" \\\"A-7\\\"}\"}"));
        String answer = stream("end_turn", text(0, "配送中", " 🚚"));
        StandInProvider provider =
                new StandInProvider(call -> call.shredded(EVENTS, call.number() == 1 ? toolCall : answer));
        BothRuns<LangChain4jDesk.Said> runs =
                BothRuns.of(fixtures, provider, llm -> LangChain4jDesk.answer(streaming(llm.anthropic())));

        LangChain4jDesk.Said said = runs.replayed();
        assertThat(said).isEqualTo(runs.recorded());
        assertThat(said.text()).isEqualTo("配送中 🚚");
        assertThat(said.lookedUp()).containsExactly("A-7");
        assertThat(said.usage().totalTokenCount()).isEqualTo(40 * 2);
        assertThat(runs.replayedCalls()).hasSize(2).allMatch(LlmCall::streamed);
        LlmCall first = runs.replayedCalls().get(0);
        assertThat(first.toolCalls())
                .containsExactly(new ToolCall("toolu_01Qz", "order_status", "{\"order\": \"A-7\"}"));
        assertThat(first.finishReason()).isEqualTo("tool_use");
        assertThat(runs.replayedCalls().get(1).requestBody()).contains("EqQBCgIYAhIM", "考え中 🤔");
    }

    @Test
    void objectOfAnAiServiceByItsSchema() throws Exception {
        String json = "{\\\"allowed\\\":true,\\\"days\\\":30,\\\"reason\\\":\\\"返金 🎉\\\"}";
        BothRuns<LangChain4jDesk.Decision> runs = BothRuns.of(
                fixtures, StandInProvider.json(message(json)), llm -> LangChain4jDesk.decide(model(llm.anthropic())));

        assertThat(runs.replayed())
                .isEqualTo(runs.recorded())
                .isEqualTo(new LangChain4jDesk.Decision(true, 30, "返金 🎉"));
        LlmCall call = runs.replayedCalls().get(0);
        assertThat(call.requestBody()).contains("\"json_schema\"", "\"allowed\"");
        assertThat(call.answerText()).isEqualTo("{\"allowed\":true,\"days\":30,\"reason\":\"返金 🎉\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "401, authentication_error, dev.langchain4j.exception.AuthenticationException",
        "404, not_found_error, dev.langchain4j.exception.ModelNotFoundException",
        "429, rate_limit_error, dev.langchain4j.exception.RateLimitException",
        "529, overloaded_error, dev.langchain4j.exception.InternalServerException"
    })
    void errorsAsExceptionsOfLangChain4j(int status, String code, Class<? extends LangChain4jException> type)
            throws Exception {
        String error = "{\"type\":\"error\",\"error\":{\"type\":\"" + code
                + "\",\"message\":\"No answer 🙁.\"},\"request_id\":\"req_011CV\"}";
        BothRuns<List<LangChain4jFailure>> runs = BothRuns.withErrors(
                fixtures,
                new StandInProvider(call -> call.json(status, error)),
                llm -> List.of(
                        LangChain4jFailure.of(() -> LangChain4jAnswer.of(model(llm.anthropic()))),
                        LangChain4jFailure.of(() -> LangChain4jAnswer.streamed(streaming(llm.anthropic())))));

        LangChain4jFailure failure = new LangChain4jFailure(type, error, status);
        assertThat(runs.replayed()).isEqualTo(runs.recorded()).containsExactly(failure, failure);
        assertThat(runs.replayedCalls()).hasSize(2).allMatch(call -> call.status() == status && call.usage() == null);
    }

    @Test
    void errorWithinAStream() throws Exception {
        String stream = MESSAGE_START
                + event("content_block_start", "\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}")
                + event("content_block_delta", "\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"Ye\"}")
                + event("error", "\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded 🙁\"}");
        BothRuns<LangChain4jFailure> runs = BothRuns.withErrors(
                fixtures,
                new StandInProvider(call -> call.shredded(EVENTS, stream)),
                llm -> LangChain4jFailure.of(() -> LangChain4jAnswer.streamed(streaming(llm.anthropic()))));

        assertThat(runs.replayed()).isEqualTo(runs.recorded());
        assertThat(runs.replayed().message()).contains("Overloaded 🙁");
        assertThat(runs.replayedCalls().get(0).answerText()).isEqualTo("Ye");
        assertThat(runs.replayedCalls().get(0).finishReason()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1", "/v1/", "/"})
    void sameFixtureWithAndWithoutTheVersionInTheUrl(String ending) throws Exception {
        StandInProvider provider = StandInProvider.json(message("Yes"));
        Iterator<String> endings = List.of(ending, "").iterator();
        BothRuns<LangChain4jAnswer> runs =
                BothRuns.of(fixtures, provider, llm -> LangChain4jAnswer.of(model(llm.anthropic() + endings.next())));

        assertThat(runs.replayed()).isEqualTo(runs.recorded());
        assertThat(runs.replayed().text()).isEqualTo("Yes");
        assertThat(provider.calls()).extracting(StandInProvider.Call::target).containsExactly("/v1/messages");
    }
}
