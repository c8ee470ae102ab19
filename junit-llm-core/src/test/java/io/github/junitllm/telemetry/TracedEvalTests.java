package io.github.junitllm.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.eval.EvalRecorder;
import io.github.junitllm.eval.LlmAnswer;
import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.eval.LlmTask;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.testkit.EvalRun;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryLogRecordExporter;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Evals with a real SDK of OpenTelemetry, through real runs. */
@SuppressWarnings("try") // a scope is opened to be closed
class TracedEvalTests {

    private static final List<String> SEEN = new CopyOnWriteArrayList<>();
    private static final List<String> HEADERS = new CopyOnWriteArrayList<>();

    private static InMemorySpanExporter spans;
    private static InMemoryLogRecordExporter logs;
    private static InMemoryMetricReader metrics;
    private static OpenTelemetrySdk sdk;

    private final TestModel model = new TestModel();

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

    private EvalRun run(String mode, Class<?> type, String... parameters) {
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

    private static List<SpanData> spans(String name) {
        return spans.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .toList();
    }

    private static SpanData span(String name) {
        assertThat(spans(name))
                .as(name + " among " + spans.getFinishedSpanItems())
                .hasSize(1);
        return spans(name).get(0);
    }

    private static Object attribute(SpanData span, String name) {
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

    @Test
    void aCallIsAChildOfTheClientsSpanInTheSamplesTrace() {
        assertThat(run("record", Propagating.class).isRed()).isFalse();

        SpanData eval = span("eval TracedEvalTests.Propagating.answers");
        SpanData sample = span("case a");
        SpanData task = span("task");
        SpanData application = span("invoke_agent");
        SpanData call = span("chat gpt-4o-mini");
        assertThat(call.getParentSpanId()).isEqualTo(application.getSpanId());
        assertThat(application.getParentSpanId()).isEqualTo(task.getSpanId());
        assertThat(task.getParentSpanId()).isEqualTo(sample.getSpanId());
        assertThat(span("check").getParentSpanId()).isEqualTo(sample.getSpanId());
        assertThat(sample.getParentSpanContext().isValid()).isFalse();
        assertThat(sample.getLinks()).singleElement().satisfies(link -> assertThat(link.getSpanContext())
                .isEqualTo(eval.getSpanContext()));
        assertThat(List.of(call.getTraceId(), application.getTraceId(), task.getTraceId()))
                .containsOnly(sample.getTraceId());
        assertThat(attribute(eval, "test.suite.run.status")).isEqualTo("success");
        assertThat(attribute(sample, "test.case.name")).isEqualTo("a");
        assertThat(attribute(sample, "test.case.result.status")).isEqualTo("pass");
    }

    @Test
    void aCallHasTheConventionsAttributesAndNoContent() {
        run("record", Propagating.class);

        SpanData call = span("chat gpt-4o-mini");
        assertThat(call.getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(call.getAttributes().asMap())
                .containsEntry(AttributeKey.stringKey("gen_ai.operation.name"), "chat")
                .containsEntry(AttributeKey.stringKey("gen_ai.provider.name"), "openai")
                .containsEntry(AttributeKey.stringKey("gen_ai.request.model"), "gpt-4o-mini")
                .containsEntry(AttributeKey.stringKey("gen_ai.response.model"), "gpt-4o-mini-2024-07-18")
                .containsEntry(AttributeKey.stringArrayKey("gen_ai.response.finish_reasons"), List.of("stop"))
                .containsEntry(AttributeKey.longKey("gen_ai.usage.input_tokens"), 12L)
                .containsEntry(AttributeKey.longKey("gen_ai.usage.output_tokens"), 7L)
                .containsEntry(AttributeKey.longKey("gen_ai.usage.cache_read.input_tokens"), 4L)
                .containsEntry(AttributeKey.longKey("gen_ai.usage.reasoning.output_tokens"), 2L)
                .containsEntry(AttributeKey.booleanKey("junit_llm.replayed"), false);
        assertThat(spans.getFinishedSpanItems().toString()).doesNotContain("hidden question", "secret answer");
    }

    @Test
    void promptAndAnswerAreTracedWhenAskedFor() {
        run("record", Propagating.class, "junit.llm.traceContent", "true");

        SpanData call = span("chat gpt-4o-mini");
        assertThat((String) attribute(call, "junit_llm.request.body")).contains("hidden question");
        assertThat((String) attribute(call, "junit_llm.response.body")).contains("secret answer");
    }

    @Test
    void aReplayedCallIsMarkedAndTellsTheRecordedDuration() {
        run("record", Propagating.class);
        spans.reset();
        assertThat(run("replay", Propagating.class).isRed()).isFalse();

        SpanData call = span("chat gpt-4o-mini");
        assertThat(attribute(call, "junit_llm.replayed")).isEqualTo(true);
        assertThat((Double) attribute(call, "junit_llm.recorded_duration")).isPositive();
        assertThat(call.getParentSpanId()).isEqualTo(span("invoke_agent").getSpanId());
    }

    @Test
    void headersOfTracesHaveNoPartInFixtures() throws IOException {
        run("record", Propagating.class);
        HEADERS.addAll(List.of("tracestate", "vendor=zzz", "baggage", "user=somebody"));

        assertThat(run("replay", Propagating.class).isRed()).isFalse();

        try (Stream<Path> files = Files.walk(output.resolve("fixtures"))) {
            String[] traces =
                    spans("invoke_agent").stream().map(SpanData::getTraceId).toArray(String[]::new);
            assertThat(traces).hasSize(2);
            List<Path> recorded = files.filter(Files::isRegularFile).toList();
            assertThat(recorded).isNotEmpty().allSatisfy(file -> assertThat(file)
                    .content()
                    .doesNotContainIgnoringCase("traceparent")
                    .doesNotContain(traces));
        }
        HEADERS.clear();
        HEADERS.addAll(List.of("baggage", "user=somebody"));
        assertThat(run("record", Propagating.class).isRed()).isFalse();
        HEADERS.clear();
        assertThat(run("replay", Propagating.class).isRed()).isFalse();
    }

    static class Plain extends Traced {
        @LlmEval(method = "one")
        void asks(EvalCase golden, LlmGateway llm) {
            assertThat(TestModel.ask(llm.baseUrl(), golden.input())).contains("answer");
        }
    }

    @Test
    void aCallOfAClientWithoutTracesBelongsToTheWorkThatMakesIt() {
        run("record", Plain.class);

        assertThat(span("chat gpt-4o-mini").getParentSpanId())
                .isEqualTo(span("check").getSpanId());
        assertThat(span("check").getParentSpanId()).isEqualTo(span("case a").getSpanId());
    }

    @Test
    void aCallWithoutAnAnswerIsAnError() {
        assertThat(run("replay", Plain.class).isRed()).isTrue();

        SpanData call = span("model call");
        assertThat(attribute(call, "error.type")).isEqualTo("no_answer");
        assertThat(call.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        SpanData sample = span("case a");
        assertThat(attribute(sample, "test.case.result.status")).isEqualTo("error");
        assertThat(sample.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    }

    static class Concurrent extends Traced {

        @LlmTask(concurrency = 8)
        static String answer(EvalCase golden) {
            sdk.getTracer("app")
                    .spanBuilder("work on " + golden.id())
                    .startSpan()
                    .end();
            return Span.current().getSpanContext().getTraceId();
        }

        @Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
        @LlmEval(method = "forty")
        void checks(EvalCase golden, LlmAnswer answer) {
            sdk.getTracer("app")
                    .spanBuilder("check of " + golden.id())
                    .startSpan()
                    .end();
            assertThat(Span.current().getSpanContext().getTraceId()).isEqualTo(answer.text());
            SEEN.add(answer.text());
        }
    }

    @Test
    void theContextOfASampleIsCurrentInTheThreadsOfItsTaskAndItsBodyAlone() {
        assertThat(run("replay", Concurrent.class).isRed()).isFalse();

        assertThat(SEEN).hasSize(40).doesNotHaveDuplicates();
        for (int i = 0; i < 40; i++) {
            String trace = span("case case-" + i).getTraceId();
            assertThat(span("work on case-" + i).getTraceId()).isEqualTo(trace);
            assertThat(span("check of case-" + i).getTraceId()).isEqualTo(trace);
        }
        assertThat(Span.current().getSpanContext().isValid()).isFalse();
    }

    static class Mixed extends Traced {

        static Stream<EvalCase> four() {
            return Stream.of("pass", "fail", "error", "skip").map(id -> EvalCase.of(id, "question"));
        }

        @LlmEval(method = "four")
        void checks(EvalCase golden, EvalRecorder recorder) {
            recorder.score("brevity", 0.25);
            switch (golden.id()) {
                case "fail" -> throw new AssertionError("too long\n  the response: the secret answer");
                case "error" -> throw new IllegalStateException("no light");
                case "skip" -> throw new org.opentest4j.TestAbortedException("not today");
                default -> assertThat(golden.id()).isEqualTo("pass");
            }
        }
    }

    @Test
    void eachSampleHasAnEventOfItsVerdictAndOneOfEachScore() {
        run("replay", Mixed.class);

        List<LogRecordData> events = logs.getFinishedLogRecordItems();
        assertThat(events).hasSize(8).allSatisfy(event -> assertThat(event.getEventName())
                .isEqualTo("gen_ai.evaluation.result"));
        assertThat(verdict(events, "pass"))
                .containsEntry("gen_ai.evaluation.score.value", 1.0)
                .containsEntry("gen_ai.evaluation.score.label", "pass")
                .doesNotContainKey("gen_ai.evaluation.explanation");
        assertThat(verdict(events, "fail"))
                .containsEntry("gen_ai.evaluation.score.value", 0.0)
                .containsEntry("gen_ai.evaluation.score.label", "fail")
                .containsEntry("gen_ai.evaluation.explanation", "too long");
        assertThat(verdict(events, "error"))
                .containsEntry("error.type", "java.lang.IllegalStateException")
                .containsEntry("gen_ai.evaluation.explanation", "java.lang.IllegalStateException: no light")
                .doesNotContainKey("gen_ai.evaluation.score.value");
        assertThat(verdict(events, "skip")).containsEntry("gen_ai.evaluation.score.label", "skipped");
        assertThat(events)
                .filteredOn(event ->
                        "brevity".equals(event.getAttributes().get(AttributeKey.stringKey("gen_ai.evaluation.name"))))
                .hasSize(4)
                .allSatisfy(event -> assertThat(
                                event.getAttributes().get(AttributeKey.doubleKey("gen_ai.evaluation.score.value")))
                        .isEqualTo(0.25));
        assertThat(span("case fail").getEvents()).hasSize(2).allSatisfy(event -> assertThat(event.getName())
                .isEqualTo("gen_ai.evaluation.result"));
        assertThat(attribute(span("eval TracedEvalTests.Mixed.checks"), "test.suite.run.status"))
                .isEqualTo("failure");
    }

    private static Map<String, Object> verdict(List<LogRecordData> events, String caseId) {
        SpanData sample = span("case " + caseId);
        Map<String, Object> attributes = new HashMap<>();
        events.stream()
                .filter(event -> event.getSpanContext().getSpanId().equals(sample.getSpanId()))
                .filter(event ->
                        "verdict".equals(event.getAttributes().get(AttributeKey.stringKey("gen_ai.evaluation.name"))))
                .forEach(event -> event.getAttributes().forEach((key, value) -> attributes.put(key.getKey(), value)));
        assertThat(attributes).isNotEmpty();
        return attributes;
    }

    @Test
    void tokensAndTimeAreMeasuredAndThoseOfReplayedCallsMarked() {
        run("record", Propagating.class);
        run("replay", Propagating.class);

        Map<String, MetricData> measured = new HashMap<>();
        metrics.collectAllMetrics().forEach(metric -> measured.put(metric.getName(), metric));
        MetricData tokens = measured.get("gen_ai.client.token.usage");
        assertThat(tokens.getUnit()).isEqualTo("{token}");
        assertThat(tokens.getHistogramData().getPoints())
                .extracting(HistogramPointData::getSum)
                .containsExactlyInAnyOrder(12.0, 7.0, 12.0, 7.0);
        assertThat(tokens.getHistogramData().getPoints()).allSatisfy(point -> {
            assertThat(point.getBoundaries()).startsWith(1.0, 4.0).endsWith(67_108_864.0);
            assertThat(point.getAttributes().get(AttributeKey.stringKey("gen_ai.token.type")))
                    .isEqualTo(point.getSum() == 12 ? "input" : "output");
        });
        MetricData durations = measured.get("gen_ai.client.operation.duration");
        assertThat(durations.getUnit()).isEqualTo("s");
        Map<Boolean, Double> sums = new HashMap<>();
        durations.getHistogramData().getPoints().forEach(point -> {
            assertThat(point.getBoundaries()).startsWith(0.01, 0.02).endsWith(81.92);
            sums.put(point.getAttributes().get(AttributeKey.booleanKey("junit_llm.replayed")), point.getSum());
        });
        // What was recorded is what the call took then.
        assertThat(sums.get(true)).isPositive().isEqualTo(sums.get(false));
    }

    static class Unasked {
        @LlmEval(method = "io.github.junitllm.telemetry.TracedEvalTests$Traced#one")
        void checks(EvalCase golden) {
            SEEN.add(Span.current().getSpanContext().getTraceId());
            assertThat(golden.id()).isEqualTo("a");
        }
    }

    @Test
    void withoutAnSdkNothingIsTracedAndNoGlobalOneIsSet() {
        assertThat(run("replay", Unasked.class).isRed()).isFalse();

        assertThat(SEEN).containsExactly("0".repeat(32));
        assertThat(GlobalOpenTelemetry.isSet()).isFalse();
    }

    static class Useless {
        @LlmTelemetry
        static final String TELEMETRY = "yes";

        @LlmEval(method = "io.github.junitllm.telemetry.TracedEvalTests$Traced#one")
        void checks(EvalCase golden) {
            assertThat(golden.id()).isEqualTo("a");
        }
    }

    static class PerMethod {
        @LlmTelemetry
        final OpenTelemetry telemetry = OpenTelemetry.noop();

        @LlmEval(method = "io.github.junitllm.telemetry.TracedEvalTests$Traced#one")
        void checks(EvalCase golden) {
            assertThat(golden.id()).isEqualTo("a");
        }
    }

    static class Unset {
        @LlmTelemetry
        static OpenTelemetry telemetry;

        @LlmEval(method = "io.github.junitllm.telemetry.TracedEvalTests$Traced#one")
        void checks(EvalCase golden) {
            assertThat(golden.id()).isEqualTo("a");
        }
    }

    @Test
    void whatCannotBeUsedIsRefusedWithAReason() {
        assertThat(run("replay", Useless.class).node("configuration").message())
                .contains(
                        "@LlmTelemetry marks a java.lang.String, which is neither an OpenTelemetry nor an OtlpReceiver");
        SEEN.add("");
        assertThat(run("replay", PerMethod.class).node("configuration").message())
                .contains("@LlmTelemetry 'telemetry' of PerMethod is not static")
                .contains("PER_CLASS");
        SEEN.add("");
        assertThat(run("replay", Unset.class).node("configuration").message())
                .contains("@LlmTelemetry 'telemetry' of Unset is null when the eval begins");
    }
}
