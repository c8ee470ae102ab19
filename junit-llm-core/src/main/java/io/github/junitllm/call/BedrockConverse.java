package io.github.junitllm.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.junitllm.call.AnswerReader.Tokens;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** AWS Bedrock converse, whole and as a binary event stream; the model stands percent-encoded in the path. */
final class BedrockConverse extends JsonProtocol {

    private static final Pattern MODEL = Pattern.compile("/model/([^/]+)/converse(?:-stream)?$");

    private static final Set<String> CONVERSATION = Set.of("system", "messages", "toolConfig", "inferenceConfig");

    private static final Set<String> SUMS = Set.of(
            "inputTokens",
            "outputTokens",
            "totalTokens",
            "cacheReadInputTokens",
            "cacheReadInputTokenCount",
            "cacheWriteInputTokens",
            "cacheWriteInputTokenCount");

    BedrockConverse() {
        super("bedrock-converse", "POST", "/model/[^/]+/converse(?:-stream)?");
    }

    @Override
    public @Nullable String requestedModel(RawRequest request) {
        Matcher path = MODEL.matcher(request.pathOnly());
        return path.find() ? Json.decoded(path.group(1)) : null;
    }

    @Override
    void asked(JsonNode body, AskedReader into) {
        into.system(body.path("system"));
        for (JsonNode message : body.path("messages")) {
            into.message(message.path("role"), message.path("content"));
        }
        for (JsonNode tool : body.path("toolConfig").path("tools")) {
            into.tool(tool.path("toolSpec").path("name"), tool);
        }
        JsonNode inference = body.path("inferenceConfig");
        into.parameters(inference, Set.of());
        into.parameters(body.path("toolConfig"), Set.of("tools"));
        into.parameters(body, CONVERSATION);
        into.maxOutputTokens(inference.path("maxTokens"));
    }

    @Override
    void read(JsonNode document, AnswerReader into) {
        for (JsonNode block : document.path("output").path("message").path("content")) {
            said(block, into);
            JsonNode tool = block.path("toolUse");
            if (tool.isObject()) {
                into.tool(tool.get("toolUseId"), tool.path("name"), tool.path("input"));
            }
        }
        into.finish(document.get("stopReason"));
        usage(document.path("usage"), into);
        event(document, into);
    }

    private static void event(JsonNode document, AnswerReader into) {
        JsonNode start = document.path("contentBlockStart");
        JsonNode tool = start.path("start").path("toolUse");
        if (tool.isObject()) {
            into.tool(index(start), tool.get("toolUseId"), tool.path("name"), tool.path("input"));
        }
        JsonNode delta = document.path("contentBlockDelta").path("delta");
        said(delta, into);
        if (delta.path("toolUse").isObject()) {
            into.toolArguments(
                    index(document.path("contentBlockDelta")),
                    delta.path("toolUse").path("input"));
        }
        JsonNode stop = document.path("contentBlockStop");
        if (stop.isObject()) {
            into.toolEnd(index(stop));
        }
        into.finish(document.path("messageStop").get("stopReason"));
        usage(document.path("metadata").path("usage"), into);
    }

    private static void said(JsonNode block, AnswerReader into) {
        into.text(block.path("text"));
        into.content(block.path("reasoningContent"));
    }

    private static int index(JsonNode event) {
        return Json.index(event.path("contentBlockIndex"), 0);
    }

    private static void usage(JsonNode usage, AnswerReader into) {
        into.parts(UsageParts.ofBedrock(usage, SUMS));
        into.count(Tokens.INPUT, usage.path("inputTokens"));
        into.count(Tokens.CACHED_BESIDES_INPUT, usage.path("cacheReadInputTokens"));
        into.count(Tokens.CACHE_WRITE_BESIDES_INPUT, usage.path("cacheWriteInputTokens"));
        into.count(Tokens.OUTPUT, usage.path("outputTokens"));
    }

    @Override
    public String errorBody(String code, String message) {
        return JsonNodeFactory.instance.objectNode().put("message", message).toString();
    }

    /** The AWS clients read the kind of an error from a header. */
    @Override
    public Map<String, String> errorHeaders(String code) {
        return Map.of("x-amzn-errortype", code);
    }
}
