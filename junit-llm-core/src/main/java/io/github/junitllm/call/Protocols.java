package io.github.junitllm.call;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The protocols that are understood; no two speak the same request. */
final class Protocols {

    static final List<JsonProtocol> ALL = List.of(
            new OpenAiChat(),
            new OpenAiResponses(),
            new AnthropicMessages(),
            new Gemini(),
            new Ollama(),
            new BedrockConverse(),
            OpenAiData.EMBEDDINGS,
            OpenAiData.MODERATIONS,
            OpenAiData.MODELS,
            LangChain4j.CHAT,
            LangChain4j.EMBEDDING,
            SpringAi.CHAT,
            SpringAi.EMBEDDING);

    private Protocols() {}

    /** Returns the protocol of a name; null if none has it, or nobody understands it. */
    static @Nullable JsonProtocol named(String id) {
        for (JsonProtocol protocol : ALL) {
            if (protocol.id().equals(id)) {
                return protocol;
            }
        }
        return null;
    }
}
