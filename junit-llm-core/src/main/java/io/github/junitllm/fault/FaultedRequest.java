package io.github.junitllm.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.junitllm.call.BodyText;
import io.github.junitllm.call.RawRequest;
import io.github.junitllm.call.WireProtocol;
import io.github.junitllm.json.MalformedJsonException;
import io.github.junitllm.json.StrictJson;
import org.jspecify.annotations.Nullable;

/**
 * The request that a fault is made for: what of it goes into the answer.
 *
 * @param model the model asked for, {@code model} if that is not known
 * @param body the request's JSON; a missing node if it has none
 */
record FaultedRequest(RawRequest request, String model, JsonNode body) {

    static FaultedRequest of(RawRequest request) {
        String model = WireProtocol.of(request).requestedModel(request);
        return new FaultedRequest(request, model == null ? "model" : model, json(BodyText.utf8(request.body())));
    }

    private static JsonNode json(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? MissingNode.getInstance() : StrictJson.tree(text);
        } catch (MalformedJsonException broken) {
            return MissingNode.getInstance();
        }
    }

    /** Whether the request asks for a stream by a field of its own. */
    boolean wantsStream(boolean unlessSaid) {
        return body.path("stream").asBoolean(unlessSaid);
    }

    boolean pathEndsWith(String end) {
        return request.pathOnly().endsWith(end);
    }

    /** Returns text as a JSON string. */
    static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }
}
