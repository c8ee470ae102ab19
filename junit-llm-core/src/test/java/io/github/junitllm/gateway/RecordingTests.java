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
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class RecordingTests extends GatewayRecording {

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
