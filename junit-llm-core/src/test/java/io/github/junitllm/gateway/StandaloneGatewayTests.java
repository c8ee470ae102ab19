package io.github.junitllm.gateway;

import static io.github.junitllm.gateway.GatewayTestSupport.chat;
import static io.github.junitllm.gateway.GatewayTestSupport.post;
import static io.github.junitllm.gateway.GatewayTestSupport.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandaloneGatewayTests {

    private static final URI NOBODY = URI.create("http://127.0.0.1:9");

    @TempDir
    Path folder;

    private final List<String> problems = new CopyOnWriteArrayList<>();

    private StandaloneGateway start(GatewayMode mode, URI upstream) {
        return StandaloneGateway.start(settings(folder, mode, upstream), 0, problems::add);
    }

    private static String ask(StandaloneGateway gateway, String path, String body) throws Exception {
        return send(gateway, path, body).body();
    }

    private static HttpResponse<String> send(StandaloneGateway gateway, String path, String body) throws Exception {
        return post(
                "http://127.0.0.1:" + gateway.port() + path, body, "authorization", "Bearer sk-key-of-nobody-0123456");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .toList();
        }
    }

    @Test
    void replaysWhatItRecordedWithThePathsAsTheyWere() throws Exception {
        try (StandInProvider provider = new StandInProvider((request, count, responder) ->
                        StandInProvider.json(responder, 200, "\"" + request.target() + " " + count + "\""));
                StandaloneGateway gateway = start(GatewayMode.RECORD, provider.uri())) {
            assertThat(ask(gateway, "/chat/completions", chat("a"))).isEqualTo("\"/chat/completions 1\"");
            assertThat(ask(gateway, "/v1/v1/chat/completions?x=1", chat("a")))
                    .isEqualTo("\"/v1/v1/chat/completions?x=1 2\"");
            assertThat(ask(gateway, "/anything/else", "no JSON")).isEqualTo("\"/anything/else 3\"");
        }
        try (StandaloneGateway gateway = start(GatewayMode.REPLAY, NOBODY)) {
            assertThat(ask(gateway, "/anything/else", "no JSON")).isEqualTo("\"/anything/else 3\"");
            assertThat(ask(gateway, "/v1/v1/chat/completions?x=1", chat("a")))
                    .isEqualTo("\"/v1/v1/chat/completions?x=1 2\"");
            assertThat(ask(gateway, "/chat/completions", chat("a"))).isEqualTo("\"/chat/completions 1\"");
        }
        assertThat(problems).isEmpty();
        assertThat(files())
                .hasSize(3)
                .allSatisfy(file -> assertThat(file).content().doesNotContain("sk-key-of-nobody"));
    }

    @Test
    void aFolderHasOneRecorderAtATimeAndAnyNumberOfReaders() throws Exception {
        try (StandInProvider provider = StandInProvider.json("\"yes\"");
                StandaloneGateway first = start(GatewayMode.RECORD, provider.uri())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> start(GatewayMode.RECORD_MISSING, provider.uri()))
                    .withMessage("Another gateway is recording into " + folder
                            + ", and each would write over what the other has recorded."
                            + " Give this one a folder of its own.");
            ask(first, "/v1/chat/completions", chat("a"));
            try (StandaloneGateway reader = start(GatewayMode.REPLAY, NOBODY)) {
                assertThat(ask(reader, "/v1/chat/completions", chat("a"))).isEqualTo("\"yes\"");
            }
        }
        try (StandInProvider provider = StandInProvider.json("\"no\"");
                StandaloneGateway next = start(GatewayMode.RECORD_MISSING, provider.uri())) {
            assertThat(ask(next, "/v1/chat/completions", chat("b"))).isEqualTo("\"no\"");
        }
    }

    @Test
    void everyAnswerIsOnDiskBeforeTheGatewayEnds() throws Exception {
        try (StandInProvider provider = StandInProvider.json("\"yes\"");
                StandaloneGateway gateway = start(GatewayMode.RECORD, provider.uri())) {
            ask(gateway, "/v1/chat/completions", chat("a"));
            awaitFiles(1);
            ask(gateway, "/v1/chat/completions", chat("b"));
            awaitFiles(2);
        }
        assertThat(files()).hasSize(2);
    }

    // The client has its answer before the file has its name: a moment later it must be there all the same.
    private void awaitFiles(int count) throws Exception {
        List<Path> found = List.of();
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30); System.nanoTime() < end; ) {
            try {
                found = files();
            } catch (UncheckedIOException moved) {
                continue;
            }
            if (found.size() == count) {
                return;
            }
            Thread.sleep(1);
        }
        assertThat(found).hasSize(count);
    }

    @Test
    void theNthRequestGetsTheNthRecordingAndFurtherOnesTheLast() throws Exception {
        try (StandInProvider provider = new StandInProvider((request, count, responder) ->
                        StandInProvider.json(responder, 200, "\"answer " + count + "\""));
                StandaloneGateway gateway = start(GatewayMode.RECORD, provider.uri())) {
            ask(gateway, "/v1/chat/completions", chat("a"));
            ask(gateway, "/v1/chat/completions", chat("a"));
        }
        try (StandaloneGateway gateway = start(GatewayMode.REPLAY, NOBODY)) {
            assertThat(ask(gateway, "/v1/chat/completions", chat("a"))).isEqualTo("\"answer 1\"");
            assertThat(ask(gateway, "/v1/chat/completions", chat("a"))).isEqualTo("\"answer 2\"");
            assertThat(ask(gateway, "/v1/chat/completions", chat("a"))).isEqualTo("\"answer 2\"");
        }
    }

    @Test
    void whatWasNotRecordedIsRefusedAndTold() throws Exception {
        try (StandaloneGateway gateway = start(GatewayMode.REPLAY, NOBODY)) {
            HttpResponse<String> answer = send(gateway, "/v1/chat/completions", chat("never asked"));

            assertThat(answer.statusCode()).isEqualTo(424);
            assertThat(answer.headers().firstValue("x-should-retry")).contains("false");
            assertThat(answer.body()).contains("No recorded answer for POST /v1/chat/completions");
        }
        assertThat(problems).singleElement().asString().contains("No recorded answer for POST /v1/chat/completions");
    }

    @Test
    void aMissNamesTheNearestRecordedRequestAndWhatIsDifferent() throws Exception {
        try (StandInProvider provider = StandInProvider.json("\"yes\"");
                StandaloneGateway gateway = start(GatewayMode.RECORD, provider.uri())) {
            ask(gateway, "/v1/chat/completions", chat("How long do I have?"));
            ask(gateway, "/v1/chat/completions", chat("Where is my parcel?"));
            ask(gateway, "/v1/responses", chat("How long do I have to wait?"));
        }
        try (StandaloneGateway gateway = start(GatewayMode.REPLAY, NOBODY)) {
            assertThat(ask(gateway, "/v1/chat/completions", chat("Where are my parcels?")))
                    .contains("nearest recorded request: interaction 1 of sample 1 of v1/chat/completions/")
                    .contains("at /messages/0/content", "Where is my parcel?", "Where are my parcels?")
                    .contains("record it: start the gateway with --mode record-missing");
            assertThat(ask(gateway, "/chat/completions", chat("Where is my parcel?")))
                    .contains(", POST /v1/")
                    .doesNotContain("sent:");
        }
    }

    @Test
    void whatIsMissingIsAskedForOnce() throws Exception {
        try (StandInProvider provider = new StandInProvider((request, count, responder) ->
                        StandInProvider.json(responder, 200, "\"answer " + count + "\""));
                StandaloneGateway gateway = start(GatewayMode.RECORD_MISSING, provider.uri())) {
            for (int i = 0; i < 3; i++) {
                assertThat(ask(gateway, "/v1/chat/completions", chat("a"))).isEqualTo("\"answer 1\"");
            }
            assertThat(provider.requests()).hasSize(1);
        }
    }

    @Test
    void aCallUnderWayIsFinishedAndRecordedBeforeTheGatewayEnds() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        try (StandInProvider provider = new StandInProvider((request, count, responder) -> {
            arrived.countDown();
            try {
                release.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            StandInProvider.json(responder, 200, "\"late\"");
        })) {
            StandaloneGateway gateway = start(GatewayMode.RECORD, provider.uri());
            CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> {
                try {
                    return ask(gateway, "/v1/chat/completions", chat("a"));
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            arrived.await();
            CompletableFuture<Void> closed = CompletableFuture.runAsync(gateway::close);
            release.countDown();
            closed.get();
            assertThat(answer.get()).isEqualTo("\"late\"");
        }
        assertThat(files()).hasSize(1);
        assertThat(problems).isEmpty();
    }
}
