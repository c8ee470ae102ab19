package io.github.junitllm.call;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/** Sound answers of every protocol, for tests that break them. */
final class ProtocolSamples {

    /** What a provider answers to a request. */
    record Sample(String protocol, String method, String path, String contentType, String documents) {

        /** Returns the documents, one a line, as the type of the content sends them. */
        byte[] body(String documents) {
            return switch (StreamFormat.of(contentType)) {
                case NONE, JSON_LINES -> documents.getBytes(StandardCharsets.UTF_8);
                case EVENTS -> documents.replaceAll("(?m)^(.+)$", "data: $1\n").getBytes(StandardCharsets.UTF_8);
                case AWS_EVENTS -> frames(documents);
            };
        }

        @Override
        public String toString() {
            return protocol + ' ' + path + ' ' + contentType;
        }
    }

    private static final String ANTHROPIC = "anthropic-messages";
    private static final String CHAT = "openai-chat";
    private static final String RESPONSES = "openai-responses";
    private static final String LINES = "application/x-ndjson";

    static final List<Sample> ALL = List.of(
            new Sample(CHAT, "POST", "/v1/chat/completions", Answered.JSON, """
                    {"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"Hi 🎉","refusal":null,"tool_calls":[{"id":"c1","type":"function","function":{"name":"find","arguments":"{}"}}]},"finish_reason":"stop"}],"usage":{"prompt_tokens":9,"completion_tokens":3,"prompt_tokens_details":{"cached_tokens":1},"completion_tokens_details":{"reasoning_tokens":2}}}
                    """),
            new Sample(CHAT, "POST", "/v1/chat/completions", Answered.EVENTS, """
                    {"model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":"Hi "}}],"usage":null}
                    {"model":"m","choices":[{"index":0,"delta":{"content":"🎉"}}]}
                    {"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"c1","function":{"name":"find","arguments":"{"}}]}}]}
                    {"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"}"}}]},"finish_reason":"stop"}]}
                    {"choices":[],"usage":{"prompt_tokens":9,"completion_tokens":3}}
                    [DONE]
                    """),
            new Sample(RESPONSES, "POST", "/v1/responses", Answered.JSON, """
                    {"object":"response","status":"completed","incomplete_details":null,"model":"m","output":[{"type":"message","content":[{"type":"output_text","text":"Hi 🎉"}]},{"type":"function_call","arguments":"{}","call_id":"c1","name":"find"}],"usage":{"input_tokens":9,"input_tokens_details":{"cached_tokens":1},"output_tokens":3,"output_tokens_details":{"reasoning_tokens":2}}}
                    """),
            new Sample(RESPONSES, "POST", "/v1/responses", Answered.EVENTS, """
                    {"type":"response.created","response":{"status":"in_progress","model":"m","output":[]}}
                    {"type":"response.output_text.delta","output_index":0,"delta":"Hi "}
                    {"type":"response.output_text.delta","output_index":0,"delta":"🎉"}
                    {"type":"response.output_item.added","output_index":1,"item":{"type":"function_call","arguments":"","call_id":"c1","name":"find"}}
                    {"type":"response.function_call_arguments.delta","output_index":1,"delta":"{}"}
                    {"type":"response.completed","response":{"status":"completed","model":"m","output":[{"type":"message","content":[{"type":"output_text","text":"Hi 🎉"}]}],"usage":{"input_tokens":9,"output_tokens":3}}}
                    """),
            new Sample(ANTHROPIC, "POST", "/v1/messages", Answered.JSON, """
                    {"type":"message","model":"m","content":[{"type":"thinking","thinking":"hm"},{"type":"text","text":"Hi 🎉"},{"type":"tool_use","id":"t","name":"find","input":{"a":[1,2.50]}}],"stop_reason":"tool_use","usage":{"input_tokens":9,"cache_read_input_tokens":1,"cache_creation_input_tokens":2,"output_tokens":3}}
                    """),
            new Sample(ANTHROPIC, "POST", "/v1/messages", Answered.EVENTS, """
                    {"type":"message_start","message":{"type":"message","model":"m","content":[],"usage":{"input_tokens":9,"output_tokens":1}}}
                    {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}
                    {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hi "}}
                    {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"🎉"}}
                    {"type":"content_block_start","index":1,"content_block":{"type":"tool_use","id":"t","name":"find","input":{}}}
                    {"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":"{}"}}
                    {"type":"content_block_stop","index":1}
                    {"type":"message_delta","delta":{"stop_reason":"tool_use"},"usage":{"output_tokens":3}}
                    """),
            new Sample("gemini", "POST", "/v1beta/models/g:generateContent", Answered.JSON, """
                    {"candidates":[{"content":{"role":"model","parts":[{"thought":true,"text":"hm"},{"text":"Hi 🎉"},{"functionCall":{"name":"find","args":{"a":1}}}]},"finishReason":"STOP"}],"modelVersion":"m","usageMetadata":{"promptTokenCount":9,"candidatesTokenCount":3,"thoughtsTokenCount":2}}
                    """),
            new Sample("gemini", "POST", "/v1beta/models/g:streamGenerateContent?alt=sse", Answered.EVENTS, """
                    {"candidates":[{"content":{"role":"model","parts":[{"text":"Hi "}]}}],"modelVersion":"m"}
                    {"candidates":[{"content":{"role":"model","parts":[{"text":"🎉"}]},"finishReason":"STOP"}],"usageMetadata":{"promptTokenCount":9,"candidatesTokenCount":3}}
                    """),
            new Sample("gemini", "POST", "/v1beta/models/g:streamGenerateContent", Answered.JSON, """
                    [{"candidates":[{"content":{"role":"model","parts":[{"text":"Hi "}]}}],"modelVersion":"m"},
                    {"candidates":[{"content":{"parts":[{"text":"🎉"}]},"finishReason":"STOP"}],"usageMetadata":{"promptTokenCount":9}}]
                    """),
            new Sample("ollama", "POST", "/api/chat", LINES, """
                    {"model":"m","message":{"role":"assistant","content":"Hi "},"done":false}
                    {"model":"m","message":{"role":"assistant","content":"🎉","tool_calls":[{"function":{"name":"find","arguments":{"a":1}}}]},"done":false}
                    {"model":"m","message":{"role":"assistant","content":""},"done_reason":"stop","done":true,"prompt_eval_count":9,"eval_count":3}
                    """),
            new Sample("ollama", "POST", "/api/generate", Answered.JSON, """
                    {"model":"m","response":"Hi 🎉","done":true,"done_reason":"stop","prompt_eval_count":9,"eval_count":3}
                    """),
            new Sample("bedrock-converse", "POST", "/model/m%3A0/converse", Answered.JSON, """
                    {"output":{"message":{"role":"assistant","content":[{"text":"Hi 🎉"},{"toolUse":{"toolUseId":"t","name":"find","input":{"a":1}}}]}},"stopReason":"tool_use","usage":{"inputTokens":9,"outputTokens":3,"totalTokens":12}}
                    """),
            new Sample(
                    "bedrock-converse",
                    "POST",
                    "/model/m%3A0/converse-stream",
                    "application/vnd.amazon.eventstream",
                    """
                    {"contentBlockDelta":{"contentBlockIndex":0,"delta":{"text":"Hi "}}}
                    {"contentBlockDelta":{"contentBlockIndex":0,"delta":{"text":"🎉"}}}
                    {"contentBlockStart":{"contentBlockIndex":1,"start":{"toolUse":{"toolUseId":"t","name":"find"}}}}
                    {"contentBlockDelta":{"contentBlockIndex":1,"delta":{"toolUse":{"input":""}}}}
                    {"contentBlockStop":{"contentBlockIndex":1}}
                    {"messageStop":{"stopReason":"tool_use"}}
                    {"metadata":{"usage":{"inputTokens":9,"outputTokens":3,"totalTokens":12}}}
                    """),
            new Sample("openai-embeddings", "POST", "/v1/embeddings", Answered.JSON, """
                    {"object":"list","data":[{"embedding":[0.25,-1.5e-3]}],"model":"m","usage":{"prompt_tokens":9}}
                    """),
            new Sample("openai-moderations", "POST", "/v1/moderations", Answered.JSON, """
                    {"model":"m","results":[{"flagged":true,"category_scores":{"violence":0.85}}]}
                    """),
            new Sample("openai-models", "GET", "/v1/models", Answered.JSON, """
                    {"object":"list","data":[{"id":"m","object":"model","created":1744316542}]}
                    """),
            new Sample("langchain4j-chat", "POST", "/langchain4j/chat", Answered.JSON, """
                    {"id":"a","model":"m","text":"Hi 🎉","thinking":"hm","toolCalls":[{"id":"t","name":"find","arguments":"{}"}],"finishReason":"STOP","usage":{"inputTokens":9,"outputTokens":3,"totalTokens":12}}
                    """),
            new Sample("langchain4j-chat", "POST", "/langchain4j/chat", Answered.EVENTS, """
                    {"thinking":"hm"}
                    {"text":"Hi "}
                    {"text":"🎉"}
                    {"partialToolCall":{"index":0,"id":"t","name":"find","arguments":"{"}}
                    {"toolCall":{"index":0,"id":"t","name":"find","arguments":"{}"}}
                    {"response":{"id":"a","model":"m","text":"Hi 🎉","toolCalls":[{"id":"t","name":"find","arguments":"{}"}],"finishReason":"STOP","usage":{"inputTokens":9,"outputTokens":3}}}
                    """),
            new Sample("langchain4j-embedding", "POST", "/langchain4j/embedding", Answered.JSON, """
                    {"model":"m","embeddings":[[0.25,-1.5E-3]],"usage":{"inputTokens":9}}
                    """),
            new Sample("spring-ai-chat", "POST", "/spring-ai/chat", Answered.JSON, """
                    {"id":"a","model":"m","generations":[{"text":"Hi 🎉","toolCalls":[{"id":"t","type":"function","name":"find","arguments":"{}"}],"finishReason":"STOP"}],"usage":{"inputTokens":9,"outputTokens":3,"totalTokens":12}}
                    """),
            new Sample("spring-ai-chat", "POST", "/spring-ai/chat", Answered.EVENTS, """
                    {"generations":[{"text":"Hi "}]}
                    {"id":"a","model":"m","generations":[{"text":"🎉","finishReason":"STOP"}],"usage":{"inputTokens":9,"outputTokens":3}}
                    """),
            new Sample("spring-ai-embedding", "POST", "/spring-ai/embedding", Answered.JSON, """
                    {"model":"m","embeddings":[{"index":0,"vector":[0.25,-1.5E-3]}],"usage":{"inputTokens":9}}
                    """));

    private ProtocolSamples() {}

    /** Packs {@code {"event":payload}}, one a line, as messages of AWS. */
    private static byte[] frames(String documents) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        documents
                .lines()
                .filter(line -> line.indexOf(':') > 2)
                .forEach(line -> all.writeBytes(frame(
                        line.substring(2, line.indexOf(':') - 1),
                        line.substring(line.indexOf(':') + 1, line.length() - 1))));
        return all.toByteArray();
    }

    private static byte[] frame(String event, String payload) {
        byte[] name = ":event-type".getBytes(StandardCharsets.UTF_8);
        byte[] value = event.getBytes(StandardCharsets.UTF_8);
        byte[] body = payload.getBytes(StandardCharsets.UTF_8);
        int headers = 1 + name.length + 1 + Short.BYTES + value.length;
        ByteBuffer frame = ByteBuffer.allocate(16 + headers + body.length);
        frame.putInt(frame.capacity()).putInt(headers).putInt(checksum(frame));
        frame.put((byte) name.length).put(name).put((byte) 7);
        frame.putShort((short) value.length).put(value).put(body);
        return frame.putInt(checksum(frame)).array();
    }

    private static int checksum(ByteBuffer written) {
        CRC32 crc = new CRC32();
        crc.update(written.array(), 0, written.position());
        return (int) crc.getValue();
    }
}
