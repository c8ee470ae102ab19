package io.github.junitllm.spend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A provider that keeps its own bill. It takes any number of tokens up to what a request allows, and now and then charges for
 * answers that break off, fail or do not tell their usage. Prices per million tokens: 10 for input, 40 for output.
 */
final class ChargingModel implements AutoCloseable {

    static final String PRICES =
            "{\"currency\": \"USD\", \"models\": [{\"model\": \"m\", \"input\": 10, \"output\": 40}]}";

    private static final JsonMapper JSON = new JsonMapper();
    private static final BigDecimal INPUT = new BigDecimal("0.00001");
    private static final BigDecimal OUTPUT = new BigDecimal("0.00004");

    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final Random random;
    private final boolean mishaps;
    private final int together;
    private final CountDownLatch closing = new CountDownLatch(1);

    // Guarded by this.
    private BigDecimal bill = BigDecimal.ZERO;
    private int inFlight;
    private int mostInFlight;
    private int asked;

    /** Starts it; the first so many answers wait until so many are asked for. */
    ChargingModel(long seed, boolean mishaps, int together) throws IOException {
        this.together = together;
        this.random = new Random(seed);
        this.mishaps = mishaps;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(workers);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        JsonNode request = JSON.readTree(body);
        long limit = request.path("max_tokens").asLong();
        long choices = request.path("n").asLong(1);
        boolean hangs = request.path("messages").toString().contains("hang");
        long input;
        long output;
        int mishap;
        synchronized (this) {
            input = hangs ? body.length : 1 + random.nextInt(body.length);
            output = hangs ? limit * choices : random.nextLong(limit * choices + 1);
            mishap = mishaps ? random.nextInt(12) : 12;
            if (mishap != 0) {
                bill = bill.add(INPUT.multiply(BigDecimal.valueOf(input)))
                        .add(OUTPUT.multiply(BigDecimal.valueOf(output)));
            }
            asked++;
            inFlight++;
            mostInFlight = Math.max(mostInFlight, inFlight);
            notifyAll();
        }
        try {
            awaitAsked(together);
            if (hangs) {
                closing.await();
            }
            answer(exchange, mishap, input, output);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            synchronized (this) {
                inFlight--;
            }
            exchange.close();
        }
    }

    /** Answers, and sometimes with a mishap: too many requests, which cost nothing, and others, which do. */
    private static void answer(HttpExchange exchange, int mishap, long input, long output) throws IOException {
        String usage =
                mishap == 1 ? "" : ",\"usage\":{\"prompt_tokens\":" + input + ",\"completion_tokens\":" + output + "}";
        byte[] answer = ("{\"model\":\"m\",\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"fine\"},"
                        + "\"finish_reason\":\"stop\"}]" + usage + "}")
                .getBytes(StandardCharsets.UTF_8);
        int status = mishap == 0 ? 429 : mishap == 2 ? 500 : 200;
        exchange.getResponseHeaders().add("content-type", "application/json");
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer, 0, mishap == 3 ? answer.length / 2 : answer.length);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    synchronized BigDecimal bill() {
        return bill;
    }

    synchronized int mostInFlight() {
        return mostInFlight;
    }

    synchronized int asked() {
        return asked;
    }

    synchronized void awaitAsked(int calls) throws InterruptedException {
        while (asked < calls) {
            wait();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        workers.shutdownNow();
    }
}
