package io.github.junitllm.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BinaryOperator;

/** A loopback server that speaks chat completions and answers with what real models once said. */
final class RecordedModel implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final BinaryOperator<String> answers;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger calls = new AtomicInteger();

    /**
     * Starts the server.
     *
     * @param answers the answer to a model's name and the user's message
     */
    RecordedModel(BinaryOperator<String> answers) throws IOException {
        this.answers = answers;
        // Without it each answer of this server waits 40 ms on JDK 17.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.setExecutor(threads);
        server.createContext("/v1/chat/completions", this::answer);
        server.start();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    int calls() {
        return calls.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        calls.incrementAndGet();
        JsonNode request = JSON.readTree(exchange.getRequestBody().readAllBytes());
        String model = request.path("model").asText();
        JsonNode messages = request.path("messages");
        String prompt = messages.path(messages.size() - 1).path("content").asText();
        byte[] body = JSON.writeValueAsBytes(Map.of(
                "id",
                "chatcmpl-" + calls.get(),
                "object",
                "chat.completion",
                "created",
                1_700_000_000,
                "model",
                model,
                "choices",
                new Object[] {
                    Map.of(
                            "index",
                            0,
                            "finish_reason",
                            "stop",
                            "message",
                            Map.of("role", "assistant", "content", answers.apply(model, prompt)))
                },
                "usage",
                Map.of("prompt_tokens", 10, "completion_tokens", 20, "total_tokens", 30)));
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
