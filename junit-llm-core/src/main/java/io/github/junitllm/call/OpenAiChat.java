package io.github.junitllm.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.junitllm.call.AnswerReader.Tokens;

/**
 * OpenAI chat completions, whole and streamed; also spoken by Azure, vLLM, Ollama, LiteLLM and many others. Only the first
 * choice has text and tools.
 */
final class OpenAiChat extends OpenAiProtocol {

    OpenAiChat() {
        super("openai-chat", "POST", "/chat/completions");
    }

    @Override
    void read(JsonNode document, AnswerReader into) {
        into.model(document.get("model"));
        usage(document.path("usage"), into);
        for (JsonNode choice : document.path("choices")) {
            JsonNode message = choice.has("delta") ? choice.path("delta") : choice.path("message");
            into.content(message.path("content"));
            into.content(message.path("refusal"));
            into.content(message.path("tool_calls"));
            if (Json.index(choice.path("index"), 0) == 0) {
                into.text(message.path("content"));
                into.finish(choice.get("finish_reason"));
                tools(message.path("tool_calls"), into);
            }
        }
    }

    private static void tools(JsonNode calls, AnswerReader into) {
        for (JsonNode call : calls) {
            JsonNode custom = call.path("custom");
            JsonNode called = custom.isObject() ? custom : call.path("function");
            into.tool(
                    Json.index(call.path("index"), into.nextTool()),
                    call.get("id"),
                    called.path("name"),
                    called.path(custom.isObject() ? "input" : "arguments"));
        }
    }

    private static void usage(JsonNode usage, AnswerReader into) {
        into.count(Tokens.INPUT, usage.path("prompt_tokens"));
        into.count(Tokens.OUTPUT, usage.path("completion_tokens"));
        into.count(
                Tokens.CACHED_WITHIN_INPUT, usage.path("prompt_tokens_details").path("cached_tokens"));
        into.count(
                Tokens.REASONING_WITHIN_OUTPUT,
                usage.path("completion_tokens_details").path("reasoning_tokens"));
    }
}
