package io.github.junitllm.gateway;

import static io.github.junitllm.gateway.GatewayTestSupport.address;
import static io.github.junitllm.gateway.GatewayTestSupport.chat;
import static io.github.junitllm.gateway.GatewayTestSupport.post;
import static io.github.junitllm.gateway.GatewayTestSupport.settings;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientNameTests {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            OpenAIClientImpl/Java 4.8.0                                | OpenAIClientImpl/Java 4.8.0
            google-genai-sdk/1.30.0 gl-java/17.0.9                     | google-genai-sdk/1.30.0
            azsdk-java-azure-ai-openai/1.0.0-beta.16 (17.0.9; Linux)   | azsdk-java-azure-ai-openai/1.0.0-beta.16
            aws-sdk-java/2.40.1 md/io#async ua/2.1 os/Linux#6.1        | aws-sdk-java/2.40.1
            langchain4j-openai                                         | langchain4j-openai
            Java-http-client/17.0.9                                    | Java-http-client
            Java/17.0.9                                                | Java
            ReactorNetty/1.2.0                                         | ReactorNetty/1.2.0
            ''                                                         | ''
            """)
    void isTheLibraryWithoutTheMachineItRunsOn(String userAgent, String name) {
        assertThat(ClientName.of(userAgent)).isEqualTo(name);
    }

    @Test
    void noHeaderNamesNoClient() {
        assertThat(ClientName.of(null)).isEmpty();
    }

    @Test
    void isRecordedOncePerSampleAndOfNoEffectOnReplay() throws Exception {
        try (StandInProvider provider = StandInProvider.json("{}");
                Gateway gateway = Gateway.create(settings(folder, GatewayMode.RECORD, provider.uri()));
                SampleGateway sample = gateway.open(address("c", 1))) {
            post(sample, chat("a"), "user-agent", "OpenAIClientImpl/Java 4.8.0");
            post(sample, chat("b"), "user-agent", "OpenAIClientImpl/Java 4.8.0");
            post(sample, chat("c"), "user-agent", "Acme/1 (host.example.com)");
        }
        Path file = folder.resolve("com.acme.RefundEvals/answers/c.json");
        assertThat(Files.readString(file)).contains("""
                      "recordedBy": {
                        "tool": "JUnit LLM",
                        "clients": [
                          "Acme/1",
                          "OpenAIClientImpl/Java 4.8.0"
                        ]
                      },
                """);
        try (Gateway gateway = Gateway.create(GatewaySettings.replay(folder));
                SampleGateway sample = gateway.open(address("c", 1))) {
            assertThat(post(sample, chat("a"), "user-agent", "another/2").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void requestIdsAreReplayedAndRateLimitsAreNot() throws Exception {
        try (StandInProvider provider = new StandInProvider((request, count, responder) -> responder.send(
                        200,
                        new io.github.junitllm.gateway.http.Headers()
                                .add("content-type", "application/json")
                                .add("x-request-id", "req_0123")
                                .add("x-ratelimit-remaining-requests", "7"),
                        new byte[] {'1'}));
                Gateway gateway = Gateway.create(settings(folder, GatewayMode.RECORD, provider.uri()));
                SampleGateway sample = gateway.open(address("c", 1))) {
            post(sample, chat("a"));
        }
        try (Gateway gateway = Gateway.create(GatewaySettings.replay(folder));
                SampleGateway sample = gateway.open(address("c", 1))) {
            var headers = post(sample, chat("a")).headers();
            assertThat(headers.firstValue("x-request-id")).contains("req_0123");
            assertThat(headers.firstValue("x-ratelimit-remaining-requests")).isEmpty();
        }
    }
}
