package io.github.junitllm.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.junitllm.call.AnswerReader.Tokens;
import java.util.Set;

/** OpenAI responses, whole and streamed. */
final class OpenAiResponses extends OpenAiProtocol {

    private static final Set<String> CONVERSATION = Set.of("model", "instructions", "input", "tools");

    OpenAiResponses() {
        super("openai-responses", "POST", "/responses");
    }

    @Override
    void asked(JsonNode body, AskedReader into) {
        into.system(body.path("instructions"));
        JsonNode input = body.path("input");
        if (input.isTextual()) {
            into.inputs(input);
        }
        // A text has no items; calls of tools and reasoning, which are sent back too, are no messages.
        for (JsonNode item : input) {
            if (item.has("output")) {
                into.message("tool", item.path("output"));
            } else if (item.has("content") && item.has("role")) {
                into.message(item.path("role"), item.path("content"));
            }
        }
        for (JsonNode tool : body.path("tools")) {
            into.tool(tool.path("name").isTextual() ? tool.path("name") : tool.path("type"), tool);
        }
        into.parameters(body, CONVERSATION);
        into.maxOutputTokens(body.path("max_output_tokens"));
    }

    @Override
    void read(JsonNode document, AnswerReader into) {
        switch (Json.type(document)) {
            case "" -> response(document, into);
            case "response.output_text.delta" -> into.text(document.path("delta"));
            case "response.refusal.delta", "response.reasoning_text.delta", "response.reasoning_summary_text.delta" ->
                into.content(document.path("delta"));
            case "response.output_item.added" -> {
                JsonNode item = document.path("item");
                if (isTool(item)) {
                    into.tool(index(document), item.get("call_id"), item.path("name"), arguments(item));
                }
            }
            case "response.function_call_arguments.delta", "response.custom_tool_call_input.delta" ->
                into.toolArguments(index(document), document.path("delta"));
            case "error" -> into.error(document);
            case "response.completed", "response.incomplete", "response.failed" -> {
                JsonNode response = document.path("response");
                into.error(response.path("error"));
                if (!response.path("output").isEmpty()) {
                    // It repeats all there was.
                    into.restart();
                }
                response(response, into);
            }
            default -> into.model(document.path("response").get("model"));
        }
    }

    private static void response(JsonNode response, AnswerReader into) {
        into.model(response.get("model"));
        JsonNode reason = response.path("incomplete_details").get("reason");
        into.finish(reason == null ? response.get("status") : reason);
        for (JsonNode item : response.path("output")) {
            for (JsonNode part : item.path("content")) {
                if (Json.type(part).equals("output_text")) {
                    into.text(part.path("text"));
                }
                into.content(part.path("refusal"));
            }
            if (isTool(item)) {
                into.tool(item.get("call_id"), item.path("name"), arguments(item));
            }
        }
        JsonNode usage = response.path("usage");
        into.count(Tokens.INPUT, usage.path("input_tokens"));
        into.count(Tokens.OUTPUT, usage.path("output_tokens"));
        into.count(
                Tokens.CACHED_WITHIN_INPUT, usage.path("input_tokens_details").path("cached_tokens"));
        into.count(
                Tokens.REASONING_WITHIN_OUTPUT,
                usage.path("output_tokens_details").path("reasoning_tokens"));
    }

    private static boolean isTool(JsonNode item) {
        return Json.type(item).equals("function_call") || isCustomTool(item);
    }

    /** A custom tool takes any text where a function takes JSON. */
    private static boolean isCustomTool(JsonNode item) {
        return Json.type(item).equals("custom_tool_call");
    }

    private static JsonNode arguments(JsonNode tool) {
        return tool.path(isCustomTool(tool) ? "input" : "arguments");
    }

    private static int index(JsonNode event) {
        return Json.index(event.path("output_index"), 0);
    }
}
