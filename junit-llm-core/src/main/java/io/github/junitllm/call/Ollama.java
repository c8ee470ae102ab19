package io.github.junitllm.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.junitllm.call.AnswerReader.Tokens;

/** Ollama's own endpoints: chat and generate, whole and as lines of JSON, and embeddings. */
final class Ollama extends JsonProtocol {

    Ollama() {
        super("ollama", "POST", "/api/(?:chat|generate|embed|embeddings)");
    }

    @Override
    void read(JsonNode document, AnswerReader into) {
        JsonNode message = document.path("message");
        into.model(document.get("model"));
        into.text(message.path("content"));
        into.text(document.path("response"));
        into.content(message.path("thinking"));
        into.content(document.path("thinking"));
        into.content(document.path("embedding"));
        into.content(document.path("embeddings"));
        for (JsonNode call : message.path("tool_calls")) {
            JsonNode function = call.path("function");
            into.tool(call.get("id"), function.path("name"), function.path("arguments"));
        }
        into.finish(document.get("done_reason"));
        into.count(Tokens.INPUT, document.path("prompt_eval_count"));
        into.count(Tokens.OUTPUT, document.path("eval_count"));
    }

    @Override
    public String errorBody(String code, String message) {
        return JsonNodeFactory.instance.objectNode().put("error", message).toString();
    }
}
