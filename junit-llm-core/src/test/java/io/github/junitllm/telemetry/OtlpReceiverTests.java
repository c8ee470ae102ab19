package io.github.junitllm.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.github.junitllm.eval.LlmAnswer;
import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.eval.LlmTask;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.telemetry.CollectedTrace.InProcess;
import io.github.junitllm.testkit.EvalRun;
import io.github.junitllm.testkit.EvalRun.Status;
import io.github.junitllm.trace.SampleTrace;
import io.github.junitllm.trace.SpanSink;
import io.github.junitllm.trace.TraceContext;
import io.github.junitllm.trace.TracedSpan;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtlpReceiverTests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PROTOBUF = "application/x-protobuf";
    private static final String JSON = "application/json";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static OtlpReceiver shared;

    private final OtlpReceiver receiver = OtlpReceiver.start();
    private final TraceContext context = PlainEval.newContext();
    private final CollectedTrace trace =
            CollectedTrace.begin(context, new SpanSink(), InProcess.NO_SDK, List.of(receiver));

    @TempDir
    Path output;

    @BeforeAll
    static void startShared() {
        shared = OtlpReceiver.start();
    }

    @AfterAll
    static void closeShared() {
        shared.close();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    /** An application elsewhere: its SDK knows nothing of this process. */
    private static OpenTelemetrySdk elsewhere(OtlpReceiver receiver, String compression) {
        return OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .setResource(Resource.builder()
                                .put("service.name", "assistant")
                                .build())
                        .addSpanProcessor(SimpleSpanProcessor.create(OtlpHttpSpanExporter.builder()
                                .setEndpoint(receiver.endpoint() + "/v1/traces")
                                .setCompression(compression)
                                .build()))
                        .build())
                .build();
    }

    private static Context remote(String traceParent) {
        return W3CTraceContextPropagator.getInstance()
                .extract(Context.root(), Map.of("traceparent", traceParent), new Getter());
    }

    @SuppressWarnings("deprecation")
    private static final class Getter implements TextMapGetter<Map<String, String>> {
        @Override
        public Iterable<String> keys(Map<String, String> carrier) {
            return carrier.keySet();
        }

        @Override
        public String get(Map<String, String> carrier, String key) {
            return carrier.get(key);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "none"})
    void spansOfARealExporterReachTheSampleWhoseTraceTheyContinue(String compression) {
        try (OpenTelemetrySdk sdk = elsewhere(receiver, compression)) {
            Span span = sdk.getTracer("app")
                    .spanBuilder("POST /ask")
                    .setParent(remote(trace.traceParent()))
                    .setAttribute("count", 3)
                    .startSpan();
            span.setStatus(StatusCode.ERROR, "broken");
            span.end();
            sdk.getTracer("app").spanBuilder("other").startSpan().end();

            List<TracedSpan> spans = trace.awaitSpan(one -> one.name().equals("POST /ask"), PATIENCE)
                    .all();

            assertThat(spans).singleElement().satisfies(one -> {
                assertThat(one.service()).isEqualTo("assistant");
                assertThat(one.instrumentation()).isEqualTo("app");
                assertThat(one.parentId()).isEqualTo(context.spanId());
                assertThat(one.attributes()).containsEntry("count", 3L);
                assertThat(one.error()).isEqualTo("broken");
                assertThat(one.startNanos()).isPositive();
            });
        }
    }

    private HttpResponse<byte[]> send(String path, String type, byte[] body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(receiver.endpoint() + path))
                .header("content-type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String json(String traceId, String spanId) {
        return """
                {"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"assistant"}}]},
                "scopeSpans":[{"scope":{"name":"app"},"spans":[{"traceId":"%s","spanId":"%s","parentSpanId":"",
                "name":"search","kind":3,"startTimeUnixNano":"1760000000000000000","endTimeUnixNano":1760000000005000000,
                "someday":{"more":1},
                "attributes":[{"key":"count","value":{"intValue":"3"}},{"key":"share","value":{"doubleValue":0.5}},
                {"key":"done","value":{"boolValue":true}},
                {"key":"list","value":{"arrayValue":{"values":[{"stringValue":"a"},{"stringValue":"b"}]}}},
                {"key":"map","value":{"kvlistValue":{"values":[]}}}],
                "events":[{"timeUnixNano":"1","name":"e","attributes":[{"key":"k","value":{"stringValue":"v"}}]}],
                "status":{"code":2,"message":"broken"}}]}]}]}
                """.formatted(traceId, spanId);
    }

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

    @Test
    void silenceIsExplained() throws Exception {
        assertThat(trace.spans().absence())
                .contains("The OtlpReceiver at " + receiver.endpoint() + " got nothing")
                .contains("OTEL_EXPORTER_OTLP_ENDPOINT");

        send("/v1/traces", JSON, utf8(json("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7")));

        assertThat(trace.spans().absence())
                .contains("got 1 spans, and none of this sample, but of traces nobody knows, such as [search]")
                .contains("traceparent");
    }

    @Test
    void theAddressIsWhatAnApplicationElsewhereNeeds() {
        assertThat(receiver.reachedAs("host.docker.internal")).startsWith("http://host.docker.internal:");
        assertThat(receiver.environment("host.docker.internal"))
                .containsEntry("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.reachedAs("host.docker.internal"))
                .containsEntry("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
        assertThatThrownBy(() -> OtlpReceiver.start("no-such-interface", 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no-such-interface");
    }

    abstract static class Elsewhere {

        @LlmTelemetry
        static OtlpReceiver receiver() {
            return shared;
        }

        static Stream<EvalCase> twenty() {
            return IntStream.range(0, 20).mapToObj(i -> EvalCase.of("case-" + i, "question"));
        }
    }

    static class Continuing extends Elsewhere {

        @LlmTask(concurrency = 8)
        static String answer(EvalCase golden, SampleTrace trace) {
            try (OpenTelemetrySdk sdk = elsewhere(shared, "gzip")) {
                sdk.getTracer("app")
                        .spanBuilder("ask " + golden.id())
                        .setParent(remote(trace.traceParent()))
                        .startSpan()
                        .end();
            }
            return "done";
        }

        @LlmEval(method = "twenty")
        void hasItsOwn(EvalCase golden, LlmAnswer answer, SampleTrace trace) {
            assertThat(answer.text()).isEqualTo("done");
            assertThat(trace.awaitSpan(span -> true, PATIENCE).all())
                    .extracting(TracedSpan::name)
                    .containsExactly("ask " + golden.id());
        }
    }

    @Test
    void samplesThatRunAtTheSameTimeHaveTheirOwnSpans() {
        EvalRun run = EvalRun.of(Continuing.class).in(output);

        assertThat(run.names(Status.PASSED)).hasSize(21);
    }

    /** Its application begins a trace of its own, which its call of the model tells of. */
    static class Adopting extends Elsewhere {

        @LlmTask
        static String answer(EvalCase golden, LlmGateway llm) {
            try (OpenTelemetrySdk sdk = elsewhere(shared, "none")) {
                Span span =
                        sdk.getTracer("app").spanBuilder("ask " + golden.id()).startSpan();
                sdk.getTracer("app")
                        .spanBuilder("search")
                        .setParent(Context.root().with(span))
                        .startSpan()
                        .end();
                TestModel.ask(
                        llm.baseUrl(),
                        golden.id(),
                        "traceparent",
                        "00-" + span.getSpanContext().getTraceId() + "-"
                                + span.getSpanContext().getSpanId() + "-01");
                span.end();
            }
            return "done";
        }

        @LlmEval(method = "twenty")
        void hasItsOwn(EvalCase golden, LlmAnswer answer, SampleTrace trace) {
            assertThat(answer.text()).isEqualTo("done");
            assertThat(trace.awaitSpan(span -> span.name().startsWith("ask"), PATIENCE)
                            .all())
                    .extracting(TracedSpan::name)
                    .containsExactly("ask " + golden.id(), "search");
        }
    }

    @Test
    void aTraceWhoseCallComesToASamplesUrlIsThatSamples() {
        try (TestModel model = new TestModel()) {
            EvalRun run = EvalRun.of(Adopting.class)
                    .with("junit.llm.mode", "live")
                    .with("junit.llm.upstream", model.url())
                    .in(output);

            assertThat(run.names(Status.PASSED)).as(run.leaves().toString()).hasSize(21);
        }
    }
}
