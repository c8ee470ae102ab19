package io.github.junitllm.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.junitllm.call.AnswerReader.Tokens;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * OpenAI chat completions, whole and streamed; also spoken by Azure, vLLM, Ollama, LiteLLM and many others. The first choice
 * is the answer.
 */
final class OpenAiChat extends OpenAiProtocol {

    private static final Set<String> CONVERSATION = Set.of("model", "messages", "tools", "functions");
    private static final List<String> CACHED =
            List.of("cached_tokens", "prompt_cache_hit_tokens", "cache_read_input_tokens");
    private static final String CACHE_WRITE = "cache_creation_input_tokens";
    private static final Set<String> KNOWN = Set.of(
            "prompt_tokens",
            "completion_tokens",
            "total_tokens",
            "cached_tokens",
            "prompt_cache_hit_tokens",
            "prompt_cache_miss_tokens",
            "cache_read_input_tokens",
            CACHE_WRITE);

    /** A place ahead of all calls that are counted. */
    private static final int FUNCTION = -1;

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
    @Nullable
    String answerId(JsonNode document) {
        return Json.text(document.get("id"));
    }

    @Override
    void read(JsonNode document, AnswerReader into) {
        into.model(document.get("model"));
        usage(document.path("usage"), into);
        int place = 0;
        for (JsonNode choice : document.path("choices")) {
            JsonNode message = choice.has("delta") ? choice.path("delta") : choice.path("message");
            int index = Json.index(choice.path("index"), place++);
            into.furtherText("refusal " + index, message.path("refusal"));
            if (index == 0) {
                into.text(message.path("content"));
                into.finish(choice.get("finish_reason"));
                tools(message, into::nextTool, into::tool);
            } else {
                String whose = "choice " + index;
                into.furtherText(whose, message.path("content"));
                tools(
                        message,
                        () -> into.nextTool(whose),
                        (at, id, name, arguments) -> into.furtherTool(whose, at, id, name, arguments));
            }
        }
    }

    /** Takes a tool call or a part of one. */
    @FunctionalInterface
    private interface Tools {
        void add(int index, @Nullable JsonNode id, JsonNode name, JsonNode arguments);
    }

    private static void tools(JsonNode message, IntSupplier next, Tools into) {
        for (JsonNode call : message.path("tool_calls")) {
            JsonNode custom = call.path("custom");
            JsonNode called = custom.isObject() ? custom : call.path("function");
            into.add(
                    Json.index(call.path("index"), next.getAsInt()),
                    call.get("id"),
                    called.path("name"),
                    called.path(custom.isObject() ? "input" : "arguments"));
        }
        // What tools were called by before they could be several.
        JsonNode function = message.path("function_call");
        if (function.isObject()) {
            into.add(FUNCTION, null, function.path("name"), function.path("arguments"));
        }
    }

    private static void usage(JsonNode usage, AnswerReader into) {
        into.count(Tokens.INPUT, usage.path("prompt_tokens"));
        into.count(Tokens.OUTPUT, usage.path("completion_tokens"));
        // Others that speak this protocol name what they cache in one of these ways, and in OpenAI's too or not.
        CACHED.forEach(name -> into.count(Tokens.CACHED_WITHIN_INPUT, usage.path(name)));
        into.count(Tokens.CACHE_WRITE_WITHIN_INPUT, usage.path(CACHE_WRITE));
        into.parts(UsageParts.in(usage, KNOWN));
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
