package io.github.junitllm.gateway;

import static io.github.junitllm.gateway.GatewayTestSupport.chat;
import static io.github.junitllm.gateway.GatewayTestSupport.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitllm.gateway.http.Headers;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Streams that are recorded: to their end, broken off, stalled, or left by their client. */
class RecordedStreamTests extends GatewayRecording {

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
}
