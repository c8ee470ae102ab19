package io.github.junitllm.spend;

import io.github.junitllm.cost.Money;
import io.github.junitllm.cost.PriceTable;
import io.github.junitllm.gateway.Gateway;
import io.github.junitllm.gateway.GatewayMode;
import io.github.junitllm.gateway.GatewaySettings;
import io.github.junitllm.gateway.SampleAddress;
import io.github.junitllm.gateway.SampleGateway;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Has many threads call a model through a gateway until the money is used up. Also as a JVM of its own. */
final class Spender {

    /** What each thread asks until it is refused. */
    private final String question;

    private final int threads;
    private final Path directory;
    private final String url;
    private final Money limit;
    private final GatewayMode mode;

    Spender(Path directory, String url, String limit, String question, int threads, GatewayMode mode) {
        this.directory = directory;
        this.url = url;
        this.limit = Money.parse(limit);
        this.question = question;
        this.threads = threads;
        this.mode = mode;
    }

    /** Arguments: directory, URL, limit, question, threads. */
    public static void main(String[] arguments) throws Exception {
        new Spender(
                        Path.of(arguments[0]),
                        arguments[1],
                        arguments[2],
                        arguments[3],
                        Integer.parseInt(arguments[4]),
                        GatewayMode.LIVE)
                .spend(ProcessHandle.current().pid());
    }

    /** Returns the problems of all samples. */
    List<String> spend(long seed) throws IOException, InterruptedException, ExecutionException {
        Path prices = directory.resolve("prices-" + seed + ".json");
        Files.writeString(prices, ChargingModel.PRICES);
        GatewaySettings settings = GatewaySettings.replay(directory.resolve("fixtures"))
                .withMode(mode)
                .withRecordingAllowed(true)
                .withUpstream(URI.create(url))
                .withLimits(new GatewaySettings.UpstreamLimits(
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(60),
                        4,
                        Duration.ofMillis(1),
                        Duration.ofMillis(2)));
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try (SpendLimit spend =
                        RunSpend.open(LedgerPlace.in(directory, "run"), "jvm-" + seed, PriceTable.read(prices), limit);
                Gateway gateway = Gateway.create(settings, () -> spend)) {
            List<Future<List<String>>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                Random random = new Random(seed * 1_000 + i);
                String name = seed + "-" + i;
                running.add(pool.submit(() -> untilRefused(gateway, spend, name, random)));
            }
            List<String> problems = new ArrayList<>();
            for (Future<List<String>> thread : running) {
                problems.addAll(thread.get());
            }
            return problems;
        } finally {
            pool.shutdownNow();
        }
    }

    private List<String> untilRefused(Gateway gateway, SpendLimit spend, String name, Random random)
            throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        List<String> problems = new ArrayList<>();
        for (int call = 0; spend.stopped() == null; call++) {
            SampleGateway sample = gateway.open(new SampleAddress("com.acme.Evals/spends", name + "-" + call, 1));
            String body = "{\"model\":\"m\",\"max_tokens\":" + (1 + random.nextInt(3_000)) + ",\"n\":"
                    + (1 + random.nextInt(3)) + ",\"messages\":[{\"role\":\"user\",\"content\":\"" + question + call
                    + " ".repeat(random.nextInt(2_000)) + "\"}]}";
            HttpRequest request = HttpRequest.newBuilder(URI.create(sample.openAi() + "/chat/completions"))
                    .header("content-type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            try {
                client.send(request, HttpResponse.BodyHandlers.ofString());
            } catch (IOException brokenOff) {
                // One of the model's mishaps; what it costs is the subject here.
            }
            sample.close();
            problems.addAll(sample.problems());
        }
        return problems;
    }
}
