package io.github.junitllm.samples.support;

import java.time.Duration;

/**
 * Which model the assistant talks to.
 *
 * @param baseUrl of an OpenAI compatible API, with its {@code /v1}
 * @param timeout for one attempt at a model call
 * @param maxRetries further attempts after a time-out, a rate limit or a server error
 */
public record ModelSettings(String baseUrl, String apiKey, String model, Duration timeout, int maxRetries) {
    private static final String DEFAULT_MODEL = "gpt-4o-mini";
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(20);
    private static final int DEFAULT_RETRIES = 2;

    public ModelSettings(String baseUrl, String apiKey) {
        this(baseUrl, apiKey, DEFAULT_MODEL, DEFAULT_TIMEOUT, DEFAULT_RETRIES);
    }

    /** Leaves the key out. */
    @Override
    public String toString() {
        return "ModelSettings[baseUrl=%s, model=%s, timeout=%s, maxRetries=%d]"
                .formatted(baseUrl, model, timeout, maxRetries);
    }
}
