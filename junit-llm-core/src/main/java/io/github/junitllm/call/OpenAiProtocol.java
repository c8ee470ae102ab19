package io.github.junitllm.call;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the endpoints of OpenAI share; with Azure the model may stand in the path, as a deployment. */
abstract class OpenAiProtocol extends JsonProtocol {

    private static final Pattern DEPLOYMENT = Pattern.compile("/openai/deployments/([^/]+)/");

    OpenAiProtocol(String id, String method, String path) {
        super(id, method, path);
    }

    @Override
    public @Nullable String requestedModel(RawRequest request) {
        String named = super.requestedModel(request);
        Matcher deployment = DEPLOYMENT.matcher(request.pathOnly());
        return named == null && deployment.find() ? Json.decoded(deployment.group(1)) : named;
    }

    @Override
    public String errorBody(String code, String message) {
        var body = JsonNodeFactory.instance.objectNode();
        body.putObject("error")
                .put("message", message)
                .put("type", code)
                .putNull("param")
                .put("code", code);
        return body.toString();
    }
}
