package io.github.junitllm.telemetry;

import io.github.junitllm.gateway.http.Handler;
import io.github.junitllm.gateway.http.Headers;
import io.github.junitllm.gateway.http.HttpServer;
import io.github.junitllm.gateway.http.Request;
import io.github.junitllm.gateway.http.Responder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** A provider that gives one answer to every question, and a client that asks it. */
final class TestModel implements AutoCloseable {

    static final String ANSWER = """
            {"id":"c-1","object":"chat.completion","model":"gpt-4o-mini-2024-07-18","choices":[{"index":0,
            "message":{"role":"assistant","content":"the secret answer"},"finish_reason":"stop"}],
            "usage":{"prompt_tokens":12,"completion_tokens":7,"total_tokens":19,
            "prompt_tokens_details":{"cached_tokens":4},"completion_tokens_details":{"reasoning_tokens":2}}}
            """;

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final HttpServer server = HttpServer.start(0, new Handler() {
        @Override
        public void handle(Request request, Responder responder) throws IOException {
            responder.send(
                    200,
                    new Headers().add("content-type", "application/json"),
                    ANSWER.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void refused(String problem) {
            throw new IllegalStateException(problem);
        }
    });

    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /** Asks a chat model; the headers are names and values in turn. */
    static String ask(String baseUrl, String question, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + "/v1/chat/completions"))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"model\":\"gpt-4o-mini\",\"temperature\":0.2,\"max_tokens\":50,\"stop\":\"END\",\"messages\":[{\"role\":\"user\",\"content\":\""
                                + question + "\"}]}"));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
