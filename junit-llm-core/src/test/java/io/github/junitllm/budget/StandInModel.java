package io.github.junitllm.budget;

import com.sun.net.httpserver.HttpServer;
import io.github.junitllm.gateway.LlmGateway;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A model that answers as the question asks it to: {@code stream} for a stream, {@code busy} for a refusal, {@code unmetered}
 * for no usage. Its recordings can be given other times afterwards, so that no test has to wait.
 */
final class StandInModel implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Pattern TOTAL = Pattern.compile("\"totalMicros\": \\d+");
    private static final Pattern START = Pattern.compile("\"startMicros\": \\d+");
    private static final String USAGE =
            ",\"usage\":{\"prompt_tokens\":100,\"completion_tokens\":20,\"total_tokens\":120}";

    private final HttpServer server;

    StandInModel() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            String question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean stream = question.contains("\"stream\":true");
            String usage = question.contains("unmetered") ? "" : USAGE;
            int status = question.contains("busy") ? 429 : 200;
            String answer =
                    status == 429 ? "{\"error\":{\"message\":\"slow down\"}}" : stream ? stream(usage) : whole(usage);
            exchange.getResponseHeaders()
                    .add("content-type", stream && status == 200 ? "text/event-stream" : "application/json");
            exchange.sendResponseHeaders(status, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(answer.getBytes(StandardCharsets.UTF_8));
            }
        });
        server.start();
    }

    private static String whole(String usage) {
        return "{\"model\":\"small-1\",\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"fine\"},"
                + "\"finish_reason\":\"stop\"}]" + usage + "}";
    }

    private static String stream(String usage) {
        return "data: {\"model\":\"small-1\",\"choices\":[{\"delta\":{\"content\":\"fi\"}}]}\n\n"
                + "data: {\"model\":\"small-1\",\"choices\":[{\"delta\":{\"content\":\"ne\"},\"finish_reason\":\"stop\"}]}\n\n"
                + "data: {\"model\":\"small-1\",\"choices\":[]" + usage + "}\n\ndata: [DONE]\n\n";
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Asks through a gateway and returns the status. */
    static int ask(LlmGateway llm, String question) {
        boolean stream = question.contains("stream");
        String body = "{\"model\":\"small\",\"stream\":" + stream + ",\"messages\":[{\"role\":\"user\",\"content\":\""
                + question + "\"}]}";
        HttpRequest request = HttpRequest.newBuilder(URI.create(llm.openAi() + "/chat/completions"))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Has every recorded call take so long, as if the model had been slow. */
    static void retime(Path fixtures, long totalMicros) throws IOException {
        try (Stream<Path> files = Files.walk(fixtures)) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".json")).toList()) {
                String text = Files.readString(file);
                String slow = TOTAL.matcher(text).replaceAll("\"totalMicros\": " + totalMicros);
                if (slow.equals(text)) {
                    throw new IllegalStateException(file + " has no time");
                }
                Files.writeString(file, slow);
            }
        }
    }

    /** Has the recorded calls of each file begin then, in their order. */
    static void restart(Path fixtures, long... startMicros) throws IOException {
        try (Stream<Path> files = Files.walk(fixtures)) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".json")).toList()) {
                int[] next = {0};
                String moved = START.matcher(Files.readString(file))
                        .replaceAll(found -> "\"startMicros\": " + startMicros[next[0]++]);
                if (next[0] != startMicros.length) {
                    throw new IllegalStateException(file + " has " + next[0] + " starts");
                }
                Files.writeString(file, moved);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
