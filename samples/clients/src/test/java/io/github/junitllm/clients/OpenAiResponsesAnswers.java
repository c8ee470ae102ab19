package io.github.junitllm.clients;

/** What the responses API of OpenAI answers: a model that reasons, says something and calls a function. */
final class OpenAiResponsesAnswers {

    static final String TEXT = "Let me look. 注文を確認します 🔎👩‍👩‍👧";

    private static final String REASONING = """
            {"id":"rs_68a1","type":"reasoning","encrypted_content":null,"summary":[]}""";

    private static final String MESSAGE = """
            {"id":"msg_68a2","type":"message","status":"completed","content":[{"type":"output_text","annotations":[],\
            "logprobs":[],"text":"%s"}],"role":"assistant"}""".formatted(TEXT);

    private static final String CALL = """
            {"id":"fc_68a3","type":"function_call","status":"completed","arguments":"{\\"id\\":\\"A-7\\",\\"note\\":\\"急ぎ 🙂\\"}",\
            "call_id":"call_Ab1","name":"find_order"}""";

    private static final String OUTPUT = "[" + REASONING + ',' + MESSAGE + ',' + CALL + "]";

    private static final String USAGE = """
            {"input_tokens":1219,"input_tokens_details":{"cached_tokens":1024,"cache_write_tokens":128},"output_tokens":74,\
            "output_tokens_details":{"reasoning_tokens":64},"total_tokens":1293}""";

    static final String WHOLE = response("completed", "null", OUTPUT, USAGE);

    static final String INCOMPLETE = response(
            "incomplete",
            "{\"reason\":\"max_output_tokens\"}",
            "[" + MESSAGE.replace("\"status\":\"completed\"", "\"status\":\"incomplete\"") + "]",
            USAGE);

    static final String STREAM = Events.named("""
            {"type":"response.created","sequence_number":0,"response":%1$s}
            {"type":"response.in_progress","sequence_number":1,"response":%1$s}
            {"type":"response.output_item.added","sequence_number":2,"output_index":0,"item":%2$s}
            {"type":"response.output_item.done","sequence_number":3,"output_index":0,"item":%2$s}
            {"type":"response.output_item.added","sequence_number":4,"output_index":1,"item":{"id":"msg_68a2","type":"message","status":"in_progress","content":[],"role":"assistant"}}
            {"type":"response.content_part.added","sequence_number":5,"item_id":"msg_68a2","output_index":1,"content_index":0,"part":{"type":"output_text","annotations":[],"logprobs":[],"text":""}}
            {"type":"response.output_text.delta","sequence_number":6,"item_id":"msg_68a2","output_index":1,"content_index":0,"delta":"Let me look. ","logprobs":[],"obfuscation":"xK"}
            {"type":"response.output_text.delta","sequence_number":7,"item_id":"msg_68a2","output_index":1,"content_index":0,"delta":"注文を確認します","logprobs":[],"obfuscation":"aB3"}
            {"type":"response.output_text.delta","sequence_number":8,"item_id":"msg_68a2","output_index":1,"content_index":0,"delta":" 🔎👩‍👩‍👧","logprobs":[],"obfuscation":"q"}
            {"type":"response.output_text.done","sequence_number":9,"item_id":"msg_68a2","output_index":1,"content_index":0,"text":"%3$s","logprobs":[]}
            {"type":"response.content_part.done","sequence_number":10,"item_id":"msg_68a2","output_index":1,"content_index":0,"part":{"type":"output_text","annotations":[],"logprobs":[],"text":"%3$s"}}
            {"type":"response.output_item.done","sequence_number":11,"output_index":1,"item":%4$s}
            {"type":"response.output_item.added","sequence_number":12,"output_index":2,"item":{"id":"fc_68a3","type":"function_call","status":"in_progress","arguments":"","call_id":"call_Ab1","name":"find_order"}}
            {"type":"response.function_call_arguments.delta","sequence_number":13,"item_id":"fc_68a3","output_index":2,"delta":"{\\"id\\":\\"A-7\\",","obfuscation":"z"}
            {"type":"response.function_call_arguments.delta","sequence_number":14,"item_id":"fc_68a3","output_index":2,"delta":"\\"note\\":\\"急ぎ 🙂\\"}","obfuscation":"zz"}
            {"type":"response.function_call_arguments.done","sequence_number":15,"item_id":"fc_68a3","output_index":2,"arguments":"{\\"id\\":\\"A-7\\",\\"note\\":\\"急ぎ 🙂\\"}"}
            {"type":"response.output_item.done","sequence_number":16,"output_index":2,"item":%5$s}
            {"type":"response.completed","sequence_number":17,"response":%6$s}
            """.formatted(
                    line(response("in_progress", "null", "[]", "null")), REASONING, TEXT, MESSAGE, CALL, line(WHOLE)));

    private OpenAiResponsesAnswers() {}

    private static String line(String document) {
        return document.replaceAll("\n *", "");
    }

    private static String response(String status, String incompleteDetails, String output, String usage) {
        return """
                {
                  "id": "resp_68a0",
                  "object": "response",
                  "created_at": 1741476777,
                  "status": "%s",
                  "background": false,
                  "error": null,
                  "incomplete_details": %s,
                  "instructions": "You answer for Acme.",
                  "max_output_tokens": null,
                  "max_tool_calls": null,
                  "model": "gpt-5-2025-08-07",
                  "output": %s,
                  "parallel_tool_calls": true,
                  "previous_response_id": null,
                  "prompt_cache_key": null,
                  "reasoning": {"effort": "low", "summary": null},
                  "safety_identifier": null,
                  "service_tier": "default",
                  "store": true,
                  "temperature": 1.0,
                  "text": {"format": {"type": "text"}, "verbosity": "medium"},
                  "tool_choice": "auto",
                  "tools": [{"type": "function", "description": "Looks up an order", "name": "find_order", "parameters": {"type": "object", "properties": {"id": {"type": "string"}}, "required": ["id"], "additionalProperties": false}, "strict": true}],
                  "top_logprobs": 0,
                  "top_p": 1.0,
                  "truncation": "disabled",
                  "usage": %s,
                  "user": null,
                  "metadata": {}
                }
                """.formatted(status, incompleteDetails, output, usage);
    }
}
