package io.github.junitllm.call;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Whatever is not understood: it passes through and is recorded, without facts. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class OpaqueProtocol implements WireProtocol {

    static final OpaqueProtocol INSTANCE = new OpaqueProtocol();

    private OpaqueProtocol() {}

    @Override
    public String id() {
        return "opaque";
    }

    @Override
    public boolean speaks(RawRequest request) {
        return true;
    }

    @Override
    public @Nullable String requestedModel(RawRequest request) {
        return null;
    }

    @Override
    public AnswerFacts facts(RawAnswer answer) {
        return AnswerFacts.NONE;
    }

    /** Returns an error most clients can read: the shape OpenAI, Anthropic and Gemini share. */
    @Override
    public String errorBody(String code, String message) {
        var body = JsonNodeFactory.instance.objectNode();
        body.putObject("error").put("type", code).put("message", message).put("code", code);
        return body.toString();
    }
}
