package io.github.junitllm.call;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Models of LangChain4j: chat, whole and as the events its handlers are told, and embeddings. */
final class LangChain4j extends InProcessProtocol {

    static final LangChain4j CHAT = new LangChain4j("langchain4j-chat", "/langchain4j/chat");
    static final LangChain4j EMBEDDING = new LangChain4j("langchain4j-embedding", "/langchain4j/embedding");

    private LangChain4j(String id, String path) {
        super(id, path);
    }

    @Override
    void asked(JsonNode body, AskedReader into) {
        conversation(body, into);
        into.maxOutputTokens(body.path("maxOutputTokens"));
    }

    @Override
    @Nullable
    String answerId(JsonNode document) {
        JsonNode whole = document.path("response");
        return Json.text((whole.isObject() ? whole : document).get("id"));
    }

    @Override
    void read(JsonNode document, AnswerReader into) {
        JsonNode whole = document.path("response");
        if (whole.isObject()) {
            // The end of a stream, which says all of it once more.
            into.restart();
            answer(whole, into);
        } else {
            answer(document, into);
            into.content(document.path("partialToolCall"));
            into.content(document.path("toolCall"));
        }
    }

    private static void answer(JsonNode answer, AnswerReader into) {
        into.model(answer.get("model"));
        into.content(answer.path("thinking"));
        into.text(answer.path("text"));
        tools(answer.path("toolCalls"), into);
        into.data(answer.has("embeddings"));
        into.content(answer.path("embeddings"));
        into.finish(answer.get("finishReason"));
        usage(answer.path("usage"), into);
    }
}
