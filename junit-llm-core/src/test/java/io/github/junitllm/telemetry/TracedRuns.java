package io.github.junitllm.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.eval.EvalRecorder;
import io.github.junitllm.eval.LlmAnswer;
import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.eval.LlmTask;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.testkit.EvalRun;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.testing.exporter.InMemoryLogRecordExporter;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Runs evals with a real SDK of OpenTelemetry, and what that was told. */
@SuppressWarnings("try") // a scope is opened to be closed
abstract class TracedRuns {

    static final List<String> SEEN = new CopyOnWriteArrayList<>();
    static final List<String> HEADERS = new CopyOnWriteArrayList<>();

    static InMemorySpanExporter spans;
    static InMemoryLogRecordExporter logs;
    static InMemoryMetricReader metrics;
    static OpenTelemetrySdk sdk;

    final TestModel model = new TestModel();

    @TempDir
    Path output;

    @BeforeEach
    void freshSdk() {
        spans = InMemorySpanExporter.create();
        logs = InMemoryLogRecordExporter.create();
        SEEN.clear();
        HEADERS.clear();
        metrics = InMemoryMetricReader.create();
        sdk = OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(SpanCollector.create())
                        .addSpanProcessor(SimpleSpanProcessor.create(spans))
                        .build())
                .setLoggerProvider(SdkLoggerProvider.builder()
                        .addLogRecordProcessor(SimpleLogRecordProcessor.create(logs))
                        .build())
                .setMeterProvider(
                        SdkMeterProvider.builder().registerMetricReader(metrics).build())
                .build();
    }

    @AfterEach
    void close() {
        sdk.close();
        model.close();
    }

    EvalRun run(String mode, Class<?> type, String... parameters) {
        EvalRun.Request request = EvalRun.of(type)
                .with("junit.llm.mode", mode)
                .with("junit.llm.recordInCi", "true")
                .with("junit.llm.upstream", model.url())
                .with("junit.llm.fixtures", output.resolve("fixtures").toString());
        for (int at = 0; at < parameters.length; at += 2) {
            request.with(parameters[at], parameters[at + 1]);
        }
        return request.in(
                output.resolve(mode + SEEN.size() + spans.getFinishedSpanItems().size()));
    }

    /** Begins a span of the application's. */
    static Span application(String name) {
        return sdk.getTracer("app").spanBuilder(name).startSpan();
    }

    static List<SpanData> spans(String name) {
        return spans.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .toList();
    }

    static SpanData span(String name) {
        assertThat(spans(name))
                .as(name + " among " + spans.getFinishedSpanItems())
                .hasSize(1);
        return spans(name).get(0);
    }

    static Object attribute(SpanData span, String name) {
        return span.getAttributes().asMap().entrySet().stream()
                .filter(entry -> entry.getKey().getKey().equals(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    abstract static class Traced {

        @LlmTelemetry
        static OpenTelemetry telemetry() {
            return sdk;
        }

        static Stream<EvalCase> one() {
            return Stream.of(EvalCase.of("a", "a hidden question"));
        }

        static Stream<EvalCase> forty() {
            return IntStream.range(0, 40).mapToObj(i -> EvalCase.of("case-" + i, "question " + i));
        }

        /** Asks as a client that is instrumented does. */
        static String askTraced(LlmGateway llm, String question) {
            Map<String, String> headers = new HashMap<>();
            W3CTraceContextPropagator.getInstance().inject(Context.current(), headers, Map::put);
            List<String> sent = new ArrayList<>(HEADERS);
            headers.forEach((name, value) -> sent.addAll(List.of(name, value)));
            return TestModel.ask(llm.baseUrl(), question, sent.toArray(String[]::new));
        }
    }

    static class Propagating extends Traced {

        @LlmTask
        static String answer(EvalCase golden, LlmGateway llm) {
            Span span = sdk.getTracer("app").spanBuilder("invoke_agent").startSpan();
            try (Scope current = span.makeCurrent()) {
                return askTraced(llm, golden.input());
            } finally {
                span.end();
            }
        }

        @LlmEval(method = "one")
        void answers(LlmAnswer answer, EvalRecorder recorder) {
            recorder.score("brevity", 0.25);
            assertThat(answer.text()).contains("answer");
        }
    }

    static class Plain extends Traced {
        @LlmEval(method = "one")
        void asks(EvalCase golden, LlmGateway llm) {
            assertThat(TestModel.ask(llm.baseUrl(), golden.input())).contains("answer");
        }
    }
}
