package io.github.junitllm.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.junitllm.call.AnswerReader.Tokens;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Google Gemini: content whole and streamed (as events or as one array), embeddings, counts of tokens; the model stands in
 * the path.
 */
final class Gemini extends JsonProtocol {

    private static final Pattern MODEL = Pattern.compile("/models/([^/:]+?)(?::|%3A|%3a)[A-Za-z]+$");

    private static final Pattern THOUGHT = Pattern.compile("\"thought\"\\s*+:\\s*+true");

    Gemini() {
        super(
                "gemini",
                "POST",
                "/models/[^/:]+?(?::|%3A|%3a)"
                        + "(?:generateContent|streamGenerateContent|embedContent|batchEmbedContents|countTokens)");
    }

    @Override
    public @Nullable String requestedModel(RawRequest request) {
        Matcher path = MODEL.matcher(request.pathOnly());
        return path.find() ? Json.decoded(path.group(1)) : null;
    }

    @Override
    boolean sendsReasoning(String stream) {
        return THOUGHT.matcher(stream).find();
    }

    @Override
    void asked(JsonNode body, AskedReader into) {
        GeminiRequest.read(body, into);
    }

    @Override
    @Nullable
    String answerId(JsonNode document) {
        return Json.text(document.get("responseId"));
    }

    @Override
    void read(JsonNode document, AnswerReader into) {
        into.model(document.get("modelVersion"));
        boolean data = document.has("embedding") || document.has("embeddings");
        into.data(data);
        into.content(data);
        int place = 0;
        for (JsonNode candidate : document.path("candidates")) {
            int index = Json.index(candidate.path("index"), place++);
            for (JsonNode part : candidate.path("content").path("parts")) {
                if (index == 0) {
                    part(part, into);
                } else {
                    further("candidate " + index, part, into);
                }
            }
            into.finish(index == 0 ? candidate.get("finishReason") : null);
        }
        JsonNode usage = document.path("usageMetadata");
        into.parts(UsageParts.ofGemini(usage));
        into.count(Tokens.INPUT, usage.path("promptTokenCount"));
        into.count(Tokens.EXTRA_INPUT, usage.path("toolUsePromptTokenCount"));
        into.count(Tokens.CACHED_WITHIN_INPUT, usage.path("cachedContentTokenCount"));
        into.count(Tokens.OUTPUT, output(document, usage));
        into.count(Tokens.REASONING_BESIDES_OUTPUT, usage.path("thoughtsTokenCount"));
    }

    /** Zeros are left out, as always in the JSON of protocol buffers; the last document has all the counts. */
    private static JsonNode output(JsonNode document, JsonNode usage) {
        boolean last = document.path("candidates").path(0).has("finishReason") || document.has("promptFeedback");
        JsonNode counted = usage.path("candidatesTokenCount");
        return last && counted.isMissingNode() && usage.has("promptTokenCount") ? IntNode.valueOf(0) : counted;
    }

    private static void further(String whose, JsonNode part, AnswerReader into) {
        if (!isThought(part)) {
            into.furtherText(whose, part.path("text"));
        }
        JsonNode call = part.path("functionCall");
        if (call.isObject()) {
            into.furtherTool(whose, call.get("id"), call.path("name"), call.path("args"));
        }
    }

    private static boolean isThought(JsonNode part) {
        JsonNode thought = part.path("thought");
        return thought.isBoolean() && thought.booleanValue();
    }

    private static void part(JsonNode part, AnswerReader into) {
        if (isThought(part)) {
            into.content(part.path("text"));
        } else {
            into.text(part.path("text"));
        }
        JsonNode call = part.path("functionCall");
        if (call.isObject()) {
            into.tool(call.get("id"), call.path("name"), call.path("args"));
        }
        into.content(part.path("inlineData"));
    }

    @Override
    public String errorBody(String code, String message) {
        var body = JsonNodeFactory.instance.objectNode();
        body.putObject("error")
                .put("code", 424)
                .put("message", message)
                .put("status", "FAILED_PRECONDITION")
                .putArray("details")
                .addObject()
                .put("@type", "type.googleapis.com/google.rpc.ErrorInfo")
                .put("reason", code);
        return body.toString();
    }
}
