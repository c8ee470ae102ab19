package io.github.junitllm.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.testkit.EvalRun;
import io.github.junitllm.testkit.EvalRun.Status;
import io.github.junitllm.trace.SampleTrace;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An SDK of the user's that throws must not change what an eval finds out. */
class BrokenSdkTests {

    private static OpenTelemetrySdk sdk;

    private final TestModel model = new TestModel();

    @TempDir
    Path output;

    @AfterEach
    void close() {
        sdk.close();
        model.close();
    }

    /** Throws when spans begin or end. */
    private record Throwing(boolean onStart, boolean onEnd) implements SpanProcessor {

        @Override
        public void onStart(Context parent, ReadWriteSpan span) {
            refuse(onStart);
        }

        @Override
        public boolean isStartRequired() {
            return true;
        }

        @Override
        public void onEnd(ReadableSpan span) {
            refuse(onEnd);
        }

        @Override
        public boolean isEndRequired() {
            return true;
        }

        private static void refuse(boolean now) {
            if (now) {
                throw new IllegalStateException("the disk of the exporter is full");
            }
        }
    }

    private static final class ThrowingExporter implements SpanExporter {

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            throw new IllegalStateException("the disk of the exporter is full");
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofFailure();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofFailure();
        }
    }

    static class Evals {

        @LlmTelemetry
        static OpenTelemetry telemetry() {
            return sdk;
        }

        static Stream<EvalCase> some() {
            return Stream.of("a", "b", "c").map(id -> EvalCase.of(id, "question " + id));
        }

        @LlmEval(method = "some")
        void asks(EvalCase golden, LlmGateway llm) {
            assertThat(TestModel.ask(llm.baseUrl(), golden.input())).contains("answer");
        }
    }

    private EvalRun run(Class<?> evals, SpanProcessor processor) {
        sdk = OpenTelemetrySdk.builder()
                .setTracerProvider(
                        SdkTracerProvider.builder().addSpanProcessor(processor).build())
                .build();
        return EvalRun.of(evals)
                .with("junit.llm.mode", "live")
                .with("junit.llm.upstream", model.url())
                .in(output);
    }

    private void changesNothing(SpanProcessor processor) {
        EvalRun run = run(Evals.class, processor);

        assertThat(run.messages(Status.FAILED)).isEmpty();
        assertThat(run.names(Status.PASSED)).hasSize(4);
        assertThat(run.journal("sample")).hasSize(3).allSatisfy(row -> assertThat(
                        row.path("calls").path("count").asInt())
                .isEqualTo(1));
    }

    @Test
    void aProcessorThatThrowsWhenSpansBeginBreaksNothing() {
        changesNothing(new Throwing(true, false));
    }

    @Test
    void aProcessorThatThrowsWhenSpansEndBreaksNothing() {
        changesNothing(new Throwing(false, true));
    }

    static class Asking {

        @LlmTelemetry
        static OpenTelemetry telemetry() {
            return sdk;
        }

        @LlmEval(method = "io.github.junitllm.telemetry.BrokenSdkTests$Evals#some")
        void asks(SampleTrace trace) {
            assertThat(trace.traceId()).isNotEmpty();
        }
    }

    @Test
    void whoAsksForATraceThatIsNotThereIsToldWhy() {
        EvalRun run = run(Asking.class, new Throwing(true, false));

        assertThat(run.node("a: question a").message())
                .contains("there is no SampleTrace, since what takes the traces of this eval threw");
    }

    @Test
    void anExporterThatThrowsBreaksNothing() {
        changesNothing(SimpleSpanProcessor.create(new ThrowingExporter()));
    }
}
