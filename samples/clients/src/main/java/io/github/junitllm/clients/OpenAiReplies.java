package io.github.junitllm.clients;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** What OpenAI answers to chat completions and embeddings, with every field it sends. */
public final class OpenAiReplies {

    /** The type of the content of streams. */
    public static final String EVENTS = "text/event-stream; charset=utf-8";

    private static final String USAGE = """
            {"prompt_tokens":24,"completion_tokens":11,"total_tokens":35,\
            "prompt_tokens_details":{"cached_tokens":8,"audio_tokens":0},\
            "completion_tokens_details":{"reasoning_tokens":3,"audio_tokens":0,"accepted_prediction_tokens":0,\
            "rejected_prediction_tokens":0}}""";

    private OpenAiReplies() {}

    /** A completion with a text. */
    public static String completion(String text) {
        return completion(
                "{\"role\":\"assistant\",\"content\":" + quoted(text) + ",\"refusal\":null,\"annotations\":[]}",
                "stop");
    }

    /** A completion that asks for a tool. */
    public static String toolCompletion(String id, String tool, String arguments) {
        return completion(
                "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":" + quoted(id)
                        + ",\"type\":\"function\",\"function\":{\"name\":" + quoted(tool) + ",\"arguments\":"
                        + quoted(arguments) + "}}],\"refusal\":null,\"annotations\":[]}",
                "tool_calls");
    }

    private static String completion(String message, String finish) {
        return """
                {"id":"chatcmpl-CFa3kq2ZqZ8c0wVgXbW1uQm2d5s7T","object":"chat.completion","created":1757935296,
                "model":"gpt-4o-mini-2024-07-18","choices":[{"index":0,"message":%s,"logprobs":null,"finish_reason":%s}],
                "usage":%s,"service_tier":"default","system_fingerprint":"fp_51db84afab"}
                """.formatted(message, quoted(finish), USAGE);
    }

    /** The events of a streamed text, a delta for each part. */
    public static String stream(String... parts) {
        StringBuilder events =
                new StringBuilder(choice("{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null}", "null"));
        for (String part : parts) {
            events.append(choice("{\"content\":" + quoted(part) + "}", "null"));
        }
        return events.append(choice("{}", "\"stop\"")).append(end()).toString();
    }

    /** The events of a streamed request for a tool, a delta for each part of the arguments. */
    public static String toolStream(String id, String tool, String... arguments) {
        StringBuilder events = new StringBuilder(choice(
                "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"index\":0,\"id\":" + quoted(id)
                        + ",\"type\":\"function\",\"function\":{\"name\":" + quoted(tool)
                        + ",\"arguments\":\"\"}}],\"refusal\":null}",
                "null"));
        for (String part : arguments) {
            events.append(choice(
                    "{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":" + quoted(part) + "}}]}", "null"));
        }
        return events.append(choice("{}", "\"tool_calls\"")).append(end()).toString();
    }

    private static String choice(String delta, String finish) {
        return chunk(
                "[{\"index\":0,\"delta\":" + delta + ",\"logprobs\":null,\"finish_reason\":" + finish + "}]", "null");
    }

    private static String end() {
        return chunk("[]", USAGE) + "data: [DONE]\n\n";
    }

    private static String chunk(String choices, String usage) {
        return """
                data: {"id":"chatcmpl-CFa3rVvD0eH1mB7WqkYx3cPz9LtNs","object":"chat.completion.chunk","created":1757935302,\
                "model":"gpt-4o-mini-2024-07-18","service_tier":"default","system_fingerprint":"fp_51db84afab",\
                "choices":%s,"usage":%s,"obfuscation":"mQ7xTz"}

                """.formatted(choices, usage);
    }

    /** Embeddings, as numbers or as Base64, whichever the request asks for. */
    public static String embeddings(String request, List<float[]> vectors) {
        boolean base64 = request.replace(" ", "").contains("\"encoding_format\":\"base64\"");
        StringBuilder data = new StringBuilder();
        for (int i = 0; i < vectors.size(); i++) {
            data.append(i == 0 ? "" : ",")
                    .append("{\"object\":\"embedding\",\"index\":")
                    .append(i)
                    .append(",\"embedding\":")
                    .append(base64 ? quoted(base64(vectors.get(i))) : numbers(vectors.get(i)))
                    .append('}');
        }
        return """
                {"object":"list","data":[%s],"model":"text-embedding-3-small","usage":{"prompt_tokens":7,"total_tokens":7}}
                """.formatted(data);
    }

    private static String numbers(float[] vector) {
        return java.util.stream.IntStream.range(0, vector.length)
                .mapToObj(i -> Float.toString(vector[i]))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String base64(float[] vector) {
        ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float number : vector) {
            bytes.putFloat(number);
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    /** The body of an error. */
    public static String error(String message, String type, String code) {
        return """
                {
                    "error": {
                        "message": %s,
                        "type": %s,
                        "param": null,
                        "code": %s
                    }
                }
                """.formatted(quoted(message), quoted(type), quoted(code));
    }

    private static String quoted(String text) {
        return JsonNodeFactory.instance.textNode(text).toString();
    }
}
