package io.github.junitllm.call;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of one call as the provider counted them.
 *
 * <p>Providers count in two ways: OpenAI and Gemini count cached tokens within the input, Anthropic and Bedrock besides it.
 * Here they are always within it, so {@code inputTokens - cachedInputTokens - cacheWriteInputTokens} is what was neither read
 * from the cache nor written to it.
 *
 * @param inputTokens tokens of the prompt, those read from the cache and written to it included; {@code null} where the
 *     provider counted the output only
 * @param outputTokens tokens of the answer, reasoning included; {@code null} where the provider counted the input only, or
 *     the answer broke off before it had counted to the end
 * @param cachedInputTokens the part of the input that was read from the provider's cache
 * @param cacheWriteInputTokens the part of the input that was written to the provider's cache, which some providers charge
 *     for: {@code cache_creation_input_tokens} of Anthropic, {@code cacheWriteInputTokens} of Bedrock
 * @param reasoningTokens the part of the output that was spent on reasoning
 * @param parts what the provider counts apart and may charge for apart, such as sound, each more than zero
 * @param hidden whether the client did not see these counts: they are those of a recorded answer that a fault spoilt
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Usage(
        @Nullable Long inputTokens,
        @Nullable Long outputTokens,
        long cachedInputTokens,
        long cacheWriteInputTokens,
        long reasoningTokens,
        Map<UsagePart, Long> parts,
        boolean hidden) {

    public Usage {
        parts = Collections.unmodifiableMap(new TreeMap<>(parts));
    }

    /** Creates what a provider counted and a client saw, nothing of it apart. */
    public Usage(
            long inputTokens,
            long outputTokens,
            long cachedInputTokens,
            long cacheWriteInputTokens,
            long reasoningTokens) {
        this(inputTokens, outputTokens, cachedInputTokens, cacheWriteInputTokens, reasoningTokens, Map.of(), false);
    }

    /** Returns the tokens of prompt and answer together; {@code null} where one of them is not known. */
    public @Nullable Long totalTokens() {
        return sum(inputTokens, outputTokens);
    }

    /** Returns whether both input and output are known. */
    public boolean isWhole() {
        return totalTokens() != null;
    }

    /** Adds two usages, for the total of several calls; what one of them does not know, the sum does not know. */
    public Usage plus(Usage other) {
        Map<UsagePart, Long> both = new TreeMap<>(parts);
        other.parts.forEach((part, count) -> both.merge(part, count, Long::sum));
        return new Usage(
                sum(inputTokens, other.inputTokens),
                sum(outputTokens, other.outputTokens),
                cachedInputTokens + other.cachedInputTokens,
                cacheWriteInputTokens + other.cacheWriteInputTokens,
                reasoningTokens + other.reasoningTokens,
                both,
                hidden || other.hidden);
    }

    /** Returns these counts as ones that the client did not see. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public Usage asHidden() {
        return new Usage(
                inputTokens, outputTokens, cachedInputTokens, cacheWriteInputTokens, reasoningTokens, parts, true);
    }

    private static @Nullable Long sum(@Nullable Long one, @Nullable Long other) {
        return one == null || other == null ? null : (Long) (one + other);
    }
}
