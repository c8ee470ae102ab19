package io.github.junitllm.call;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Models of Spring AI: chat, whole and as the responses its streams consist of, and embeddings. */
final class SpringAi extends InProcessProtocol {

    static final SpringAi CHAT = new SpringAi("spring-ai-chat", "/spring-ai/chat");
    static final SpringAi EMBEDDING = new SpringAi("spring-ai-embedding", "/spring-ai/embedding");

    private SpringAi(String id, String path) {
        super(id, path);
    }

    @Override
    void asked(JsonNode body, AskedReader into) {
        conversation(body, into);
        into.inputs(body.path("documents"));
        // As the options of the model's class call it.
        into.maxOutputTokens(body.path("maxTokens"));
        into.maxOutputTokens(body.path("maxCompletionTokens"));
        into.maxOutputTokens(body.path("maxOutputTokens"));
        into.maxOutputTokens(body.path("numPredict"));
    }

    @Override
    @Nullable
    String answerId(JsonNode document) {
        return Json.text(document.get("id"));
    }

    @Override
    void read(JsonNode document, AnswerReader into) {
        into.model(document.get("model"));
        JsonNode generations = document.path("generations");
        JsonNode first = generations.path(0);
        into.text(first.path("text"));
        tools(first.path("toolCalls"), into);
        for (int i = 1; i < generations.size(); i++) {
            String whose = "generation " + i;
            into.furtherText(whose, generations.get(i).path("text"));
            generations
                    .get(i)
                    .path("toolCalls")
                    .forEach(
                            call -> into.furtherTool(whose, call.get("id"), call.path("name"), call.path("arguments")));
        }
        into.finish(first.get("finishReason"));
        into.data(document.has("embeddings"));
        into.content(document.path("embeddings"));
        usage(document.path("usage"), into);
    }
}
