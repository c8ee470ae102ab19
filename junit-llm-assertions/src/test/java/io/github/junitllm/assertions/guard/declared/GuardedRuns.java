package io.github.junitllm.assertions.guard.declared;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Runs evals over real calls through the gateway, to a provider that knows {@link Bot}'s questions. */
abstract class GuardedRuns {

    @TempDir
    Path output;

    private HttpServer provider;

    @BeforeEach
    void startProvider() throws IOException {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/", exchange -> {
            String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String said = asked.contains("Who serves") ? "Write to bob@example.org." : "You have 14 days.";
            byte[] answer = ("{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"" + said + "\"}}]}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("content-type", "application/json");
            exchange.sendResponseHeaders(asked.contains("Break") ? 401 : 200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        provider.start();
    }

    @AfterEach
    void stopProvider() {
        provider.stop(0);
    }

    final Events run(Class<?> evals) {
        return results(evals).testEvents();
    }

    final EngineExecutionResults results(Class<?> evals) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(evals))
                .configurationParameter("junit.llm.output", output.toString())
                .configurationParameter("junit.llm.mode", "live")
                .configurationParameter(
                        "junit.llm.upstream",
                        "http://localhost:" + provider.getAddress().getPort())
                .execute();
    }

    static List<String> messages(Events events) {
        return events.failed().list().stream()
                .flatMap(event -> event.getPayload(TestExecutionResult.class).stream())
                .flatMap(result -> result.getThrowable().stream())
                .map(Throwable::getMessage)
                .toList();
    }
}
