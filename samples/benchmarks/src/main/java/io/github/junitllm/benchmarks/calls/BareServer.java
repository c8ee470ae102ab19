package io.github.junitllm.benchmarks.calls;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The JDK's own server with the answers of all cases in memory; which case is meant, it finds in the question. */
final class BareServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    BareServer(int cases) throws IOException {
        byte[][] answers = new byte[cases][];
        for (int number = 0; number < cases; number++) {
            answers[number] = Chat.answer(number).getBytes(StandardCharsets.UTF_8);
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                byte[] question = exchange.getRequestBody().readAllBytes();
                byte[] answer = answers[Chat.number(new String(question, StandardCharsets.UTF_8))];
                exchange.getResponseHeaders().set("Content-Type", Chat.CONTENT_TYPE);
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
