package io.github.junitllm.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.eval.LlmAnswer;
import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.eval.LlmTask;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.testkit.EvalRun;
import io.github.junitllm.testkit.EvalRun.Status;
import io.github.junitllm.trace.SampleTrace;
import io.github.junitllm.trace.TracedSpan;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application's spans of a sample, collected in the process, through real runs. */
@SuppressWarnings("try") // a scope is opened to be closed
class SampleTraceTests {

    /** What the application's SDK is, and what the framework is told of it. */
    private static OpenTelemetry application;

    private static OpenTelemetry told;

    /** What the application does. */
    private static Runnable work;

    @TempDir
    Path output;

    @BeforeEach
    void sdk() {
        use(sdk(true, Sampler.alwaysOn()));
        work = () -> span("search").end();
    }

    @AfterEach
    void close() {
        if (application instanceof OpenTelemetrySdk sdk) {
            sdk.close();
        }
    }

    private static void use(OpenTelemetry telemetry) {
        application = telemetry;
        told = telemetry;
    }

    private static OpenTelemetry sdk(boolean collecting, Sampler sampler) {
        var provider = SdkTracerProvider.builder().setSampler(sampler);
        if (collecting) {
            provider.addSpanProcessor(SpanCollector.create());
        }
        return OpenTelemetrySdk.builder().setTracerProvider(provider.build()).build();
    }

    private static Span span(String name) {
        return application.getTracer("app").spanBuilder(name).startSpan();
    }

    private EvalRun run(Class<?> type) {
        return EvalRun.of(type).in(output.resolve(type.getSimpleName()));
    }

    static class Told {

        @LlmTelemetry
        static OpenTelemetry telemetry() {
            return told;
        }

        static Stream<EvalCase> one() {
            return Stream.of(EvalCase.of("a", "question"));
        }

        static Stream<EvalCase> many() {
            return IntStream.range(0, 50).mapToObj(i -> EvalCase.of("case-" + i, "question"));
        }

        @LlmTask
        static String answer(EvalCase golden, SampleTrace trace) {
            work.run();
            return trace.traceId();
        }

        @LlmEval(method = "one")
        void tells(LlmAnswer answer, SampleTrace trace) {
            assertThat(answer.text()).isEqualTo(trace.traceId());
            assertThat(trace.traceParent()).startsWith("00-" + trace.traceId() + "-");
            throw new AssertionError(
                    "spans " + trace.spans().all() + " absence " + trace.spans().absence());
        }
    }

    static class Untold {
        @LlmTask
        static String answer(EvalCase golden) {
            work.run();
            return "done";
        }

        @LlmEval(method = "io.github.junitllm.telemetry.SampleTraceTests$Told#one")
        void tells(LlmAnswer answer, SampleTrace trace) {
            assertThat(answer.text()).isEqualTo("done");
            throw new AssertionError(
                    "spans " + trace.spans().all() + " absence " + trace.spans().absence());
        }
    }

    private String told(Class<?> type) {
        return run(type).node("a: question").message();
    }

    @Test
    void spansOfTheApplicationAreTheSamplesAndTheFrameworksOwnAreNotAmongThem() {
        assertThat(told(Told.class))
                .contains("spans [search, ")
                .doesNotContain("task")
                .contains("absence \n");
    }

    @Test
    void anSdkThatTheFrameworkKnowsNothingOfIsHeardWhereItsSpansJoinTheSample() {
        assertThat(told(Untold.class)).contains("spans [search, ");
    }

    @Test
    void withoutAnSdkThatIsSaid() {
        use(OpenTelemetry.noop());

        assertThat(told(Untold.class)).contains("In this process no OpenTelemetry SDK was there when the eval began");
    }

    @Test
    void aSamplerThatDropsIsSaid() {
        use(sdk(true, Sampler.alwaysOff()));

        assertThat(told(Told.class)).contains("the SDK's sampler dropped the sample's trace", "Sampler.alwaysOn()");
    }

    @Test
    void anSdkWithoutACollectorIsSaid() {
        use(sdk(false, Sampler.alwaysOn()));

        assertThat(told(Told.class)).contains("the OpenTelemetry in use has no SpanCollector: add it with");
    }

    @Test
    void anApplicationWithoutInstrumentationIsSaid() {
        work = () -> {};

        assertThat(told(Told.class)).contains("the application made no span in the sample's trace");
    }

    @Test
    void aContextThatDoesNotReachTheThreadsIsSaid() {
        work = () -> CompletableFuture.runAsync(() -> span("search elsewhere").end(), Runnable::run)
                .thenRunAsync(() -> {
                    try (Scope lost = Context.root().makeCurrent()) {
                        span("lost search").end();
                    }
                })
                .join();
        assertThat(told(Told.class)).contains("spans [search elsewhere").doesNotContain("lost search");

        work = () -> {
            try (Scope lost = Context.root().makeCurrent()) {
                span("lost search").end();
            }
        };
        assertThat(EvalRun.of(Told.class)
                        .in(output.resolve("again"))
                        .node("a: question")
                        .message())
                .contains("others came in traces of their own, such as [lost search]", "Context.current().wrap");
    }

    @Test
    void spansThatHaveNotEndedAreSaid() {
        work = () -> span("endless search");

        assertThat(told(Told.class)).contains("Spans have begun and not ended yet: [endless search]");
    }

    @Test
    void anAutoconfiguredSdkCollectsByItself() {
        use(AutoConfiguredOpenTelemetrySdk.builder()
                .addPropertiesSupplier(() -> Map.of(
                        "otel.traces.exporter", "none", "otel.metrics.exporter", "none", "otel.logs.exporter", "none"))
                .build()
                .getOpenTelemetrySdk());

        assertThat(told(Told.class)).contains("spans [search, ");
    }

    static class Concurrent {
        @LlmTelemetry
        static OpenTelemetry telemetry() {
            return told;
        }

        @LlmTask(concurrency = 16)
        static String answer(EvalCase golden) {
            Span outer = span("invoke_agent " + golden.id());
            try (Scope current = outer.makeCurrent()) {
                CompletableFuture.runAsync(Context.current()
                                .wrap(() -> span("search for " + golden.id()).end()))
                        .join();
            }
            outer.end();
            return "done";
        }

        @LlmEval(method = "io.github.junitllm.telemetry.SampleTraceTests$Told#many")
        void hasItsOwn(EvalCase golden, LlmAnswer answer, SampleTrace trace) {
            assertThat(answer.text()).isEqualTo("done");
            span("check").end();
            assertThat(trace.spans().all())
                    .extracting(TracedSpan::name)
                    .containsExactly("invoke_agent " + golden.id(), "search for " + golden.id(), "check");
        }
    }

    @Test
    void samplesThatRunAtTheSameTimeDoNotMix() {
        EvalRun run = run(Concurrent.class);

        assertThat(run.names(Status.PASSED)).hasSize(51);
    }

    static class Facts {
        @LlmTelemetry
        static OpenTelemetry telemetry() {
            return told;
        }

        @LlmEval(method = "io.github.junitllm.telemetry.SampleTraceTests$Told#one")
        void areKept(SampleTrace trace) {
            Span outer = span("outer");
            try (Scope current = outer.makeCurrent()) {
                Span inner = application
                        .getTracer("app")
                        .spanBuilder("inner")
                        .setSpanKind(SpanKind.CLIENT)
                        .setAttribute("text", "t")
                        .setAttribute("count", 3)
                        .setAttribute(AttributeKey.stringArrayKey("list"), List.of("a", "b"))
                        .startSpan();
                inner.recordException(new IllegalStateException("no light"));
                inner.setStatus(StatusCode.ERROR, "broken");
                inner.end();
            }
            outer.end();
            assertThat(trace.spans().all()).hasSize(2);
            TracedSpan root = trace.spans().all().get(0);
            TracedSpan span = trace.spans().all().get(1);
            assertThat(span.parentId()).isEqualTo(root.spanId());
            assertThat(span.kind()).isEqualTo("CLIENT");
            assertThat(span.instrumentation()).isEqualTo("app");
            assertThat(span.attributes())
                    .containsEntry("text", "t")
                    .containsEntry("count", 3L)
                    .containsEntry("list", List.of("a", "b"));
            assertThat(span.error()).isEqualTo("broken");
            assertThat(root.failed()).isFalse();
            assertThat(span.events()).singleElement().satisfies(event -> assertThat(event.attributes())
                    .containsEntry("exception.message", "no light"));
        }
    }

    @Test
    void factsOfSpansAreKept() {
        EvalRun run = run(Facts.class);

        assertThat(run.isRed()).as(run.leaves().toString()).isFalse();
    }
}
