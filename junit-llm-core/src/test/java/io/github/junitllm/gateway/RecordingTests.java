package io.github.junitllm.gateway;

import static io.github.junitllm.gateway.GatewayTestSupport.address;
import static io.github.junitllm.gateway.GatewayTestSupport.chat;
import static io.github.junitllm.gateway.GatewayTestSupport.post;
import static io.github.junitllm.gateway.GatewayTestSupport.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.gateway.http.Headers;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTests {

    @TempDir
    Path folder;

    private Path file(String caseId) {
        return folder.resolve("com.acme.RefundEvals/answers/" + caseId + ".json");
    }

    private interface Calls {
        void run(SampleGateway sample) throws Exception;
    }

    private SampleGateway sample(GatewaySettings settings, int number, Calls calls) throws Exception {
        try (Gateway gateway = Gateway.create(settings)) {
            SampleGateway sample = gateway.open(address("c", number));
            calls.run(sample);
            sample.close();
            return sample;
        }
    }

    private GatewaySettings recording(StandInProvider provider) {
        return settings(folder, GatewayMode.RECORD, provider.uri());
    }

    private String replayed(String body) throws Exception {
        String[] answer = new String[1];
        sample(
                GatewaySettings.replay(folder),
                1,
                sample -> answer[0] = post(sample, body).body());
        return answer[0];
    }

    @Test
    void replacesWhatTheSampleHadAndDropsWhatIsGone() throws Exception {
        try (StandInProvider provider = new StandInProvider(
                (request, count, responder) -> StandInProvider.json(responder, 200, "\"answer " + count + '"'))) {
            sample(recording(provider), 1, sample -> {
                post(sample, chat("a"));
                post(sample, chat("b"));
            });
            sample(recording(provider), 2, sample -> post(sample, chat("other sample")));
            sample(recording(provider), 1, sample -> post(sample, chat("b")));
        }
        assertThat(replayed(chat("b"))).isEqualTo("\"answer 4\"");
        assertThat(replayed(chat("a"))).contains("junit_llm_fixture_miss");
        assertThat(Files.readString(file("c"))).contains("other sample");
    }

    @Test
    void givesTheNthOccurrenceTheNthAnswer() throws Exception {
        try (StandInProvider provider = new StandInProvider(
                (request, count, responder) -> StandInProvider.json(responder, 200, "\"answer " + count + '"'))) {
            sample(recording(provider), 1, sample -> {
                post(sample, chat("same"));
                post(sample, chat("between"));
                post(sample, chat("same"));
            });
        }
        SampleGateway replayed = sample(GatewaySettings.replay(folder), 1, sample -> {
            assertThat(post(sample, chat("between")).body()).isEqualTo("\"answer 2\"");
            assertThat(post(sample, chat("same")).body()).isEqualTo("\"answer 1\"");
            assertThat(post(sample, chat("same")).body()).isEqualTo("\"answer 3\"");
            assertThat(sample.problems()).isEmpty();
            assertThat(post(sample, chat("same")).statusCode()).isEqualTo(424);
        });
        assertThat(replayed.problems()).hasSize(1);
        assertThat(replayed.problems().get(0)).contains("recorded 2 times for this sample, and this is occurrence 3");
    }

    @Test
    void recordsOnlyWhatIsMissing() throws Exception {
        try (StandInProvider provider = new StandInProvider(
                (request, count, responder) -> StandInProvider.json(responder, 200, "\"answer " + count + '"'))) {
            sample(recording(provider), 1, sample -> post(sample, chat("a")));
            String before = Files.readString(file("c"));
            GatewaySettings missing = settings(folder, GatewayMode.RECORD_MISSING, provider.uri());
            sample(missing, 1, sample -> assertThat(post(sample, chat("a")).body())
                    .isEqualTo("\"answer 1\""));
            assertThat(Files.readString(file("c"))).isEqualTo(before);
            sample(missing, 1, sample -> {
                assertThat(post(sample, chat("b")).body()).isEqualTo("\"answer 2\"");
                assertThat(post(sample, chat("a")).body()).isEqualTo("\"answer 1\"");
                assertThat(sample.calls()).extracting(LlmCall::replayed).containsExactly(false, true);
            });
            assertThat(provider.requests()).hasSize(2);
        }
        assertThat(replayed(chat("a"))).isEqualTo("\"answer 1\"");
        assertThat(replayed(chat("b"))).isEqualTo("\"answer 2\"");
    }

    @Test
    void retriesWhatPassesAndRecordsOnlyTheAnswer() throws Exception {
        try (StandInProvider provider = new StandInProvider((request, count, responder) -> {
            if (count == 1) {
                Headers headers = new Headers().add("retry-after-ms", "30");
                responder.send(429, headers, "{\"error\":\"slow down\"}".getBytes(StandardCharsets.UTF_8));
            } else if (count == 2) {
                StandInProvider.json(responder, 503, "{\"error\":\"overloaded\"}");
            } else {
                StandInProvider.json(responder, 200, "\"at last\"");
            }
        })) {
            SampleGateway recorded = sample(recording(provider), 1, sample -> assertThat(
                            post(sample, chat("a")).body())
                    .isEqualTo("\"at last\""));
            assertThat(recorded.problems()).isEmpty();
            assertThat(recorded.calls()).hasSize(1);
        }
        assertThat(Files.readString(file("c")))
                .doesNotContain("slow down")
                .doesNotContain("overloaded")
                .contains("\"status\": 200");
        assertThat(replayed(chat("a"))).isEqualTo("\"at last\"");
    }

    @Test
    void asksOnceWhereAProviderCannotDoWhatIsAsked() throws Exception {
        try (StandInProvider provider =
                new StandInProvider((request, count, responder) -> StandInProvider.json(responder, 501, "{}"))) {
            sample(recording(provider), 1, sample -> assertThat(
                            post(sample, chat("a")).statusCode())
                    .isEqualTo(501));
            assertThat(provider.requests()).hasSize(1);
        }
        assertThat(file("c")).doesNotExist();
    }

    @Test
    void keepsAGoodRecordingWhenTheNewOneFails() throws Exception {
        try (StandInProvider provider = StandInProvider.json("\"good\"")) {
            sample(recording(provider), 1, sample -> post(sample, chat("a")));
        }
        String good = Files.readString(file("c"));
        try (StandInProvider provider =
                new StandInProvider((request, count, responder) -> StandInProvider.json(responder, 429, "{}"))) {
            SampleGateway failed = sample(recording(provider), 1, sample -> assertThat(
                            post(sample, chat("a")).statusCode())
                    .isEqualTo(424));
            assertThat(provider.requests()).hasSize(3);
            assertThat(failed.problems()).hasSize(2);
            assertThat(failed.problems().get(0)).contains("answered 429 (tried 3 times)");
            assertThat(failed.problems().get(1)).contains("its fixture is as it was");
        }
        try (StandInProvider provider = new StandInProvider(
                (request, count, responder) -> StandInProvider.json(responder, 401, "{\"error\":1}"))) {
            SampleGateway failed = sample(recording(provider), 1, sample -> assertThat(
                            post(sample, chat("a")).statusCode())
                    .isEqualTo(401));
            assertThat(failed.problems().get(0)).contains("401").contains("only when asked for");
        }
        SampleGateway unreachable =
                sample(settings(folder, GatewayMode.RECORD, URI.create("http://127.0.0.1:1")), 1, sample -> assertThat(
                                post(sample, chat("a")).body())
                        .contains("junit_llm_upstream_failed"));
        assertThat(unreachable.problems().get(0))
                .contains("No answer from http://127.0.0.1:1")
                .contains("nothing listens there, or it cannot be reached from here");
        assertThat(Files.readString(file("c"))).isEqualTo(good);
    }

    @Test
    void keepsAGoodRecordingWhenTheSampleIsDiscarded() throws Exception {
        try (StandInProvider provider = StandInProvider.json("\"x\"")) {
            sample(recording(provider), 1, sample -> {
                post(sample, chat("a"));
                sample.discardRecording();
            });
        }
        assertThat(file("c")).doesNotExist();
    }

    @Test
    void recordsErrorsWhenAskedAndReplaysThemWithoutTheWait() throws Exception {
        try (StandInProvider provider = new StandInProvider((request, count, responder) -> responder.send(
                429,
                new Headers().add("content-type", "application/json").add("retry-after", "20"),
                "{\"error\":{}}".getBytes(StandardCharsets.UTF_8)))) {
            sample(recording(provider).withRecordErrors(true), 1, sample -> post(sample, chat("a")));
        }
        sample(GatewaySettings.replay(folder), 1, sample -> {
            HttpResponse<String> replayed = post(sample, chat("a"));
            assertThat(replayed.statusCode()).isEqualTo(429);
            assertThat(replayed.headers().firstValue("retry-after-ms")).contains("0");
            assertThat(replayed.headers().firstValue("retry-after")).isEmpty();
        });
    }

    @Test
    void relaysAStreamWhileItIsRecorded() throws Exception {
        CountDownLatch clientSawTheFirst = new CountDownLatch(1);
        try (StandInProvider provider = new StandInProvider((request, count, responder) -> {
            responder.begin(200, new Headers().add("content-type", "text/event-stream"), -1);
            responder.write("data: 1\n\n".getBytes(StandardCharsets.UTF_8));
            try {
                boolean seen = clientSawTheFirst.await(10, TimeUnit.SECONDS);
                responder.write(("data: " + (seen ? 2 : "late") + "\n\n").getBytes(StandardCharsets.UTF_8));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            responder.end();
        })) {
            SampleGateway recorded = sample(recording(provider), 1, sample -> {
                HttpRequest request = HttpRequest.newBuilder(URI.create(sample.openAi() + "/chat/completions"))
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build();
                try (InputStream body = HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofInputStream())
                        .body()) {
                    assertThat(body.readNBytes(9)).asString().isEqualTo("data: 1\n\n");
                    clientSawTheFirst.countDown();
                    assertThat(body.readAllBytes()).asString().isEqualTo("data: 2\n\n");
                }
            });
            assertThat(recorded.problems()).isEmpty();
        }
        assertThat(replayed("{}")).isEqualTo("data: 1\n\ndata: 2\n\n");
    }

    @Test
    void finishesARecordingWhoseClientLeftEarly() throws Exception {
        CountDownLatch clientLeft = new CountDownLatch(1);
        try (StandInProvider provider = new StandInProvider((request, count, responder) -> {
            responder.begin(200, new Headers().add("content-type", "text/event-stream"), -1);
            responder.write("data: 1\n\n".getBytes(StandardCharsets.UTF_8));
            try {
                assertThat(clientLeft.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            for (int i = 2; i <= 200; i++) {
                responder.write(("data: " + i + "\n\n").getBytes(StandardCharsets.UTF_8));
            }
            responder.end();
        })) {
            SampleGateway recorded = sample(recording(provider), 1, sample -> {
                try (java.net.Socket socket = new java.net.Socket(
                        "127.0.0.1", URI.create(sample.baseUrl()).getPort())) {
                    socket.getOutputStream()
                            .write(("POST " + URI.create(sample.openAi()).getPath()
                                            + "/chat/completions HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\n{}")
                                    .getBytes(StandardCharsets.UTF_8));
                    assertThat(socket.getInputStream().read()).isPositive();
                    socket.setSoLinger(true, 0);
                }
                clientLeft.countDown();
            });
            assertThat(recorded.problems()).isEmpty();
        }
        assertThat(replayed("{}")).endsWith("data: 200\n\n");
    }

    @Test
    void tellsAStreamThatBrokeOffAndRecordsNothing() throws Exception {
        for (boolean reset : List.of(true, false)) {
            try (StandInProvider provider = new StandInProvider((request, count, responder) -> {
                responder.begin(200, new Headers().add("content-type", "text/event-stream"), -1);
                responder.write("data: 1\n\n".getBytes(StandardCharsets.UTF_8));
                if (reset) {
                    responder.reset();
                } else {
                    responder.cut();
                }
            })) {
                SampleGateway recorded =
                        sample(recording(provider), 1, sample -> assertThatThrownBy(() -> post(sample, chat("a")))
                                .isInstanceOf(java.io.IOException.class));
                assertThat(recorded.problems().get(0)).contains("broke off");
                assertThat(file("c")).doesNotExist();
            }
        }
    }

    @Test
    void boundsAProviderThatStallsOrNeverEnds() throws Exception {
        try (StandInProvider provider = new StandInProvider((request, count, responder) -> {
            responder.begin(200, new Headers().add("content-type", "text/event-stream"), -1);
            responder.write("data: 1\n\n".getBytes(StandardCharsets.UTF_8));
            try {
                Thread.sleep(20_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        })) {
            SampleGateway stalled =
                    sample(recording(provider), 1, sample -> assertThatThrownBy(() -> post(sample, chat("a")))
                            .isInstanceOf(java.io.IOException.class));
            assertThat(stalled.problems().get(0)).contains("nothing more came within 2 s");
        }
        byte[] megabyte = new byte[1 << 20];
        try (StandInProvider provider = new StandInProvider((request, count, responder) -> {
            responder.begin(200, new Headers().add("content-type", "text/event-stream"), -1);
            for (int i = 0; i < 1_000; i++) {
                responder.write(megabyte);
            }
        })) {
            SampleGateway endless =
                    sample(recording(provider), 1, sample -> assertThatThrownBy(() -> post(sample, chat("a")))
                            .isInstanceOf(java.io.IOException.class));
            assertThat(endless.problems().get(0)).contains("over the gateway's 16 MB");
        }
    }

    @Test
    void unpacksWhatCameCompressedUnasked() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("{\"packed\":true}".getBytes(StandardCharsets.UTF_8));
        }
        try (StandInProvider provider = new StandInProvider((request, count, responder) -> {
            assertThat(request.headers().first("accept-encoding")).isNull();
            Headers headers =
                    new Headers().add("content-type", "application/json").add("content-encoding", "gzip");
            responder.send(200, headers, packed.toByteArray());
        })) {
            sample(recording(provider), 1, sample -> assertThat(
                            post(sample, chat("a"), "accept-encoding", "gzip").body())
                    .isEqualTo("{\"packed\":true}"));
        }
        assertThat(replayed(chat("a"))).isEqualTo("{\"packed\":true}");
    }

    @Test
    void passesUnknownPathsThroughAndRecordsThem() throws Exception {
        try (StandInProvider provider = new StandInProvider((request, count, responder) -> responder.send(
                200,
                new Headers().add("content-type", "application/octet-stream"),
                request.target().getBytes(StandardCharsets.UTF_8)))) {
            sample(recording(provider), 1, sample -> assertThat(
                            post(sample.baseUrl() + "/api/tags?x=1", "{}").body())
                    .isEqualTo("/api/tags?x=1"));
        }
        sample(GatewaySettings.replay(folder), 1, sample -> {
            assertThat(post(sample.baseUrl() + "/api/tags?x=1", "{}").body()).isEqualTo("/api/tags?x=1");
            assertThat(sample.calls().get(0).protocol()).isEqualTo("opaque");
        });
    }

    @Test
    void anErrorInTheMiddleOfAStreamIsNoFixture() throws Exception {
        try (StandInProvider provider = new StandInProvider((request, count, responder) -> StandInProvider.stream(
                responder,
                List.of(
                        "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Ye\"}}]}\n\n"
                                .getBytes(StandardCharsets.UTF_8),
                        "data: {\"error\":{\"message\":\"overloaded\",\"code\":529}}\n\n"
                                .getBytes(StandardCharsets.UTF_8))))) {
            SampleGateway sample = sample(recording(provider), 1, open -> post(open, chat("a")));
            assertThat(sample.problems())
                    .first()
                    .asString()
                    .contains("is an error (overloaded), and errors are recorded only when asked for");
            assertThat(sample.calls().get(0).error()).isEqualTo("overloaded");
        }
        sample(GatewaySettings.replay(folder), 1, sample -> {
            assertThat(post(sample, chat("a")).statusCode()).isEqualTo(424);
        });
    }

    @Test
    void refusesToRecordWhereItIsNotAllowed() {
        GatewaySettings ci = GatewaySettings.replay(folder);

        assertThatThrownBy(() -> Gateway.create(ci.withMode(GatewayMode.RECORD)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("junit.llm.mode=record is refused");
        try (Gateway gateway = Gateway.create(ci)) {
            assertThatThrownBy(() ->
                            gateway.open(address("c", 1), SampleOptions.of(ci.withMode(GatewayMode.RECORD_MISSING))))
                    .hasMessageContaining("record-missing is refused");
        }
        assertThatThrownBy(() ->
                        Gateway.create(ci.withMode(GatewayMode.LIVE).withUpstream(URI.create("http://example.com"))))
                .hasMessageContaining("https");
    }

    @Test
    void readsAndWritesNoFixtureWhenLive() throws Exception {
        try (StandInProvider provider = StandInProvider.json(StandInProvider.completion("hi"))) {
            SampleGateway live = sample(settings(folder, GatewayMode.LIVE, provider.uri()), 1, sample -> {
                post(sample, chat("a"), "authorization", "Bearer real-key");
                post(sample, chat("a"));
            });
            assertThat(live.calls()).hasSize(2).extracting(LlmCall::replayed).containsOnly(false);
            assertThat(provider.requests().get(0).headers().first("authorization"))
                    .isEqualTo("Bearer real-key");
        }
        assertThat(folder).isEmptyDirectory();
    }
}
