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

    /**
     * Returns the URL for clients of Anthropic: as it is for anthropic-java, and with or without {@code /v1} after it for
     * others.
     */
    String anthropic();

    /** Returns the URL for clients of Google Gemini; those that want the version in it may add {@code /v1beta}. */
    String gemini();

    /** Returns the URL for clients of Ollama. */
    String ollama();

    /** Returns the URL for clients of Azure OpenAI, in the place of the resource's endpoint. */
    String azure();

    /** Returns the URL for clients of AWS Bedrock, as endpoint override. */
    String bedrock();

    /**
     * Returns the URL for clients of any other provider; {@code junit.llm.upstream.<provider>} says where it is.
     *
     * @param provider made of letters, digits and hyphens
     * @throws IllegalArgumentException if it is not
     */
    String root(String provider);
}
