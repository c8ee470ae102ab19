package io.github.junitllm.telemetry;

import io.github.junitllm.trace.SpanSink;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.ContextKey;

/** The framework's own instrumentation scope at an OpenTelemetry. */
record OtelScope(Tracer tracer, Meter meter, Logger logger) {

    /** The name of all spans, metrics and events of the framework's own. */
    static final String NAME = "io.github.junit-llm";

    /** Where a sample's context keeps who takes its spans. */
    static final ContextKey<SpanSink> SINK = ContextKey.named("junit-llm-sample");

    static OtelScope of(OpenTelemetry telemetry) {
        return new OtelScope(
                telemetry.getTracer(NAME),
                telemetry.getMeter(NAME),
                telemetry.getLogsBridge().get(NAME));
    }
}
