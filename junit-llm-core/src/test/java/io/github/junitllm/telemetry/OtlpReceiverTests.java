package io.github.junitllm.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitllm.eval.LlmAnswer;
import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.eval.LlmTask;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.testkit.EvalRun;
import io.github.junitllm.testkit.EvalRun.Status;
import io.github.junitllm.trace.SampleTrace;
import io.github.junitllm.trace.TracedSpan;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtlpReceiverTests extends Receiving {

    private static OtlpReceiver shared;

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

    @Test
    void twoReceiversHaveTwoPortsAndOneThatIsTakenIsNamed() {
        int port = URI.create(receiver.endpoint()).getPort();

        assertThat(receiver.endpoint()).isEqualTo(receiver.endpoint());
        assertThat(URI.create(shared.endpoint()).getPort()).isNotEqualTo(port);
        assertThatThrownBy(() -> OtlpReceiver.start("", port))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(String.valueOf(port));
        receiver.close();
        receiver.close();
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
