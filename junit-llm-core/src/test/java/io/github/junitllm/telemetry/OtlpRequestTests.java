package io.github.junitllm.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What is sent to a receiver, as the protocol wants it or otherwise. */
class OtlpRequestTests extends Receiving {

    @Test
    void jsonIsReadAsTheSpecificationMapsIt() throws Exception {
        HttpResponse<byte[]> answer = send(
                "/v1/traces", JSON, utf8(json(trace.traceId().toUpperCase(java.util.Locale.ROOT), "00f067aa0ba902b7")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).contains(JSON);
        assertThat(answer.body()).asString().isEqualTo("{}");
        assertThat(trace.spans().all()).singleElement().satisfies(span -> {
            assertThat(span.kind()).isEqualTo("CLIENT");
            assertThat(span.duration()).isEqualTo(Duration.ofMillis(5));
            assertThat(span.attributes())
                    .containsEntry("count", 3L)
                    .containsEntry("share", 0.5)
                    .containsEntry("done", true)
                    .containsEntry("list", List.of("a", "b"))
                    .containsEntry("map", "{\"kvlistValue\":{\"values\":[]}}");
            assertThat(span.events()).singleElement().satisfies(event -> assertThat(event.attributes())
                    .containsEntry("k", "v"));
            assertThat(span.parentId()).isEmpty();
            assertThat(span.error()).isEqualTo("broken");
            assertThat(span.service()).isEqualTo("assistant");
        });
    }

    private static ExportTraceServiceRequest protobuf(ByteString traceId) {
        return ExportTraceServiceRequest.newBuilder()
                .addResourceSpans(ResourceSpans.newBuilder()
                        .addScopeSpans(ScopeSpans.newBuilder()
                                .addSpans(io.opentelemetry.proto.trace.v1.Span.newBuilder()
                                        .setName("search")
                                        .setTraceId(traceId)
                                        .setSpanId(ByteString.copyFromUtf8("12345678")))))
                .build();
    }

    @Test
    void spansWithoutValidIdsAreRejectedInAPartialSuccess() throws Exception {
        HttpResponse<byte[]> answer = send(
                "/v1/traces",
                PROTOBUF,
                protobuf(ByteString.copyFromUtf8("short")).toByteArray());
        HttpResponse<byte[]> asJson = send("/v1/traces", JSON, utf8(json("0".repeat(32), "00f067aa0ba902b7")));

        assertThat(answer.statusCode()).isEqualTo(200);
        var success = ExportTraceServiceResponse.parseFrom(answer.body()).getPartialSuccess();
        assertThat(success.getRejectedSpans()).isEqualTo(1);
        assertThat(success.getErrorMessage()).contains("valid ids");
        assertThat(asJson.body()).asString().contains("\"partialSuccess\":{\"rejectedSpans\":\"1\"");
        assertThat(trace.spans().absence()).contains("refused what came: 1 spans had no valid ids");
    }

    @Test
    void whatIsNoOtlpIsRefusedAndToldToTheSample() throws Exception {
        assertThat(send("/v1/traces", "text/plain", utf8("x")).statusCode()).isEqualTo(415);
        assertThat(trace.spans().absence()).contains("refused what came: OTLP comes as application/x-protobuf");
        assertThat(send("/v1/traces", JSON, utf8("[1]")).statusCode()).isEqualTo(400);
        assertThat(send("/v1/traces", JSON, utf8("{\"a\":")).statusCode()).isEqualTo(400);
        assertThat(send("/v1/traces", PROTOBUF, utf8("no protobuf")).statusCode())
                .isEqualTo(400);
        assertThat(send("/v1/traces", JSON, utf8("{}"), "content-encoding", "gzip")
                        .statusCode())
                .isEqualTo(400);
        assertThat(send("/v1/traces", JSON, utf8("{}"), "content-encoding", "br")
                        .statusCode())
                .isEqualTo(415);
        assertThat(send("/somewhere", JSON, utf8("{}")).statusCode()).isEqualTo(404);
        assertThat(send("/v1/metrics", PROTOBUF, utf8("anything")).statusCode()).isEqualTo(200);
    }

    @Test
    void aBodyThatUnpacksToTooMuchIsRefused() throws Exception {
        var zipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(zipped)) {
            byte[] megabyte = new byte[1024 * 1024];
            for (int i = 0; i < 65; i++) {
                gzip.write(megabyte);
            }
        }

        assertThat(send("/v1/traces", PROTOBUF, zipped.toByteArray(), "content-encoding", "gzip")
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedAndTheReceiverGoesOn() throws Exception {
        byte[] large = new byte[50 * 1024 * 1024];
        Arrays.fill(large, (byte) ' ');

        assertThatThrownBy(() -> {
                    HttpResponse<byte[]> refused = send("/v1/traces", JSON, large);
                    throw new IOException("status " + refused.statusCode());
                })
                .isInstanceOf(IOException.class)
                .message()
                .matches("status 413|.*(?:reset|[Bb]roken pipe|closed|EOF|received no bytes).*");
        assertThat(trace.spans().absence()).contains("refused what came: ").contains("16");
        assertThat(send("/v1/traces", JSON, utf8(json(trace.traceId(), "00f067aa0ba902b7")))
                        .statusCode())
                .isEqualTo(200);
        assertThat(trace.spans().all()).hasSize(1);
    }

    @Test
    void aBodyOfUnknownLengthIsRead() throws Exception {
        byte[] body = utf8(json(trace.traceId(), "00f067aa0ba902b7"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(receiver.endpoint() + "/v1/traces"))
                .header("content-type", JSON + "; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();

        assertThat(CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(200);
        assertThat(trace.spans().all()).hasSize(1);
    }

    @Test
    void damagedMessagesAreAnsweredAndNeverBreakTheReceiver() throws Exception {
        byte[] valid = protobuf(ByteString.copyFromUtf8("0123456789abcdef")).toByteArray();
        byte[] text = utf8(json(trace.traceId(), "00f067aa0ba902b7"));
        var random = new Random(5);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = (i % 2 == 0 ? valid : text).clone();
            for (int hits = random.nextInt(1, 4); hits > 0; hits--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            assertThat(send("/v1/traces", i % 2 == 0 ? PROTOBUF : JSON, damaged).statusCode())
                    .as("seed 5, number %d", i)
                    .isIn(200, 400);
        }
    }
}
