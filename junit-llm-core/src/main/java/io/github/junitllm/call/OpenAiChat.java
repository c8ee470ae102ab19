package io.github.junitllm.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.junitllm.json.MalformedJsonException;
import io.github.junitllm.json.StrictJson;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** OpenAI chat completions, whole and streamed; also spoken by Azure, vLLM, Ollama, LiteLLM and many others. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class OpenAiChat implements WireProtocol {

    static final OpenAiChat INSTANCE = new OpenAiChat();

    private static final String PATH = "/chat/completions";

    private OpenAiChat() {}

    @Override
    public String id() {
        return "openai-chat";
    }

    @Override
    public boolean speaks(RawRequest request) {
        return request.method().equals("POST") && request.pathOnly().endsWith(PATH);
    }

    @Override
    public @Nullable String requestedModel(RawRequest request) {
        JsonNode body = parse(BodyText.utf8(request.body()));
        return body == null ? null : text(body.get("model"));
    }

    @Override
    public AnswerFacts facts(RawAnswer answer) {
        return answer.streamed() ? streamed(answer) : whole(answer);
    }

    private static AnswerFacts whole(RawAnswer answer) {
        JsonNode body = parse(BodyText.utf8(answer.body()));
        if (body == null) {
            return AnswerFacts.NONE;
        }
        JsonNode choice = body.path("choices").path(0);
        JsonNode message = choice.path("message");
        String text = message.path("content").asText("");
        List<ToolCall> tools = new ArrayList<>();
        for (JsonNode call : message.path("tool_calls")) {
            JsonNode function = call.path("function");
            tools.add(new ToolCall(
                    text(call.get("id")),
                    function.path("name").asText(""),
                    function.path("arguments").asText("")));
        }
        boolean content = !text.isEmpty() || !tools.isEmpty();
        return new AnswerFacts(
                text(body.get("model")),
                usage(body.get("usage")),
                text(choice.get("finish_reason")),
                text,
                List.copyOf(tools),
                content ? (Long) answer.totalMicros() : null);
    }

    private static AnswerFacts streamed(RawAnswer answer) {
        OpenAiChatStream stream = new OpenAiChatStream();
        for (Piece event : answer.pieces()) {
            JsonNode chunk = parse(EventSplitter.data(event));
            if (chunk != null) {
                stream.add(chunk, event.atMicros());
            }
        }
        return stream.facts();
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

    static @Nullable Usage usage(@Nullable JsonNode usage) {
        if (usage == null || !usage.isObject()) {
            return null;
        }
        return new Usage(
                usage.path("prompt_tokens").asLong(),
                usage.path("completion_tokens").asLong(),
                usage.path("prompt_tokens_details").path("cached_tokens").asLong(),
                usage.path("completion_tokens_details").path("reasoning_tokens").asLong());
    }

    static @Nullable String text(@Nullable JsonNode node) {
        return node == null || !node.isTextual() ? null : node.textValue();
    }

    /** Reads JSON that may be anything: what is no JSON object has no facts. */
    private static @Nullable JsonNode parse(@Nullable String text) {
        if (text == null || !text.stripLeading().startsWith("{")) {
            return null;
        }
        try {
            return StrictJson.tree(text);
        } catch (MalformedJsonException broken) {
            return null;
        }
    }
}
