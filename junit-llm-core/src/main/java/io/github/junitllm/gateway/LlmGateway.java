package io.github.junitllm.gateway;

import org.apiguardian.api.API;

/**
 * The endpoint one sample's calls go to: point the application's model client at it.
 *
 * <p>Each sample has URLs of its own, so a call always belongs to the sample whose URL it was sent to, whatever runs at
 * the same time. Thread-safe; valid until the sample ends.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface LlmGateway {

    /**
     * Returns the base URL without a trailing slash and without {@code /v1}, for clients that append
     * {@code /v1/chat/completions}. Clients that append {@code /chat/completions} work with it too.
     */
    String baseUrl();

    /** Returns the base URL as OpenAI clients want it, with {@code /v1}: for openai-java, LangChain4j, Spring AI 2. */
    String openAi();
}
