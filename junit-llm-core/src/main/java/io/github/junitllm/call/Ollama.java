package io.github.junitllm.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.junitllm.call.AnswerReader.Tokens;
import java.util.Set;

/** Ollama's own endpoints: chat and generate, whole and as lines of JSON, and embeddings. */
final class Ollama extends JsonProtocol {

    private static final Set<String> CONVERSATION =
            Set.of("model", "system", "messages", "prompt", "input", "images", "context", "tools", "options");

    Ollama() {
        super("ollama", "POST", "/api/(?:chat|generate|embed|embeddings)");
    }

    /** Older versions give no reason. */
    @Override
    boolean saysItEnded(String stream) {
        return stream.contains("\"done\":true");
    }

    @Override
    void asked(JsonNode body, AskedReader into) {
        into.system(body.path("system"));
        for (JsonNode message : body.path("messages")) {
            into.message(message.path("role"), message.path("content"));
        }
        into.inputs(body.path("prompt"));
        into.inputs(body.path("input"));
        for (JsonNode tool : body.path("tools")) {
            into.tool(tool.path("function").path("name"), tool);
        }
        JsonNode options = body.path("options");
        into.parameters(body, CONVERSATION);
        into.parameters(options, Set.of());
        into.maxOutputTokens(options.path("num_predict"));
    }

    @Override
    void read(JsonNode document, AnswerReader into) {
        JsonNode message = document.path("message");
        into.model(document.get("model"));
        into.text(message.path("content"));
        into.text(document.path("response"));
        into.content(message.path("thinking"));
        into.content(document.path("thinking"));
        into.data(document.has("embedding") || document.has("embeddings"));
        into.content(document.path("embedding"));
        into.content(document.path("embeddings"));
        for (JsonNode call : message.path("tool_calls")) {
            JsonNode function = call.path("function");
            into.tool(call.get("id"), function.path("name"), function.path("arguments"));
        }
        into.finish(document.get("done_reason"));
        into.count(Tokens.INPUT, document.path("prompt_eval_count"));
        // Zeros are left out; but a prompt out of the cache is too, and then nobody knows its tokens.
        boolean nothing = document.path("done").asBoolean() && document.has("prompt_eval_count");
        JsonNode written = document.path("eval_count");
        into.count(Tokens.OUTPUT, nothing && written.isMissingNode() ? IntNode.valueOf(0) : written);
    }

    @Override
    public String errorBody(String code, String message) {
        return JsonNodeFactory.instance.objectNode().put("error", message).toString();
    }
}
