package io.github.junitllm.call;

import java.util.List;

/** The protocols that are understood; no two speak the same request. */
final class Protocols {

    static final List<WireProtocol> ALL = List.of(
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
}
