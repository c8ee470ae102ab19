package io.github.junitllm.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.junitllm.call.AnswerReader.Tokens;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** OpenAI responses, whole and streamed. */
final class OpenAiResponses extends OpenAiProtocol {

    private static final Set<String> CONVERSATION = Set.of("model", "instructions", "input", "tools");
    private static final String REFUSAL = "refusal";
    private static final String OWN = "own";
    private static final String CALL = "_call";

    OpenAiResponses() {
        super("openai-responses", "POST", "/responses");
    }

    @Override
    boolean sendsReasoning(String stream) {
        return stream.contains("\"response.reasoning_text.delta\"")
                || stream.contains("\"response.reasoning_summary_text.delta\"");
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
    @Nullable
    String answerId(JsonNode document) {
        return Json.text(
                Json.type(document).isEmpty()
                        ? document.get("id")
                        : document.path("response").get("id"));
    }

    @Override
    void read(JsonNode document, AnswerReader into) {
        switch (Json.type(document)) {
            case "" -> response(document, into);
            case "response.output_text.delta" -> into.text(document.path("delta"));
            case "response.refusal.delta" -> into.furtherText(REFUSAL, document.path("delta"));
            case "response.reasoning_text.delta", "response.reasoning_summary_text.delta" ->
                into.content(document.path("delta"));
            case "response.output_item.added" -> tool(document.path("item"), index(document), into);
            case "response.function_call_arguments.delta",
                    "response.custom_tool_call_input.delta",
                    "response.mcp_call_arguments.delta" -> into.toolArguments(index(document), document.path("delta"));
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
        int place = 0;
        for (JsonNode item : response.path("output")) {
            for (JsonNode part : item.path("content")) {
                if (Json.type(part).equals("output_text")) {
                    into.text(part.path("text"));
                }
                into.furtherText(REFUSAL, part.path("refusal"));
            }
            tool(item, place++, into);
        }
        JsonNode usage = response.path("usage");
        into.parts(UsageParts.in(usage, Set.of("input_tokens", "output_tokens", "total_tokens")));
        into.count(Tokens.INPUT, usage.path("input_tokens"));
        into.count(Tokens.OUTPUT, usage.path("output_tokens"));
        into.count(
                Tokens.CACHED_WITHIN_INPUT, usage.path("input_tokens_details").path("cached_tokens"));
        into.count(
                Tokens.REASONING_WITHIN_OUTPUT,
                usage.path("output_tokens_details").path("reasoning_tokens"));
    }

    private static void tool(JsonNode item, int index, AnswerReader into) {
        String type = Json.type(item);
        switch (type) {
            case "function_call" -> into.tool(index, item.get("call_id"), item.path("name"), item.path("arguments"));
            // A custom tool takes any text where a function takes JSON.
            case "custom_tool_call" -> into.tool(index, item.get("call_id"), item.path("name"), item.path("input"));
            case "mcp_approval_request" -> into.tool(index, item.get("id"), item.path("name"), item.path("arguments"));
            case "mcp_call" -> mcp(item, index, into);
            default -> {
                if (type.endsWith(CALL)) {
                    // A tool of the provider's own, which has no name but its type.
                    String name = type.substring(0, type.length() - CALL.length());
                    into.furtherTool(OWN, index, item.get("id"), TextNode.valueOf(name), item.path("action"));
                }
            }
        }
    }

    /** One that was approved was asked for in the answer before. */
    private static void mcp(JsonNode item, int index, AnswerReader into) {
        JsonNode approval = item.path("approval_request_id");
        if (approval.isTextual()) {
            into.furtherTool(OWN, index, approval, item.path("name"), item.path("arguments"));
        } else {
            into.tool(index, item.get("id"), item.path("name"), item.path("arguments"));
        }
    }

    private static int index(JsonNode event) {
        return Json.index(event.path("output_index"), 0);
    }
}
