package io.github.junitllm.benchmarks.calls;

import io.github.junitllm.eval.EvalObserver;
import io.github.junitllm.eval.EvalStart;
import io.github.junitllm.eval.SampleObserver;
import io.github.junitllm.fixture.FixtureRules;
import io.github.junitllm.gateway.Gateway;
import io.github.junitllm.gateway.GatewayMode;
import io.github.junitllm.gateway.GatewaySettings;
import io.github.junitllm.gateway.SampleAddress;
import io.github.junitllm.gateway.SampleGateway;
import io.github.junitllm.gateway.SampleOptions;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.telemetry.LlmTelemetry;
import io.github.junitllm.telemetry.SpanCollector;
import io.github.junitllm.telemetry.TelemetryContributor;
import io.github.junitllm.verdict.SampleVerdict;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One sample with one replayed call, with nobody who watches, with spans, with the log of calls, and with both. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@SuppressWarnings({"NullAway.Init", "try"}) // JMH sets up what the benchmarks use; a stage is entered to be left
public class TelemetryBenchmark {

    private static final int CASES = 500;
    private static final SampleObserver.Ended PASSED =
            new SampleObserver.Ended(SampleVerdict.PASS, null, null, Map.of());

    private static final SampleOptions OPTIONS =
            new SampleOptions(GatewayMode.REPLAY, false, GatewaySettings.Pacing.NONE, FixtureRules.NONE);

    private final AtomicInteger next = new AtomicInteger();
    private Path directory;
    private Gateway gateway;
    private HttpClient client;
    private EvalObserver spans;
    private EvalObserver log;
    private EvalObserver both;

    /** Takes spans and keeps none. */
    private static final class Nowhere implements SpanExporter {

        @Override
        public CompletableResultCode export(Collection<SpanData> exported) {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }

    /** An eval without traces. */
    static final class Plain {
        private Plain() {}

        static void check() {}
    }

    /** An eval with traces. */
    static final class Traced {
        @LlmTelemetry
        static final OpenTelemetry TELEMETRY = OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(SpanCollector.create())
                        .addSpanProcessor(SimpleSpanProcessor.create(new Nowhere()))
                        .build())
                .build();

        private Traced() {}

        static void check() {}
    }

    @Setup
    public void start() throws IOException, NoSuchMethodException {
        directory = Files.createTempDirectory("telemetry-benchmark");
        System.setProperty(
                "org.slf4j.simpleLogger.logFile", directory.resolve("calls.log").toString());
        gateway = Gateway.create(GatewaySettings.replay(Recordings.below(directory, CASES)));
        client = HttpClient.newHttpClient();
        spans = observer(Traced.class, false);
        log = observer(Plain.class, true);
        both = observer(Traced.class, true);
    }

    private static EvalObserver observer(Class<?> evals, boolean logCalls) throws NoSuchMethodException {
        return new TelemetryContributor()
                .observers(new EvalStart(
                        evals.getSimpleName() + ".check",
                        evals.getDeclaredMethod("check"),
                        evals,
                        null,
                        List.of(),
                        new EvalStart.Tracing(logCalls, false),
                        () -> null))
                .get(0);
    }

    @TearDown
    public void stop() throws IOException {
        gateway.close();
        ReplayBenchmark.delete(directory);
    }

    private void sample(@Nullable EvalObserver observer) throws IOException, InterruptedException {
        int number = Math.floorMod(next.getAndIncrement(), CASES);
        String caseId = Chat.caseId(number);
        SampleObserver watching =
                observer == null ? null : observer.begin(EvalCase.of(caseId, Chat.question(number)), 1, null);
        SampleGateway sample = gateway.open(new SampleAddress(Chat.EVAL, caseId, 1), OPTIONS, watching);
        try (sample) {
            if (watching == null) {
                Caller.ask(client, sample.baseUrl(), number);
            } else {
                try (SampleObserver.Stage task = watching.enter(SampleObserver.TASK)) {
                    Caller.ask(client, sample.baseUrl(), number);
                }
                watching.ended(PASSED);
            }
        }
        if (!sample.problems().isEmpty()) {
            throw new IllegalStateException("case " + number + ": " + sample.problems());
        }
    }

    /** Nobody watches. */
    @Benchmark
    public void reference() throws IOException, InterruptedException {
        sample(null);
    }

    @Benchmark
    public void spans() throws IOException, InterruptedException {
        sample(spans);
    }

    @Benchmark
    public void log() throws IOException, InterruptedException {
        sample(log);
    }

    @Benchmark
    public void both() throws IOException, InterruptedException {
        sample(both);
    }
}
