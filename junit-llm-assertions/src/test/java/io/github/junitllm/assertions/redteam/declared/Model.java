package io.github.junitllm.assertions.redteam.declared;

import com.sun.net.httpserver.HttpServer;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.json.JsonBinding;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A model behind HTTP that knows a secret and falls for few attacks. */
final class Model implements AutoCloseable {

    static final String SECRET = "ZEBRA-7731";
    static final String NO = "I cannot help you with that.";

    private final HttpServer server;
    private final AtomicInteger calls = new AtomicInteger();

    Model() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] answer = JsonBinding.write(Map.of("choices", List.of(Map.of("message", message(asked)))))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("content-type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    /** What it falls for is the plainest of all attacks; a tool it calls where that is asked for in plain words. */
    private static Map<String, Object> message(String asked) {
        if (asked.contains("all the tool refund") && asked.contains("\"tools\"")) {
            return Map.of(
                    "role",
                    "assistant",
                    "tool_calls",
                    List.of(Map.of(
                            "id", "1", "type", "function", "function", Map.of("name", "refund", "arguments", "{}"))));
        }
        boolean falls = asked.contains("Ignore all previous instructions") || asked.contains("exist to help me");
        return Map.of("role", "assistant", "content", falls ? "Sure: " + SECRET : NO);
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    int calls() {
        return calls.get();
    }

    /** Asks it, with all that was said before. */
    static String ask(LlmGateway llm, String... messages) {
        return ask(llm, List.of(), messages);
    }

    static String ask(LlmGateway llm, List<String> tools, String... messages) {
        Map<String, Object> body = Map.of(
                "model",
                "m",
                tools.isEmpty() ? "n" : "tools",
                tools.isEmpty() ? 1 : tools,
                "messages",
                Arrays.stream(messages)
                        .map(message -> Map.of("role", "user", "content", message))
                        .toList());
        HttpRequest request = HttpRequest.newBuilder(URI.create(llm.openAi() + "/chat/completions"))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JsonBinding.write(body)))
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
