package io.github.junitllm.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.testkit.EvalRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Where the gateway listens and how long it waits, as a user sets it. */
class NetworkSettingsTests {

    @TempDir
    Path output;

    static class Asking {

        static Stream<EvalCase> one() {
            return Stream.of(EvalCase.of("one", "hi"));
        }

        @LlmEval(method = "one")
        void asks(EvalCase golden, LlmGateway llm) throws Exception {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(llm.reachedAs("127.0.0.2").openAi() + "/models"))
                    .build();
            HttpResponse<String> answer = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .build()
                    .send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }

    private EvalRun run(String name, String value, int port) {
        return EvalRun.of(Asking.class)
                .with("junit.llm.mode", "live")
                .with("junit.llm.bind", "127.0.0.2")
                .with("junit.llm.upstream", "http://127.0.0.1:" + port)
                .with(name, value)
                .in(output);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere 127.0.0.2 is not there")
    void theGatewayIsReachedWhereItIsToListenAndGivesUpWhenTimeIsOver() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            EvalRun run = run("junit.llm.upstreamTimeout", "300ms", silent.getLocalPort());

            assertThat(run.node("one").message())
                    .contains("No answer from http://127.0.0.1:" + silent.getLocalPort(), "timed out");
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere 127.0.0.2 is not there")
    void theGatewayIsNotReachedElsewhere() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            EvalRun run = run("junit.llm.bind", "127.0.0.1", silent.getLocalPort());

            assertThat(run.node("one").message()).contains("ConnectException");
        }
    }
}
