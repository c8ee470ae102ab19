package io.github.junitllm.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.gateway.http.Headers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientRetryTests {

    private static final Headers NONE = new Headers();

    @ParameterizedTest
    @CsvSource({
        "1, java, 20, true",
        "2, java, 90, true",
        "0, java, 20, false",
        "'', java, 20, false",
        "1, python, 60, true",
        "1, python, 61, false",
        "1, js, 61, false"
    })
    void clientsOfOpenAiAndAnthropicCountTheirTries(String count, String language, long asked, boolean waits) {
        Headers next = new Headers().add("X-Stainless-Retry-Count", count).add("X-Stainless-Lang", language);

        assertThat(ClientRetry.waits(NONE, next, Duration.ofSeconds(asked))).isEqualTo(waits);
    }

    @Test
    void clientsOfAzureKeepTheirId() {
        Headers failed = azure("a");

        assertThat(ClientRetry.waits(failed, azure("a"), Duration.ofSeconds(20)))
                .isTrue();
        assertThat(ClientRetry.waits(failed, azure("b"), Duration.ofSeconds(20)))
                .isFalse();
        assertThat(ClientRetry.waits(NONE, new Headers().add("user-agent", "azsdk-java"), Duration.ofSeconds(20)))
                .isFalse();
    }

    @Test
    void ofOthersNobodyKnows() {
        assertThat(ClientRetry.waits(NONE, NONE, Duration.ofSeconds(20))).isFalse();
        assertThat(ClientRetry.waits(
                        new Headers().add("x-ms-client-request-id", "a"),
                        new Headers().add("x-ms-client-request-id", "a").add("user-agent", "acme/1"),
                        Duration.ofSeconds(20)))
                .isFalse();
    }

    private static Headers azure(String id) {
        return new Headers()
                .add("user-agent", "azsdk-java-azure-ai-openai/1.0.0-beta.16 (17.0.15; Linux)")
                .add("x-ms-client-request-id", id);
    }
}
