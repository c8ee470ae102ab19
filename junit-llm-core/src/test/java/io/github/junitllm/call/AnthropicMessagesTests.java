package io.github.junitllm.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnthropicMessagesTests {

    private static final String PATH = "/v1/messages";
    private static final String USAGE = """
            "usage":{"input_tokens":12,"cache_creation_input_tokens":2,"cache_read_input_tokens":4,\
            "cache_creation":{"ephemeral_5m_input_tokens":2,"ephemeral_1h_input_tokens":0},"output_tokens":74,\
            "output_tokens_details":{"thinking_tokens":64},"service_tier":"standard"}""";

    @Test
    void readsAMessage() {
        LlmCall call = Answered.whole(PATH, """
                {"model":"claude-1","id":"msg_1","type":"message","role":"assistant","content":[
                 {"type":"thinking","thinking":"Hm. 🤔","signature":"EqQB"},
                 {"type":"text","text":"Let me "},{"type":"text","text":"look. 確認 🔎"},
                 {"type":"server_tool_use","id":"srvtoolu_1","name":"web_search","input":{"query":"x"}},
                 {"type":"tool_use","id":"toolu_1","name":"find","input":{"price":1.50,"id":"A-7"}},
                 {"type":"tool_use","id":"toolu_2","name":"today","input":{}}],
                 "stop_reason":"tool_use","stop_sequence":null,%s}
                """.formatted(USAGE));

        assertThat(call.protocol()).isEqualTo("anthropic-messages");
        assertThat(call.requestedModel()).isEqualTo("asked");
        assertThat(call.answeredModel()).isEqualTo("claude-1");
        assertThat(call.answerText()).isEqualTo("Let me look. 確認 🔎");
        assertThat(call.toolCalls())
                .containsExactly(
                        new ToolCall("toolu_1", "find", "{\"price\":1.50,\"id\":\"A-7\"}"),
                        new ToolCall("toolu_2", "today", "{}"));
        assertThat(call.furtherToolCalls())
                .containsExactly(new ToolCall("srvtoolu_1", "web_search", "{\"query\":\"x\"}"));
        assertThat(call.finishReason()).isEqualTo("tool_use");
        assertThat(call.usage()).isEqualTo(new Usage(18, 74, 4, 2, 64));
    }

    @Test
    void readsAStream() {
        LlmCall call = Answered.streamed(PATH, """
                {"type":"message_start","message":{"model":"claude-1","type":"message","content":[],"stop_reason":null,"usage":{"input_tokens":12,"cache_creation_input_tokens":2,"cache_read_input_tokens":4,"output_tokens":1}}}
                {"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":"","signature":""}}
                {"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"Hm."}}
                {"type":"content_block_delta","index":0,"delta":{"type":"signature_delta","signature":"EqQB"}}
                {"type":"content_block_stop","index":0}
                {"type":"content_block_start","index":1,"content_block":{"type":"text","text":""}}
                {"type":"ping"}
                {"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"Let me "}}
                {"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"look. 確認 🔎"}}
                {"type":"content_block_stop","index":1}
                {"type":"content_block_start","index":2,"content_block":{"type":"tool_use","id":"toolu_1","name":"find","input":{}}}
                {"type":"content_block_delta","index":2,"delta":{"type":"input_json_delta","partial_json":""}}
                {"type":"content_block_delta","index":2,"delta":{"type":"input_json_delta","partial_json":"{\\"id\\":"}}
                {"type":"content_block_delta","index":2,"delta":{"type":"input_json_delta","partial_json":"\\"A-7\\"}"}}
                {"type":"content_block_stop","index":2}
                {"type":"message_delta","delta":{"stop_reason":"tool_use","stop_sequence":null},%s}
                {"type":"message_stop"}
                """.formatted(USAGE));

        assertThat(call.answeredModel()).isEqualTo("claude-1");
        assertThat(call.answerText()).isEqualTo("Let me look. 確認 🔎");
        assertThat(call.toolCalls()).containsExactly(new ToolCall("toolu_1", "find", "{\"id\":\"A-7\"}"));
        assertThat(call.finishReason()).isEqualTo("tool_use");
        assertThat(call.usage()).isEqualTo(new Usage(18, 74, 4, 2, 64));
        assertThat(call.timing().firstTokenMicros()).as("thinking is content").isEqualTo(300);
    }

    @Test
    void readsCallsOfMcpServersWholeAndStreamed() {
        assertThat(Answered.whole(PATH, """
                {"type":"message","content":[
                 {"type":"mcp_tool_use","id":"mcptoolu_1","name":"refund","server_name":"shop","input":{"id":1}},
                 {"type":"mcp_tool_result","tool_use_id":"mcptoolu_1","is_error":false,"content":[]}]}
                """).toolCalls())
                .containsExactly(new ToolCall("mcptoolu_1", "refund", "{\"id\":1}"));
        LlmCall streamed = Answered.streamed(PATH, """
                {"type":"content_block_start","index":0,"content_block":{"type":"server_tool_use","id":"srvtoolu_1","name":"web_search","input":{}}}
                {"type":"content_block_delta","index":0,"delta":{"type":"input_json_delta","partial_json":"{\\"query\\":1}"}}
                {"type":"content_block_stop","index":0}
                {"type":"content_block_start","index":1,"content_block":{"type":"mcp_tool_use","id":"mcptoolu_1","name":"refund","server_name":"shop","input":{}}}
                {"type":"content_block_stop","index":1}
                """);
        assertThat(streamed.toolCalls()).containsExactly(new ToolCall("mcptoolu_1", "refund", "{}"));
        assertThat(streamed.furtherToolCalls())
                .containsExactly(new ToolCall("srvtoolu_1", "web_search", "{\"query\":1}"));
    }

    @Test
    void givesAToolThatIsStreamedWithoutArgumentsAnEmptyObject() {
        String start = """
                {"type":"content_block_start","index":0,"content_block":{"type":"tool_use","id":"t1","name":"today","input":{}}}
                {"type":"content_block_delta","index":0,"delta":{"type":"input_json_delta","partial_json":""}}
                """;

        assertThat(Answered.streamed(PATH, start + "{\"type\":\"content_block_stop\",\"index\":0}")
                        .toolCalls())
                .containsExactly(new ToolCall("t1", "today", "{}"));
        assertThat(Answered.streamed(PATH, start).toolCalls())
                .as("cut off, there is no telling")
                .containsExactly(new ToolCall("t1", "today", ""));
    }

    @Test
    void keepsWhatWasSaidBeforeAnErrorInAStream() {
        LlmCall call = Answered.streamed(PATH, """
                {"type":"message_start","message":{"model":"claude-1","usage":{"input_tokens":12,"output_tokens":1}}}
                {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Yes"}}
                {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}
                """);

        assertThat(call.answerText()).isEqualTo("Yes");
        assertThat(call.finishReason()).isNull();
        assertThat(call.usage())
                .as("the first count of the output is only that of its beginning")
                .isEqualTo(new Usage(12L, null, 0, 0, 0, Map.of(), false));
    }

    @Test
    void takesACountOfTokensForNoUse() {
        LlmCall call = Answered.whole("/v1/messages/count_tokens", "{\"input_tokens\":2095}");

        assertThat(call.protocol()).isEqualTo("anthropic-messages");
        assertThat(call.usage()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "[7,[{\"type\":7}]]",
                "{\"type\":\"message\",\"content\":\"x\",\"usage\":[1]}",
                "{\"type\":\"message\",\"content\":{\"a\":\"b\"},\"usage\":\"x\",\"model\":7,\"stop_reason\":{}}",
                "{\"type\":\"message\",\"content\":[null,7,\"x\",[]],\"usage\":{\"input_tokens\":\"12\"}}",
                "{\"type\":\"message\",\"usage\":{\"input_tokens\":1e999999999,\"output_tokens\":-1}}",
                "{\"type\":\"message\",\"usage\":{\"input_tokens\":1.5,\"output_tokens\":99999999999999999999}}",
                "{\"type\":\"content_block_delta\",\"index\":1e999999999,\"delta\":null}",
                "{\"type\":\"message_delta\",\"delta\":7,\"usage\":null}",
                "{\"type\":\"message_start\"}",
                "{\"type\":\"message\",\"content\":[{\"type\":\"text\",\"text\":\"cut",
                "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}"
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
