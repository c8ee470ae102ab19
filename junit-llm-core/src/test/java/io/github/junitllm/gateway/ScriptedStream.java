package io.github.junitllm.gateway;

import io.github.junitllm.gateway.http.Headers;
import io.github.junitllm.gateway.http.Responder;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * A stream whose events come at scripted times, and what each side saw of it. A loaded machine sends late, so what counts is
 * when the server really did: it notes that, by the clock of this JVM, which is also the gateway's and the client's.
 */
final class ScriptedStream {

    /** When things happened, by {@link System#nanoTime()}: the start, each event, the end. */
    record Seen(long start, List<Long> events, long end) {}

    private static final String TOKEN = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"word \"}}]}\n\n";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Map<String, Seen> served = new ConcurrentHashMap<>();

    /** Opens a server that answers a question with the script of its seed: {@code "seed 7, ..."}. */
    StandInProvider open() {
        return new StandInProvider((request, count, responder) -> {
            long received = System.nanoTime();
            String question = new String(request.body(), StandardCharsets.UTF_8);
            Random script = new Random(Long.parseLong(question.replaceAll("(?s).*seed (\\d+).*", "$1")));
            responder.begin(200, new Headers().add("content-type", "text/event-stream"), -1);
            List<Long> sent = new ArrayList<>();
            write(responder, "data: {\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\"}}]}\n\n", 1, sent);
            int tokens = 4 + script.nextInt(4);
            write(responder, TOKEN, 10 + script.nextInt(30), sent);
            for (int token = 1; token < tokens; token++) {
                write(responder, TOKEN, 2 + script.nextInt(20), sent);
            }
            String usage = "{\"choices\":[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":" + tokens + "}}";
            write(responder, "data: " + usage + "\n\n", 2, sent);
            served.put(question, new Seen(received, sent, System.nanoTime()));
            responder.end();
        });
    }

    private static void write(Responder responder, String event, int afterMillis, List<Long> sent) throws IOException {
        long due = System.nanoTime() + afterMillis * 1_000_000L;
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        sent.add(System.nanoTime());
        responder.write(event.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns what the server saw of a question. */
    Seen served(String body) {
        return served.get(body);
    }

    /** Asks as an application does, and notes when each event was there. */
    static Seen ask(LlmGateway gateway, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(gateway.openAi() + "/chat/completions"))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        long start = System.nanoTime();
        List<Long> events = new ArrayList<>();
        try (InputStream stream =
                CLIENT.send(request, HttpResponse.BodyHandlers.ofInputStream()).body()) {
            byte[] buffer = new byte[4096];
            int lines = 0; // two end an event
            for (int length = stream.read(buffer); length >= 0; length = stream.read(buffer)) {
                long now = System.nanoTime();
                for (int i = 0; i < length; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                    if (buffer[i] == '\n' && lines % 2 == 0) {
                        events.add(now);
                    }
                }
            }
        }
        return new Seen(start, events, System.nanoTime());
    }
}
