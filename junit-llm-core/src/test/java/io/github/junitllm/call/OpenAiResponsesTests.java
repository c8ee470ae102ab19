package io.github.junitllm.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiResponsesTests {

    private static final String PATH = "/v1/responses";
    private static final String OUTPUT = """
            [{"id":"rs_1","type":"reasoning","summary":[]},\
            {"id":"msg_1","type":"message","status":"completed","role":"assistant","content":[\
            {"type":"output_text","annotations":[],"logprobs":[],"text":"Let me "},\
            {"type":"output_text","annotations":[],"logprobs":[],"text":"look. 確認 🔎"}]},\
            {"id":"fc_1","type":"function_call","status":"completed","arguments":"{\\"id\\":\\"A-7\\"}","call_id":"call_1","name":"find"},\
            {"id":"ctc_1","type":"custom_tool_call","status":"completed","input":"print(1)","call_id":"call_2","name":"run"}]""";
    private static final String DELTAS = """
            {"type":"response.created","sequence_number":0,"response":{"object":"response","status":"in_progress","model":"gpt-1","output":[],"usage":null}}
            {"type":"response.in_progress","sequence_number":1,"response":{"object":"response","status":"in_progress","model":"gpt-1","output":[],"usage":null}}
            {"type":"response.output_item.added","sequence_number":2,"output_index":0,"item":{"id":"rs_1","type":"reasoning","summary":[]}}
            {"type":"response.reasoning_summary_text.delta","sequence_number":3,"output_index":0,"summary_index":0,"delta":"Hm."}
            {"type":"response.output_item.added","sequence_number":4,"output_index":1,"item":{"id":"msg_1","type":"message","status":"in_progress","content":[],"role":"assistant"}}
            {"type":"response.output_text.delta","sequence_number":5,"output_index":1,"content_index":0,"delta":"Let me "}
            {"type":"response.output_text.delta","sequence_number":6,"output_index":1,"content_index":0,"delta":"look. 確認 🔎"}
            {"type":"response.output_text.done","sequence_number":7,"output_index":1,"content_index":0,"text":"Let me look. 確認 🔎"}
            {"type":"response.output_item.added","sequence_number":8,"output_index":2,"item":{"id":"fc_1","type":"function_call","arguments":"","call_id":"call_1","name":"find"}}
            {"type":"response.function_call_arguments.delta","sequence_number":9,"output_index":2,"delta":"{\\"id\\":"}
            {"type":"response.function_call_arguments.delta","sequence_number":10,"output_index":2,"delta":"\\"A-7\\"}"}
            {"type":"response.function_call_arguments.done","sequence_number":11,"output_index":2,"arguments":"{\\"id\\":\\"A-7\\"}"}
            {"type":"response.output_item.added","sequence_number":12,"output_index":3,"item":{"id":"ctc_1","type":"custom_tool_call","input":"","call_id":"call_2","name":"run"}}
            {"type":"response.custom_tool_call_input.delta","sequence_number":13,"output_index":3,"delta":"print("}
            {"type":"response.custom_tool_call_input.delta","sequence_number":14,"output_index":3,"delta":"1)"}
            {"type":"response.custom_tool_call_input.done","sequence_number":15,"output_index":3,"input":"print(1)"}
            """;

    private static String response(String status, String incomplete, String output) {
        return """
                {"id":"resp_1","object":"response","created_at":1741476777,"status":"%s","error":null,\
                "incomplete_details":%s,"model":"gpt-1","output":%s,"usage":{"input_tokens":19,\
                "input_tokens_details":{"cached_tokens":7,"cache_write_tokens":0},"output_tokens":74,\
                "output_tokens_details":{"reasoning_tokens":64},"total_tokens":93}}""".formatted(status, incomplete, output);
    }

    private static void assertAnswer(LlmCall call) {
        assertThat(call.protocol()).isEqualTo("openai-responses");
        assertThat(call.answeredModel()).isEqualTo("gpt-1");
        assertThat(call.answerText()).isEqualTo("Let me look. 確認 🔎");
        assertThat(call.toolCalls())
                .containsExactly(
                        new ToolCall("call_1", "find", "{\"id\":\"A-7\"}"), new ToolCall("call_2", "run", "print(1)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {PATH, "/openai/v1/responses", "/openai/responses?api-version=2025-04-01-preview"})
    void readsAWholeAnswer(String path) {
        LlmCall call = Answered.whole(path, response("completed", "null", OUTPUT));

        assertAnswer(call);
        assertThat(call.requestedModel()).isEqualTo("asked");
        assertThat(call.finishReason()).isEqualTo("completed");
        assertThat(call.usage()).isEqualTo(new Usage(19, 74, 7, 0, 64));
    }

    @Test
    void readsAStreamThatRepeatsAllAtItsEnd() {
        LlmCall call = Answered.streamed(
                PATH,
                DELTAS + "{\"type\":\"response.completed\",\"response\":" + response("completed", "null", OUTPUT)
                        + '}');

        assertAnswer(call);
        assertThat(call.finishReason()).isEqualTo("completed");
        assertThat(call.usage()).isEqualTo(new Usage(19, 74, 7, 0, 64));
        assertThat(call.timing().firstTokenMicros())
                .as("a summary of the reasoning is content")
                .isEqualTo(400);
    }

    @Test
    void readsAStreamThatDoesNotRepeat() {
        LlmCall call = Answered.streamed(
                PATH,
                DELTAS + "{\"type\":\"response.completed\",\"response\":" + response("completed", "null", "[]") + '}');

        assertAnswer(call);
        assertThat(call.usage()).isEqualTo(new Usage(19, 74, 7, 0, 64));
    }

    @Test
    void readsAStreamThatIsCutOff() {
        LlmCall call = Answered.streamed(PATH, DELTAS + "{\"type\":\"response.completed\",\"resp");

        assertAnswer(call);
        assertThat(call.finishReason()).as("it never finished").isNull();
        assertThat(call.usage()).isNull();
    }

    @Test
    void tellsWhyAnAnswerIsIncomplete() {
        String incomplete = response("incomplete", "{\"reason\":\"max_output_tokens\"}", OUTPUT);

        assertThat(Answered.whole(PATH, incomplete).finishReason()).isEqualTo("max_output_tokens");
        assertThat(Answered.streamed(PATH, "{\"type\":\"response.incomplete\",\"response\":" + incomplete + '}')
                        .finishReason())
                .isEqualTo("max_output_tokens");
        assertThat(Answered.streamed(
                                PATH,
                                "{\"type\":\"response.failed\",\"response\":" + response("failed", "null", "[]") + '}')
                        .finishReason())
                .isEqualTo("failed");
    }

    private static final String MCP = """
            [{"id":"mcpr_1","type":"mcp_approval_request","name":"refund","server_label":"shop","arguments":"{}"},\
            {"id":"mcp_1","type":"mcp_call","name":"find","server_label":"shop","approval_request_id":null,"arguments":"{\\"id\\":1}","output":"x"},\
            {"id":"mcp_2","type":"mcp_call","name":"delete","server_label":"shop","approval_request_id":"mcpr_0","arguments":"{}"},\
            {"id":"ws_1","type":"web_search_call","status":"completed","action":{"type":"search","query":"tea"}},\
            {"id":"mcpl_1","type":"mcp_list_tools","server_label":"shop","tools":[]}]""";

    @Test
    void readsCallsOfMcpServersAndThoseTheProviderMadeItself() {
        LlmCall call = Answered.whole(PATH, response("completed", "null", MCP));

        assertThat(call.toolCalls())
                .containsExactly(new ToolCall("mcpr_1", "refund", "{}"), new ToolCall("mcp_1", "find", "{\"id\":1}"));
        assertThat(call.furtherToolCalls())
                .containsExactly(
                        new ToolCall("mcpr_0", "delete", "{}"),
                        new ToolCall("ws_1", "web_search", "{\"type\":\"search\",\"query\":\"tea\"}"));
    }

    @Test
    void readsACallOfAnMcpServerInAStreamThatIsCutOff() {
        LlmCall call = Answered.streamed(PATH, """
                {"type":"response.output_item.added","output_index":0,"item":{"id":"mcp_0","type":"mcp_call","name":"delete","approval_request_id":"mcpr_0","arguments":""}}
                {"type":"response.mcp_call_arguments.delta","output_index":0,"delta":"{}"}
                {"type":"response.output_item.added","output_index":1,"item":{"id":"mcp_1","type":"mcp_call","name":"find","arguments":""}}
                {"type":"response.mcp_call_arguments.delta","output_index":1,"delta":"{\\"id\\":"}
                {"type":"response.mcp_call_arguments.delta","output_index":1,"delta":"1}"}
                """);

        assertThat(call.toolCalls()).containsExactly(new ToolCall("mcp_1", "find", "{\"id\":1}"));
        assertThat(call.furtherToolCalls()).containsExactly(new ToolCall("mcpr_0", "delete", "{}"));
    }

    @Test
    void takesARefusalForContentAndNotForText() {
        LlmCall call = Answered.whole(PATH, response("completed", "null", """
                [{"type":"message","role":"assistant","content":[{"type":"refusal","refusal":"I cannot help."}]}]"""));

        assertThat(call.answerText()).isEmpty();
        assertThat(call.furtherTexts()).containsExactly("I cannot help.");
        assertThat(call.answered()).isTrue();
        assertThat(call.timing().firstTokenMicros()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7",
                "[]",
                "{\"output\":7,\"usage\":\"x\",\"model\":[],\"status\":null,\"incomplete_details\":7}",
                "{\"output\":{\"a\":null},\"usage\":{\"input_tokens\":1e999999999,\"output_tokens\":1e-999999999}}",
                "{\"output\":[null,7,[],{\"type\":7},{\"content\":\"x\"},{\"content\":[7,null]}]}",
                "{\"output\":[{\"type\":\"message\",\"content\":[{\"type\":\"output_text\",\"text\":{}}]}]}",
                "{\"type\":\"response.completed\"}",
                "{\"type\":\"response.completed\",\"response\":[]}",
                "{\"type\":\"response.output_item.added\",\"output_index\":1e999999999,\"item\":\"function_call\"}",
                "{\"type\":\"response.output_text.delta\",\"delta\":[\"x\"]}",
                "{\"output\":[{\"type\":\"message\",\"content\":[{\"type\":\"output_text\",\"text\":\"cut",
                "{\"error\":{\"message\":\"no\",\"type\":\"invalid_request_error\",\"param\":null,\"code\":null}}"
            })
    void hasNoFactsWhereTheAnswerHasNone(String body) {
        for (LlmCall call : new LlmCall[] {Answered.whole(PATH, body), Answered.streamed(PATH, body)}) {
            assertThat(call.answerText()).isEmpty();
            assertThat(call.toolCalls()).isEmpty();
            assertThat(call.usage()).isNull();
            assertThat(call.answeredModel()).isNull();
            assertThat(call.finishReason()).isNull();
            assertThat(call.timing().firstTokenMicros()).isNull();
        }
    }
}
