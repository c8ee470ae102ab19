package io.github.junitllm.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Set;

/** What a request to Gemini asks; its clients write names in either case. */
final class GeminiRequest {

    private static final Set<String> CONVERSATION = Set.of(
            "model",
            "systemInstruction",
            "system_instruction",
            "contents",
            "content",
            "requests",
            "tools",
            "generationConfig",
            "generation_config",
            "generateContentRequest",
            "generate_content_request");

    private GeminiRequest() {}

    static void read(JsonNode body, AskedReader into) {
        JsonNode counted = either(body, "generateContentRequest", "generate_content_request");
        JsonNode request = counted.isObject() ? counted : body;
        into.system(either(request, "systemInstruction", "system_instruction"));
        contents(request, into);
        for (JsonNode tool : request.path("tools")) {
            tool(tool, into);
        }
        JsonNode generation = either(request, "generationConfig", "generation_config");
        into.parameters(request, CONVERSATION);
        into.parameters(generation, Set.of());
        into.maxOutputTokens(either(generation, "maxOutputTokens", "max_output_tokens"));
    }

    private static void contents(JsonNode request, AskedReader into) {
        JsonNode contents = request.path("contents");
        if (contents.isTextual() || contents.isObject()) {
            into.message(contents.path("role"), contents);
        } else {
            contents.forEach(content -> into.message(content.path("role"), content));
        }
        into.inputs(request.path("content"));
        request.path("requests").forEach(each -> into.inputs(each.path("content")));
    }

    /** Functions stand in lists; what Gemini brings along, such as a search, is named by its field. */
    private static void tool(JsonNode tool, AskedReader into) {
        JsonNode functions = either(tool, "functionDeclarations", "function_declarations");
        functions.forEach(function -> into.tool(function.path("name"), function));
        if (functions.isMissingNode()) {
            tool.properties().forEach(own -> into.tool(JsonNodeFactory.instance.textNode(own.getKey()), tool));
        }
    }

    private static JsonNode either(JsonNode node, String camel, String snake) {
        return node.has(camel) ? node.path(camel) : node.path(snake);
    }
}
