package io.github.junitllm.telemetry;

import io.github.junitllm.trace.SpanRouter;
import io.github.junitllm.trace.SpanSink;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import org.apiguardian.api.API;

/**
 * Collects the application's spans for {@link io.github.junitllm.trace.SampleTrace}: add one to the SDK that the application
 * uses in its tests,
 *
 * <pre>{@code
 * SdkTracerProvider.builder().addSpanProcessor(SpanCollector.create())
 * }</pre>
 *
 * <p>An SDK that is configured by {@code opentelemetry-sdk-extension-autoconfigure} has one without being told. It needs no
 * sampler, exporter or name of its own, learns of samples from the context of their spans, and keeps nothing of those that
 * have ended. Thread-safe.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SpanCollector implements SpanProcessor {

    private final SpanRouter router = new SpanRouter();

    private SpanCollector() {}

    /** Returns a collector for one SDK. */
    public static SpanCollector create() {
        return new SpanCollector();
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        String traceId = span.getSpanContext().getTraceId();
        SpanSink sample = parent.get(OtelScope.SINK);
        if (sample != null) {
            sample.heardBy(router);
            sample.claim(traceId);
        }
        if (!isOurs(span)) {
            SpanSink sink = sample == null ? router.of(traceId) : sample;
            if (sink != null) {
                sink.began(span.getSpanContext().getSpanId(), span.getName());
            }
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        if (!isOurs(span)) {
            router.route(SdkSpans.traced(span.toSpanData()));
        }
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }

    private static boolean isOurs(ReadableSpan span) {
        return span.getInstrumentationScopeInfo().getName().equals(OtelScope.NAME);
    }
}
