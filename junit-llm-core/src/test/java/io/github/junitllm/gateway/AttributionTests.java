package io.github.junitllm.gateway;

import static io.github.junitllm.gateway.GatewayTestSupport.address;
import static io.github.junitllm.gateway.GatewayTestSupport.chat;
import static io.github.junitllm.gateway.GatewayTestSupport.post;
import static io.github.junitllm.gateway.GatewayTestSupport.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitllm.gateway.http.Headers;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttributionTests {

    @TempDir
    Path folder;

    private static <T> List<T> inParallel(int threads, List<Callable<T>> tasks) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : executor.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        } finally {
            executor.shutdownNow();
        }
    }

    /** Each sample asks the same twice; its two answers are the sequence to be found again. */
    private static List<String> ask(Gateway gateway, int number) throws Exception {
        try (SampleGateway sample = gateway.open(address("case-" + number % 8, 1 + number / 8));
                PlainClient client = new PlainClient(sample)) {
            List<String> answers = List.of(
                    client.post(sample.baseUrl() + "/chat/completions", chat("identical")),
                    client.post(sample.openAi() + "/chat/completions", chat("identical")));
            assertThat(sample.problems()).isEmpty();
            assertThat(sample.calls()).hasSize(2);
            return answers;
        }
    }

    private static List<Callable<List<String>>> all(Gateway gateway) {
        List<Callable<List<String>>> tasks = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            int number = i;
            tasks.add(() -> ask(gateway, number));
        }
        return tasks;
    }

    @Test
    void replays64ConcurrentSamplesOfIdenticalPromptsRightEveryTime() throws Exception {
        List<List<String>> recorded;
        try (StandInProvider provider = new StandInProvider((request, count, responder) ->
                        StandInProvider.json(responder, 200, StandInProvider.completion("answer " + count)));
                Gateway gateway = Gateway.create(settings(folder, GatewayMode.RECORD, provider.uri()))) {
            recorded = inParallel(64, all(gateway));
        }
        assertThat(recorded.stream().flatMap(List::stream).distinct()).hasSize(128);
        for (int round = 0; round < 100; round++) {
            try (Gateway gateway = Gateway.create(GatewaySettings.replay(folder))) {
                assertThat(inParallel(64, all(gateway))).isEqualTo(recorded);
                assertThat(gateway.problems()).isEmpty();
            }
        }
    }

    @Test
    void refusesCallsAfterTheEndOfTheirSample() throws Exception {
        try (Gateway gateway = Gateway.create(GatewaySettings.replay(folder))) {
            SampleGateway sample = gateway.open(address("c", 3));
            sample.close();

            HttpResponse<String> late = post(sample, chat("late"));

            assertThat(late.statusCode()).isEqualTo(424);
            assertThat(late.headers().firstValue("x-should-retry")).contains("false");
            assertThat(late.body()).contains("after its sample had ended");
            assertThat(sample.problems()).isEmpty();
            assertThat(gateway.problems()).hasSize(1);
            assertThat(gateway.problems().get(0)).contains("case c, sample 3");
        }
    }

    @Test
    void refusesCallsThatNameNoSample() throws Exception {
        try (Gateway gateway = Gateway.create(GatewaySettings.replay(folder))) {
            SampleGateway sample = gateway.open(address("c", 1));
            URI base = URI.create(sample.baseUrl());
            String root = "http://127.0.0.1:" + base.getPort();

            assertThat(post(root + "/v1/chat/completions?key=secret", "{}").statusCode())
                    .isEqualTo(424);
            assertThat(post(root + "/s/1/v1/chat/completions", "{}").statusCode())
                    .isEqualTo(424);
            assertThat(gateway.problems()).hasSize(2).noneMatch(problem -> problem.contains("secret"));
            assertThat(gateway.problems().get(0)).contains("names no sample");
            assertThat(gateway.problems().get(1)).contains("names a sample this run does not have");
        }
    }

    @Test
    void breaksOffACallThatOutlivesItsSample() throws Exception {
        try (StandInProvider provider = new StandInProvider((request, count, responder) -> {
                    try {
                        Thread.sleep(30_000);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
                Gateway gateway = Gateway.create(GatewaySettings.replay(folder)
                        .withMode(GatewayMode.LIVE)
                        .withUpstream(provider.uri()))) {
            SampleGateway sample = gateway.open(address("c", 1));
            ExecutorService background = Executors.newSingleThreadExecutor();
            try {
                Future<HttpResponse<String>> call = background.submit(() -> post(sample, chat("a")));
                while (provider.requests().isEmpty()) {
                    Thread.onSpinWait();
                }
                sample.close();
                assertThat(sample.problems())
                        .anyMatch(problem -> problem.contains("still running when the sample ended"));
                assertThat(call.get().statusCode()).isEqualTo(424);
            } finally {
                background.shutdownNow();
            }
        }
    }

    @Test
    void tellsABrokenFixtureOnEveryCall() throws Exception {
        Path file = folder.resolve("com.acme.RefundEvals/answers/c.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\n  \"schema\": 1,\n<<<<<<< HEAD\n");
        try (Gateway gateway = Gateway.create(GatewaySettings.replay(folder));
                SampleGateway sample = gateway.open(address("c", 1))) {
            assertThat(post(sample, chat("a")).body()).contains("c.json:3:1").contains("merge conflict");
            assertThat(post(sample, chat("a")).statusCode()).isEqualTo(424);
            assertThat(sample.problems()).hasSize(2);
        }
    }

    @Test
    void saysThatNothingWasEverRecorded() throws Exception {
        try (Gateway gateway = Gateway.create(GatewaySettings.replay(folder));
                SampleGateway sample = gateway.open(address("c", 1))) {
            assertThat(post(sample, chat("a")).body()).contains("there is no fixture file");
            assertThat(sample.unused()).isEmpty();
            assertThat(gateway.usedUpstream()).isFalse();
        }
    }

    @Test
    void opensNothingAfterItsEnd() {
        Gateway gateway = Gateway.create(GatewaySettings.replay(folder));
        gateway.open(address("c", 1));
        gateway.close();

        assertThatThrownBy(() -> gateway.open(address("c", 2))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void serves1000CallsWithoutLeavingThreadsBehind() throws Exception {
        try (StandInProvider provider = StandInProvider.json(StandInProvider.completion("hi"));
                Gateway gateway = Gateway.create(settings(folder, GatewayMode.RECORD, provider.uri()));
                SampleGateway sample = gateway.open(address("c", 1))) {
            post(sample, chat("a"));
        }
        long before = gatewayThreads();
        for (int round = 0; round < 4; round++) {
            try (Gateway gateway = Gateway.create(GatewaySettings.replay(folder))) {
                List<Callable<String>> tasks = new ArrayList<>();
                for (int i = 0; i < 250; i++) {
                    tasks.add(() -> {
                        try (SampleGateway sample = gateway.open(address("c", 1));
                                PlainClient client = new PlainClient(sample)) {
                            return client.post(sample.openAi() + "/chat/completions", chat("a"))
                                    .substring(0, 3);
                        }
                    });
                }
                assertThat(inParallel(16, tasks)).containsOnly("200");
            }
        }
        long end = System.nanoTime() + 5_000_000_000L;
        while (gatewayThreads() > before && System.nanoTime() < end) {
            Thread.sleep(10);
        }
        assertThat(gatewayThreads()).isLessThanOrEqualTo(before);
    }

    private static long gatewayThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("junit-llm-"))
                .count();
    }

    @Test
    void keepsSecretsOffTheDiskWhereverTheyStand() throws Exception {
        String environment = "Zq8pRwXv7Lm2-from-the-environment";
        String header = "hdr-credential-0123456789";
        try (StandInProvider provider = new StandInProvider((request, count, responder) -> responder.send(
                        200,
                        new Headers()
                                .add("content-type", "application/json")
                                .add("set-cookie", "c=" + header)
                                .add("x-api-key", environment),
                        ("{\"echo\":\"" + environment + ' ' + header + " sk-abcdefgh0123456789abcd\"}")
                                .getBytes(StandardCharsets.UTF_8)));
                Gateway gateway = Gateway.create(
                        settings(folder, GatewayMode.RECORD, provider.uri()), Map.of("ACME_TOKEN", environment))) {
            SampleGateway sample = gateway.open(address("c", 1));
            String encoded = java.util.Base64.getEncoder()
                    .encodeToString(("user:" + environment).getBytes(StandardCharsets.UTF_8));
            HttpResponse<String> answer = post(
                    sample.openAi() + "/chat/completions?api_key=" + header + "&x=" + environment,
                    "{\"password\":\"hunter2hunter2\",\"messages\":[{\"content\":\"" + environment + ' ' + header
                            + " Basic " + encoded + " AKIAIOSFODNN7EXAMPLE\"}],\"metadata\":{\"" + environment
                            + "\":1}}",
                    "authorization",
                    "Bearer " + header,
                    "cookie",
                    "session=cookie-0123456789",
                    "x-goog-api-key",
                    header);
            assertThat(answer.body()).contains(environment);
            sample.close();
            assertThat(sample.problems()).isEmpty();
        }
        String text = Files.readString(folder.resolve("com.acme.RefundEvals/answers/c.json"));
        assertThat(text)
                .contains("REDACTED")
                .doesNotContain(environment)
                .doesNotContain(header)
                .doesNotContain("hunter2")
                .doesNotContain("sk-abc")
                .doesNotContain("AKIA")
                .doesNotContain("cookie-0123456789");
    }
}
