package io.github.junitllm.call;

import org.apiguardian.api.API;

/**
 * Tokens of one call as the provider counted them.
 *
 * @param inputTokens tokens of the prompt, cached ones included
 * @param outputTokens tokens of the answer, reasoning included
 * @param cachedInputTokens the part of the input that was read from the provider's cache
 * @param reasoningTokens the part of the output that was spent on reasoning
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Usage(long inputTokens, long outputTokens, long cachedInputTokens, long reasoningTokens) {

    /** Adds two usages, for the total of several calls. */
    public Usage plus(Usage other) {
        return new Usage(
                inputTokens + other.inputTokens,
                outputTokens + other.outputTokens,
                cachedInputTokens + other.cachedInputTokens,
                reasoningTokens + other.reasoningTokens);
    }
}
