package io.github.junitllm.gateway;

import io.github.junitllm.gateway.http.Headers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Knows the tries of clients that wait as {@code Retry-After-Ms} asks, by what they send with them: those of OpenAI and
 * Anthropic count their tries, those of Azure give them all one id. A try that the application makes itself looks like a
 * first one.
 */
final class ClientRetry {

    private static final String COUNT = "x-stainless-retry-count";
    private static final String LANGUAGE = "x-stainless-lang";
    private static final String AZURE_ID = "x-ms-client-request-id";

    /** What is longer, the clients of OpenAI and Anthropic take for a mistake and do not wait; in Java they do. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private ClientRetry() {}

    /**
     * Returns whether a call is a further try by a client that waits as it was asked to.
     *
     * @param failed headers of the call before
     * @param asked how long it was asked to wait
     */
    static boolean waits(Headers failed, Headers next, Duration asked) {
        String count = next.first(COUNT);
        if (count != null) {
            boolean first = count.isBlank() || count.strip().equals("0");
            return !first && ("java".equals(next.first(LANGUAGE)) || asked.compareTo(LONGEST) <= 0);
        }
        String agent = next.first("user-agent");
        return agent != null && agent.contains("azsdk-") && same(failed.first(AZURE_ID), next.first(AZURE_ID));
    }

    private static boolean same(@Nullable String one, @Nullable String other) {
        return one != null && one.equals(other);
    }
}
