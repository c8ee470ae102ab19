package io.github.junitllm.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.junitllm.call.AnswerReader.Tokens;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Anthropic messages, whole and streamed, and the count of their tokens. */
final class AnthropicMessages extends JsonProtocol {

    private static final Set<String> CONVERSATION = Set.of("model", "system", "messages", "tools");

    private static final Set<String> SUMS =
            Set.of("input_tokens", "cache_read_input_tokens", "cache_creation_input_tokens", "output_tokens");

    AnthropicMessages() {
        super("anthropic-messages", "POST", "/v1/messages(?:/count_tokens)?");
    }

    @Override
    boolean sendsReasoning(String stream) {
        return stream.contains("\"thinking_delta\"");
    }

    @Override
    void asked(JsonNode body, AskedReader into) {
        into.system(body.path("system"));
        for (JsonNode message : body.path("messages")) {
            into.message(message.path("role"), message.path("content"));
        }
        for (JsonNode tool : body.path("tools")) {
            into.tool(tool.path("name"), tool);
        }
        into.parameters(body, CONVERSATION);
        into.maxOutputTokens(body.path("max_tokens"));
    }

    @Override
    @Nullable
    String answerId(JsonNode document) {
        return switch (Json.type(document)) {
            case "message" -> Json.text(document.get("id"));
            case "message_start" -> Json.text(document.path("message").get("id"));
            default -> null;
        };
    }

    @Override
    void read(JsonNode document, AnswerReader into) {
        switch (Json.type(document)) {
            case "message" -> {
                message(document, into);
                output(document.path("usage"), into);
            }
            // What it counts of the output is not yet all.
            case "message_start" -> message(document.path("message"), into);
            case "content_block_start" -> blockStart(document, into);
            case "content_block_delta" -> blockDelta(document, into);
            case "content_block_stop" -> into.toolEnd(index(document));
            case "message_delta" -> {
                into.finish(document.path("delta").get("stop_reason"));
                usage(document.path("usage"), into);
                output(document.path("usage"), into);
            }
            default -> {
                // A ping, an error: nothing of the answer. A count of tokens is not their use.
            }
        }
    }

    private static void message(JsonNode message, AnswerReader into) {
        into.model(message.get("model"));
        into.finish(message.get("stop_reason"));
        usage(message.path("usage"), into);
        int place = 0;
        for (JsonNode block : message.path("content")) {
            said(block, into);
            tool(block, place++, block.path("input"), into);
        }
    }

    /** At the start of a streamed block the input of a tool is an empty object; its text follows in parts. */
    private static void blockStart(JsonNode event, AnswerReader into) {
        JsonNode block = event.path("content_block");
        said(block, into);
        tool(block, index(event), MissingNode.getInstance(), into);
    }

    private static void blockDelta(JsonNode event, AnswerReader into) {
        JsonNode delta = event.path("delta");
        said(delta, into);
        if (Json.type(delta).equals("input_json_delta")) {
            into.toolArguments(index(event), delta.path("partial_json"));
        }
    }

    private static void said(JsonNode block, AnswerReader into) {
        into.text(block.path("text"));
        into.content(block.path("thinking"));
    }

    /** The provider's own tools are named by it, those of MCP servers by the application's configuration. */
    private static void tool(JsonNode block, int index, JsonNode input, AnswerReader into) {
        switch (Json.type(block)) {
            case "tool_use", "mcp_tool_use" -> into.tool(index, block.get("id"), block.path("name"), input);
            case "server_tool_use" -> into.furtherTool("own", index, block.get("id"), block.path("name"), input);
            default -> {
                // No call.
            }
        }
    }

    private static int index(JsonNode event) {
        return Json.index(event.path("index"), 0);
    }

    private static void usage(JsonNode usage, AnswerReader into) {
        into.parts(UsageParts.in(usage, SUMS));
        into.count(Tokens.INPUT, usage.path("input_tokens"));
        into.count(Tokens.CACHED_BESIDES_INPUT, usage.path("cache_read_input_tokens"));
        into.count(Tokens.CACHE_WRITE_BESIDES_INPUT, usage.path("cache_creation_input_tokens"));
    }

    private static void output(JsonNode usage, AnswerReader into) {
        into.count(Tokens.OUTPUT, usage.path("output_tokens"));
        into.count(
                Tokens.REASONING_WITHIN_OUTPUT,
                usage.path("output_tokens_details").path("thinking_tokens"));
    }

    @Override
    public String errorBody(String code, String message) {
        var body = JsonNodeFactory.instance.objectNode().put("type", "error");
        body.putObject("error").put("type", code).put("message", message);
        return body.toString();
    }
}
