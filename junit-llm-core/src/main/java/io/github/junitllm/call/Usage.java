package io.github.junitllm.call;

import org.apiguardian.api.API;

/**
 * Tokens of one call as the provider counted them.
 *
 * <p>Providers count in two ways: OpenAI and Gemini count cached tokens within the input, Anthropic and Bedrock besides it.
 * Here they are always within it, so {@code inputTokens - cachedInputTokens - cacheWriteInputTokens} is what was neither read
 * from the cache nor written to it.
 *
 * @param inputTokens tokens of the prompt, those read from the cache and written to it included
 * @param outputTokens tokens of the answer, reasoning included
 * @param cachedInputTokens the part of the input that was read from the provider's cache
 * @param cacheWriteInputTokens the part of the input that was written to the provider's cache, which some providers charge
 *     for: {@code cache_creation_input_tokens} of Anthropic, {@code cacheWriteInputTokens} of Bedrock
 * @param reasoningTokens the part of the output that was spent on reasoning
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Usage(
        long inputTokens, long outputTokens, long cachedInputTokens, long cacheWriteInputTokens, long reasoningTokens) {

    /** Adds two usages, for the total of several calls. */
    public Usage plus(Usage other) {
        return new Usage(
                inputTokens + other.inputTokens,
                outputTokens + other.outputTokens,
                cachedInputTokens + other.cachedInputTokens,
                cacheWriteInputTokens + other.cacheWriteInputTokens,
                reasoningTokens + other.reasoningTokens);
    }
}
