package io.github.junitllm.samples.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Answers every request with the same response and keeps the requests. */
final class CannedModel implements AutoCloseable {
    private final HttpServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final int status;
    private final String body;

    CannedModel(int status, String body) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        this.status = status;
        this.body = body;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    /** A model whose message has this content, as JSON members. */
    static CannedModel saying(String messageMembers, String finishReason) throws IOException {
        return new CannedModel(200, """
                {"id":"c1","object":"chat.completion","created":1,"model":"canned","choices":[{"index":0,
                "message":{"role":"assistant",%s},"logprobs":null,"finish_reason":"%s"}]}""".formatted(messageMembers, finishReason));
    }

    /** A model that streams these pieces of content, then the finish reason if there is one, then closes the stream. */
    static CannedModel streaming(@Nullable String finishReason, String... pieces) throws IOException {
        String chunk = "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"canned\","
                + "\"choices\":[{\"index\":0,\"delta\":{%s},\"finish_reason\":%s}]}\n\n";
        StringBuilder events = new StringBuilder();
        for (String piece : pieces) {
            events.append(chunk.formatted("\"content\":\"" + piece + "\"", null));
        }
        if (finishReason != null) {
            events.append(chunk.formatted("", "\"" + finishReason + "\"")).append("data: [DONE]\n\n");
        }
        return new CannedModel(200, events.toString());
    }

    ModelSettings settings() {
        return new ModelSettings(
                "http://127.0.0.1:" + server.getAddress().getPort() + "/v1", "key", "canned", Duration.ofSeconds(5), 0);
    }

    List<String> requests() {
        return requests;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
