package io.github.junitllm.clients;

/** What Anthropic answers, with all it sends along. */
final class AnthropicAnswers {

    static final String TEXT = "Yes: 30 days. 返金できます 🎉👩‍👩‍👧";

    private static final String TOOL_TEXT = "Let me look. 注文を確認します 🔎";

    private static final String COUNTED = """
            "input_tokens":12,"cache_creation_input_tokens":2,"cache_read_input_tokens":4,\
            "cache_creation":{"ephemeral_5m_input_tokens":2,"ephemeral_1h_input_tokens":0},""";

    static final String MESSAGE = message("{\"type\":\"text\",\"text\":\"" + TEXT + "\"}", "end_turn");

    static final String TOOL_USE = message("""
            {"type":"thinking","thinking":"They ask for A-7. 🤔","signature":"EqQBCkYIARgCKkDx"},\
            {"type":"text","text":"%s"},\
            {"type":"tool_use","id":"toolu_01A","name":"find_order","input":{"id":"A-7","note":"急ぎ 🙂"}},\
            {"type":"tool_use","id":"toolu_01B","name":"today","input":{}}""".formatted(TOOL_TEXT), "tool_use");

    static final String STREAM = Events.named("""
            {"type":"message_start","message":{"model":"claude-sonnet-4-5-20250929","id":"msg_01X","type":"message","role":"assistant","content":[],"stop_reason":null,"stop_sequence":null,"usage":{%1$s"output_tokens":1,"service_tier":"standard"}}}
            {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}
            {"type":"ping"}
            {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Yes: 30 days. "}}
            {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"返金"}}
            {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"できます 🎉"}}
            {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"👩‍👩‍👧"}}
            {"type":"content_block_stop","index":0}
            {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":74}}
            {"type":"message_stop"}
            """.formatted(COUNTED));

    static final String TOOL_USE_STREAM = Events.named("""
            {"type":"message_start","message":{"model":"claude-sonnet-4-5-20250929","id":"msg_01X","type":"message","role":"assistant","content":[],"stop_reason":null,"stop_sequence":null,"usage":{%1$s"output_tokens":4,"service_tier":"standard"}}}
            {"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":"","signature":""}}
            {"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"They ask for "}}
            {"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"A-7. 🤔"}}
            {"type":"content_block_delta","index":0,"delta":{"type":"signature_delta","signature":"EqQBCkYIARgCKkDx"}}
            {"type":"content_block_stop","index":0}
            {"type":"content_block_start","index":1,"content_block":{"type":"text","text":""}}
            {"type":"ping"}
            {"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"Let me look. "}}
            {"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"注文を確認します 🔎"}}
            {"type":"content_block_stop","index":1}
            {"type":"content_block_start","index":2,"content_block":{"type":"tool_use","id":"toolu_01A","name":"find_order","input":{}}}
            {"type":"content_block_delta","index":2,"delta":{"type":"input_json_delta","partial_json":""}}
            {"type":"content_block_delta","index":2,"delta":{"type":"input_json_delta","partial_json":"{\\"id\\":\\"A-7\\""}}
            {"type":"content_block_delta","index":2,"delta":{"type":"input_json_delta","partial_json":",\\"note\\":\\"急ぎ 🙂\\"}"}}
            {"type":"content_block_stop","index":2}
            {"type":"content_block_start","index":3,"content_block":{"type":"tool_use","id":"toolu_01B","name":"today","input":{}}}
            {"type":"content_block_delta","index":3,"delta":{"type":"input_json_delta","partial_json":""}}
            {"type":"content_block_stop","index":3}
            {"type":"message_delta","delta":{"stop_reason":"tool_use","stop_sequence":null},"usage":{%1$s"output_tokens":74,"output_tokens_details":{"thinking_tokens":64}}}
            {"type":"message_stop"}
            """.formatted(COUNTED));

    /** A stream that begins well and ends with an error, which comes after the status said all was well. */
    static final String OVERLOADED_STREAM = Events.named(STREAM.lines()
                    .filter(line -> line.startsWith("data: "))
                    .limit(5)
                    .map(line -> line.substring("data: ".length()) + '\n')
                    .reduce("", String::concat)
            + error("overloaded_error", "Overloaded"));

    private AnthropicAnswers() {}

    static String error(String type, String message) {
        return """
                {"type":"error","error":{"type":"%s","message":"%s"},"request_id":"req_011CQ"}""".formatted(type, message);
    }

    private static String message(String content, String stopReason) {
        return """
                {"model":"claude-sonnet-4-5-20250929","id":"msg_01X","type":"message","role":"assistant",
                 "content":[%s],"stop_reason":"%s","stop_sequence":null,
                 "usage":{%s"output_tokens":74,"output_tokens_details":{"thinking_tokens":64},"service_tier":"standard"}}
                """.formatted(content, stopReason, COUNTED);
    }
}
