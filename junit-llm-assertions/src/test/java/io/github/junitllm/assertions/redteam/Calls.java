package io.github.junitllm.assertions.redteam;

import io.github.junitllm.call.CallTiming;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.ToolCall;
import io.github.junitllm.json.JsonBinding;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Calls to a model, for tests. */
final class Calls {

    private Calls() {}

    /** A call that sent these messages and was answered. */
    static LlmCall of(String answer, String... messages) {
        return call("openai-chat", body(messages), answer, List.of());
    }

    /** A call that was answered by calls of tools without arguments. */
    static LlmCall asking(List<String> tools, String... messages) {
        return call(
                "openai-chat",
                body(messages),
                "",
                tools.stream().map(tool -> new ToolCall("id", tool, "{}")).toList());
    }

    static LlmCall call(String protocol, String body, String answer, List<ToolCall> tools) {
        return new LlmCall(
                protocol,
                "POST",
                "/v1/chat/completions",
                "m",
                "m",
                200,
                null,
                new CallTiming(null, 1, 2, null, 3, List.of()),
                "stop",
                answer,
                tools,
                null,
                body,
                "{}",
                false,
                true);
    }

    private static String body(String... messages) {
        return JsonBinding.write(Map.of(
                "messages",
                Arrays.stream(messages)
                        .map(message -> Map.of("role", "user", "content", message))
                        .toList()));
    }
}
