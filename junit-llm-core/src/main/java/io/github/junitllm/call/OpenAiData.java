package io.github.junitllm.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.junitllm.call.AnswerReader.Tokens;
import java.util.Set;

/** The endpoints of OpenAI that answer with data instead of a conversation: embeddings, moderations, models. */
final class OpenAiData extends OpenAiProtocol {

    static final OpenAiData EMBEDDINGS = new OpenAiData("openai-embeddings", "POST", "(?<!/api)/embeddings");
    static final OpenAiData MODERATIONS = new OpenAiData("openai-moderations", "POST", "/moderations");
    static final OpenAiData MODELS =
            new OpenAiData("openai-models", "GET", "^(?:/v1|/openai/v1|/openai)/models(?:/[^/:]+)?");

    private OpenAiData(String id, String method, String path) {
        super(id, method, path);
    }

    @Override
    void asked(JsonNode body, AskedReader into) {
        into.inputs(body.path("input"));
        into.parameters(body, Set.of("model", "input"));
    }

    @Override
    void read(JsonNode document, AnswerReader into) {
        into.model(document.get("model"));
        into.data(true);
        into.content(document.has("data") || document.has("results"));
        JsonNode usage = document.path("usage");
        into.parts(UsageParts.in(usage, Set.of("prompt_tokens", "total_tokens")));
        into.count(Tokens.INPUT, usage.path("prompt_tokens"));
    }
}
