package io.github.junitllm.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A provider on the loopback address that answers as a test scripts it, and remembers what it was asked. Thread-safe. */
public final class StandInProvider implements AutoCloseable {

    /** Answers one request. */
    @FunctionalInterface
    public interface Script {
        void answer(Call call) throws IOException;
    }

    static {
        // Without it each answer of this server waits 40 ms on JDK 17.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    /** Starts one. */
    public StandInProvider(Script script) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException("no server on the loopback address", e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            Call call = new Call(exchange, calls.size() + 1);
            calls.add(call);
            try (exchange) {
                script.answer(call);
            }
        });
        server.start();
    }

    /** Starts one that always gives the same JSON. */
    public static StandInProvider json(String body) {
        return new StandInProvider(call -> call.json(200, body));
    }

    /** Starts one that always gives the same stream, each text in a piece of its own. */
    public static StandInProvider stream(String contentType, String... pieces) {
        return new StandInProvider(call -> call.stream(contentType, pieces));
    }

    /** Where it is. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What it was asked so far. */
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** A request, and how it is answered. */
    public static final class Call {

        private final HttpExchange exchange;
        private final int number;
        private final byte[] body;

        Call(HttpExchange exchange, int number) throws IOException {
            this.exchange = exchange;
            this.number = number;
            this.body = exchange.getRequestBody().readAllBytes();
        }

        /** Which call it is, from 1. */
        public int number() {
            return number;
        }

        /** The method. */
        public String method() {
            return exchange.getRequestMethod();
        }

        /** Path and query, as sent. */
        public String target() {
            return exchange.getRequestURI().toString();
        }

        /** The body as text. */
        public String body() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** A header of the request, or null. */
        public @Nullable String header(String name) {
            return exchange.getRequestHeaders().getFirst(name);
        }

        /** Sets a header of the answer. */
        public Call with(String name, String value) {
            exchange.getResponseHeaders().set(name, value);
            return this;
        }

        /** Answers with JSON. */
        public void json(int status, String json) throws IOException {
            with("content-type", "application/json");
            bytes(status, json.getBytes(StandardCharsets.UTF_8));
        }

        /** Answers with bytes; the type of the content is set with {@link #with}. */
        public void bytes(int status, byte[] bytes) throws IOException {
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        }

        /** Answers with a stream, each text in a piece of its own. */
        public void stream(String contentType, String... pieces) throws IOException {
            begin(contentType);
            for (String piece : pieces) {
                piece(piece.getBytes(StandardCharsets.UTF_8));
            }
        }

        /** Answers with a stream cut into pieces of a few bytes, through the middle of characters. */
        public void shredded(String contentType, String whole) throws IOException {
            begin(contentType);
            byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
            for (int at = 0; at < bytes.length; at += 7) {
                piece(java.util.Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + 7)));
            }
        }

        /** Begins a stream. */
        public void begin(String contentType) throws IOException {
            with("content-type", contentType);
            exchange.sendResponseHeaders(200, 0);
        }

        /** Sends a piece of a stream on its way. */
        public void piece(byte[] bytes) throws IOException {
            OutputStream out = exchange.getResponseBody();
            out.write(bytes);
            out.flush();
        }
    }
}
