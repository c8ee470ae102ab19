package io.github.junitllm.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.junitllm.call.AnswerReader.Tokens;
import java.util.Set;

/**
 * OpenAI chat completions, whole and streamed; also spoken by Azure, vLLM, Ollama, LiteLLM and many others. Only the first
 * choice has text and tools.
 */
final class OpenAiChat extends OpenAiProtocol {

    private static final Set<String> CONVERSATION = Set.of("model", "messages", "tools", "functions");

    OpenAiChat() {
        super("openai-chat", "POST", "/chat/completions");
    }

    @Override
    void asked(JsonNode body, AskedReader into) {
        for (JsonNode message : body.path("messages")) {
            into.message(message.path("role"), message.path("content"));
        }
        for (JsonNode tool : body.path("tools")) {
            JsonNode named =
                    tool.path(tool.has("custom") ? "custom" : "function").path("name");
            into.tool(named.isTextual() ? named : tool.path("type"), tool);
        }
        for (JsonNode function : body.path("functions")) {
            into.tool(function.path("name"), function);
        }
        into.parameters(body, CONVERSATION);
        into.maxOutputTokens(body.path("max_completion_tokens"));
        into.maxOutputTokens(body.path("max_tokens"));
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
        // As OpenRouter tells it, of providers that charge for it.
        into.count(
                Tokens.CACHE_WRITE_WITHIN_INPUT,
                usage.path("prompt_tokens_details").path("cache_write_tokens"));
        into.count(
                Tokens.REASONING_WITHIN_OUTPUT,
                usage.path("completion_tokens_details").path("reasoning_tokens"));
    }
}
