package io.github.junitllm.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.junitllm.call.AnswerReader.Tokens;
import java.util.Set;

/** Calls that are no HTTP: what the recorders for models of a Java library write in its place. */
abstract class InProcessProtocol extends JsonProtocol {

    private static final Set<String> CONVERSATION = Set.of("model", "messages", "inputs", "documents", "tools");

    InProcessProtocol(String id, String path) {
        super(id, "POST", '^' + path);
    }

    /** Not every model gives a reason, and what broke off is no answer here. */
    @Override
    final boolean saysItEnded(String stream) {
        return true;
    }

    /** Reads what the recorders of both libraries write alike. */
    static void conversation(JsonNode body, AskedReader into) {
        for (JsonNode message : body.path("messages")) {
            into.message(message.path("role"), message);
        }
        into.inputs(body.path("inputs"));
        for (JsonNode tool : body.path("tools")) {
            into.tool(tool.path("name"), tool);
        }
        into.parameters(body, CONVERSATION);
    }

    /** Reads the tools a model wants called, each of them whole. */
    static void tools(JsonNode calls, AnswerReader into) {
        calls.forEach(call -> into.tool(call.get("id"), call.path("name"), call.path("arguments")));
    }

    static void usage(JsonNode usage, AnswerReader into) {
        into.count(Tokens.INPUT, usage.path("inputTokens"));
        into.count(Tokens.OUTPUT, usage.path("outputTokens"));
    }

    @Override
    public String errorBody(String code, String message) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("error", message)
                .put("code", code)
                .toString();
    }
}
