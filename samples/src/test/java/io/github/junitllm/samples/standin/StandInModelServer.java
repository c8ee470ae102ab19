package io.github.junitllm.samples.standin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Not a model: a scripted server that stands in for one, so that fixtures can be recorded without a key. It speaks OpenAI
 * chat completions ({@code POST /v1/chat/completions}: tools, JSON schema, streaming) on the loopback address and answers by
 * the rules of {@link ScriptedModel}, with mistakes. The n-th time a request arrives it always gets the same answer.
 */
public final class StandInModelServer implements AutoCloseable {
    private static final double SLIP_RATE = 0.04;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(StandInModelServer::thread);
    private final ScriptedModel model = new ScriptedModel();
    private final Map<String, Integer> timesAsked = new ConcurrentHashMap<>();
    private final Slips slips;
    private final Pace pace;

    private StandInModelServer(HttpServer server, Slips slips, Pace pace) {
        this.server = server;
        this.slips = slips;
        this.pace = pace;
    }

    /** Starts a server that makes mistakes. Port 0 takes a free one. */
    public static StandInModelServer start(int port, Pace pace) {
        return start(port, pace, SLIP_RATE);
    }

    /** Starts a server without random mistakes on a free port; the script's own limits stay. */
    public static StandInModelServer startFlawless(Pace pace) {
        return start(0, pace, 0);
    }

    private static StandInModelServer start(int port, Pace pace, double slipRate) {
        // Without it the server of JDK 17 takes 40 ms per answer; it reads the property once, before its first socket.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            StandInModelServer server = new StandInModelServer(http, new Slips(slipRate), pace);
            http.createContext("/", server::handle);
            http.setExecutor(server.threads);
            http.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("The stand-in model server cannot listen on port " + port, e);
        }
    }

    /** Runs the server until the process ends; the only argument is the port, 8089 by default. */
    public static void main(String[] args) {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 8089;
        StandInModelServer server = start(port, Pace.UNHURRIED);
        System.out.println("A scripted stand-in (not a model) answers at " + server.baseUrl());
    }

    /** What a client takes as base URL, with {@code /v1}. */
    public String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /** Forgets what was asked before: the next request of any kind is a first one. */
    public void forget() {
        timesAsked.clear();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (!exchange.getRequestURI().getPath().equals("/v1/chat/completions")) {
                fail(exchange, 404, "Only POST /v1/chat/completions is here");
            } else if (!exchange.getRequestMethod().equals("POST")) {
                fail(exchange, 405, "Use POST");
            } else if (exchange.getRequestHeaders().getFirst("Authorization") == null) {
                fail(exchange, 401, "No API key; the stand-in takes any");
            } else {
                complete(exchange, body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The stand-in model server was closed while it answered");
        }
    }

    private void complete(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        ChatRequest request;
        try {
            request = ChatRequest.parse(new String(body, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            fail(exchange, 400, String.valueOf(e.getMessage()));
            return;
        }
        byte[] digest = sha256(body);
        String key = HexFormat.of().formatHex(digest);
        int time = timesAsked.merge(key, 1, Integer::sum);
        long seed = ByteBuffer.wrap(digest).getLong() + 0x9E3779B97F4A7C15L * time;
        Reply reply = slips.apply(model.reply(request), seed);
        String id = "chatcmpl-standin-%s".formatted(HexFormat.of().toHexDigits(seed));
        Completion completion = new Completion(id, request, reply);
        if (request.stream()) {
            stream(exchange, completion, seed);
        } else {
            pace.beforeFirst(seed);
            pace.between(completion.length());
            send(exchange, 200, completion.body());
        }
    }

    private void stream(HttpExchange exchange, Completion completion, long seed)
            throws IOException, InterruptedException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        pace.beforeFirst(seed);
        for (String event : completion.events()) {
            out.write(("data: " + event + "\n\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            pace.between(1);
        }
    }

    private static void fail(HttpExchange exchange, int status, String message) throws IOException {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("error").put("message", message).put("type", "invalid_request_error");
        send(exchange, status, body.toString());
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "stand-in-model");
        thread.setDaemon(true);
        return thread;
    }
}
