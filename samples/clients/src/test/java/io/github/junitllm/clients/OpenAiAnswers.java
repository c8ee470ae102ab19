package io.github.junitllm.clients;

/** What OpenAI answers, with all it sends along. */
final class OpenAiAnswers {

    static final String TEXT = "Yes: 30 days. 返金できます 🎉👩‍👩‍👧";

    static final String CHAT = chat("""
            {"role":"assistant","content":"%s","refusal":null,"annotations":[]}""".formatted(TEXT), "stop");

    static final String CHAT_TOOLS = chat("""
            {"role":"assistant","content":null,"tool_calls":[\
            {"id":"call_Ab1","type":"function","function":{"name":"find_order","arguments":"{\\"id\\":\\"A-7\\",\\"note\\":\\"急ぎ 🙂\\"}"}},\
            {"id":"call_Cd2","type":"function","function":{"name":"today","arguments":"{}"}}],\
            "refusal":null,"annotations":[]}""", "tool_calls");

    static final String CHAT_STRUCTURED = chat("""
            {"role":"assistant","content":"{\\"refundable\\":true,\\"days\\":30,\\"reason\\":\\"返品 OK 🎉\\"}","refusal":null,"annotations":[]}""", "stop");

    static final String CHAT_STREAM = Events.unnamed(chunk("{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null}")
            + chunk("{\"content\":\"Yes: 30 days. \"}")
            + chunk("{\"content\":\"返金\"}")
            + chunk("{\"content\":\"できます 🎉\"}")
            + chunk("{\"content\":\"👩‍👩‍👧\"}")
            + lastChunk("stop")
            + usageChunk());

    static final String CHAT_TOOLS_STREAM = Events.unnamed(chunk("""
                    {"role":"assistant","content":null,"tool_calls":[{"index":0,"id":"call_Ab1","type":"function","function":{"name":"find_order","arguments":""}}],"refusal":null}""")
            + chunk("{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{\\\"id\\\":\\\"A-7\\\",\"}}]}")
            + chunk("{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"\\\"note\\\":\\\"急ぎ 🙂\\\"}\"}}]}")
            + chunk("""
                    {"tool_calls":[{"index":1,"id":"call_Cd2","type":"function","function":{"name":"today","arguments":""}}]}""")
            + chunk("{\"tool_calls\":[{\"index\":1,\"function\":{\"arguments\":\"{}\"}}]}")
            + lastChunk("tool_calls")
            + usageChunk());

    static final String MODERATION = """
            {"id":"modr-970d409ef3bef3b70c73d8232df86e7d","model":"omni-moderation-latest","results":[{"flagged":true,
             "categories":{"harassment":false,"harassment/threatening":false,"hate":false,"hate/threatening":false,
              "illicit":false,"illicit/violent":false,"self-harm":false,"self-harm/intent":false,
              "self-harm/instructions":false,"sexual":false,"sexual/minors":false,"violence":true,"violence/graphic":false},
             "category_scores":{"harassment":0.0011538,"harassment/threatening":1.0e-7,"hate":1.1E-5,
              "hate/threatening":3.2e-7,"illicit":0.0001,"illicit/violent":8.9e-05,"self-harm":0.000022,
              "self-harm/intent":1.6e-6,"self-harm/instructions":3.2e-6,"sexual":0.00004,"sexual/minors":3.6e-8,
              "violence":0.8599265510337075,"violence/graphic":0.37701736389561064},
             "category_applied_input_types":{"harassment":["text"],"harassment/threatening":["text"],"hate":["text"],
              "hate/threatening":["text"],"illicit":["text"],"illicit/violent":["text"],"self-harm":["text"],
              "self-harm/intent":["text"],"self-harm/instructions":["text"],"sexual":["text"],"sexual/minors":["text"],
              "violence":["text"],"violence/graphic":["text"]}}]}
            """;

    static final String MODELS = """
            {"object":"list","data":[
             {"id":"gpt-4.1","object":"model","created":1744316542,"owned_by":"system"},
             {"id":"ft:gpt-4.1-mini:acme::Bx1","object":"model","created":1749500000,"owned_by":"acme"}]}
            """;

    private OpenAiAnswers() {}

    static String error(String message, String type, String param, String code) {
        return """
                {
                  "error": {
                    "message": "%s",
                    "type": "%s",
                    "param": %s,
                    "code": "%s"
                  }
                }
                """.formatted(message, type, param, code);
    }

    private static String chat(String message, String finishReason) {
        return """
                {"id":"chatcmpl-C9x","object":"chat.completion","created":1741569952,"model":"gpt-4.1-2025-04-14",
                 "choices":[{"index":0,"message":%s,"logprobs":null,"finish_reason":"%s"}],"usage":%s,
                 "service_tier":"default","system_fingerprint":"fp_b38e740b47"}
                """.formatted(message, finishReason, usage());
    }

    private static String usage() {
        return """
                {"prompt_tokens":1219,"completion_tokens":74,"total_tokens":1293,\
                "prompt_tokens_details":{"cached_tokens":1024,"audio_tokens":0},\
                "completion_tokens_details":{"reasoning_tokens":64,"audio_tokens":0,\
                "accepted_prediction_tokens":0,"rejected_prediction_tokens":0}}""";
    }

    private static String chunk(String delta) {
        return chunk("[{\"index\":0,\"delta\":" + delta + ",\"logprobs\":null,\"finish_reason\":null}]", "null");
    }

    private static String lastChunk(String finishReason) {
        return chunk(
                "[{\"index\":0,\"delta\":{},\"logprobs\":null,\"finish_reason\":\"" + finishReason + "\"}]", "null");
    }

    private static String usageChunk() {
        return chunk("[]", usage());
    }

    private static String chunk(String choices, String usage) {
        return """
                {"id":"chatcmpl-C9x","object":"chat.completion.chunk","created":1741569952,"model":"gpt-4.1-2025-04-14",\
                "service_tier":"default","system_fingerprint":"fp_b38e740b47","choices":%s,"usage":%s,\
                "obfuscation":"aQ3xU"}
                """.formatted(choices, usage);
    }
}
