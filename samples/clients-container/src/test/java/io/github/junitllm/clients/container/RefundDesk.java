package io.github.junitllm.clients.container;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/**
 * The application under test, in the container: answers a question with what a model says, as a service on port 8080 or, if
 * it is given the question, once. It knows the model's base URL and nothing of tests.
 */
public final class RefundDesk {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI model = URI.create(System.getenv("OPENAI_BASE_URL") + "/chat/completions");

    private RefundDesk() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        RefundDesk desk = new RefundDesk();
        if (arguments.length > 0) {
            System.out.println(desk.answer(arguments[0]));
            return;
        }
        HttpServer server = HttpServer.create(new InetSocketAddress(8080), 0);
        server.createContext("/", exchange -> {
            String question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String answer;
            try {
                answer = desk.answer(question);
            } catch (InterruptedException stopped) {
                throw new IOException(stopped);
            }
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    private String answer(String question) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(model)
                .header("content-type", "application/json")
                .header("authorization", "Bearer " + System.getenv("OPENAI_API_KEY"))
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"model\":\"gpt-4o-mini\",\"messages\":[{\"role\":\"user\",\"content\":\"" + question
                                + "\"}]}"))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        String body = response.body();
        int content = body.indexOf("\"content\":\"") + "\"content\":\"".length();
        return response.statusCode() == 200 ? body.substring(content, body.indexOf('"', content)) : body;
    }
}
