package io.github.junitllm.telemetry;

import io.github.junitllm.eval.EvalObserver;
import io.github.junitllm.eval.EvalStart;
import io.github.junitllm.eval.SampleObserver;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.telemetry.CollectedTrace.InProcess;
import io.github.junitllm.trace.SampleTrace;
import io.github.junitllm.trace.SpanSink;
import io.github.junitllm.trace.TraceContext;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Traces one execution of an eval. Each sample has a trace of its own, linked to the eval's span: so a sample's spans are told
 * from those of all others, and a trace stays as small as one case.
 */
final class OtelEval implements EvalObserver {

    private final EvalStart eval;
    private final boolean exported;
    private final OtelScope scope;
    private final CallMetrics metrics;
    private final List<OtlpReceiver> receivers;
    private final CallSpan.Telling telling;
    private final Span span;

    private OtelEval(EvalStart eval, @Nullable OpenTelemetry telemetry, List<OtlpReceiver> receivers) {
        this.eval = eval;
        this.exported = telemetry != null;
        this.scope = OtelScope.of(telemetry == null ? OpenTelemetry.noop() : telemetry);
        this.metrics = new CallMetrics(scope.meter());
        this.receivers = receivers;
        this.telling = new CallSpan.Telling(
                new CallCosts(exported ? eval.prices().get() : null),
                eval.tracing().content());
        this.span = scope.tracer()
                .spanBuilder("eval " + eval.name())
                .setAttribute("test.suite.name", eval.name())
                .startSpan();
    }

    /**
     * Returns who traces an eval; null where there is nothing to trace it with and nobody wants its spans.
     *
     * @param declared what the class marks for it
     * @param wanted whether somebody wants the application's spans
     * @throws IllegalArgumentException if what is marked is of no use
     */
    static @Nullable EvalObserver of(
            EvalStart eval, List<Object> declared, List<OtlpReceiver> receivers, boolean wanted) {
        OpenTelemetry given = null;
        for (Object value : declared) {
            if (!(value instanceof OpenTelemetry telemetry)) {
                throw new IllegalArgumentException("@LlmTelemetry marks a "
                        + value.getClass().getName() + ", which is neither an OpenTelemetry nor an OtlpReceiver");
            }
            given = given == null ? telemetry : given;
        }
        OpenTelemetry telemetry = given == null ? global() : given;
        return telemetry == null && !wanted ? null : new OtelEval(eval, telemetry, receivers);
    }

    // To ask for a global one that is not set would set it, for good; before 1.57 nobody can tell.
    private static @Nullable OpenTelemetry global() {
        try {
            return GlobalOpenTelemetry.isSet() ? GlobalOpenTelemetry.get() : null;
        } catch (NoSuchMethodError older) {
            return null;
        }
    }

    @Override
    public SampleObserver begin(EvalCase golden, int sample, @Nullable SampleTrace shared) {
        var sink = new SpanSink();
        Context root = Context.root().with(OtelScope.SINK, sink);
        SpanBuilder builder = scope.tracer()
                .spanBuilder("case " + golden.id())
                .setParent(root)
                .setAttribute("test.suite.name", eval.name())
                .setAttribute("test.case.name", golden.id())
                .setAttribute("junit_llm.sample", (long) sample);
        if (span.getSpanContext().isValid()) {
            builder.addLink(span.getSpanContext());
        }
        TraceContext task =
                shared instanceof CollectedTrace known ? known.sink().task() : null;
        if (task != null) {
            builder.addLink(
                    remote(task),
                    Attributes.builder().put(GenAi.LINK, GenAi.SHARED_TASK).build());
        }
        Span own = builder.startSpan();
        InProcess inProcess = inProcess(own);
        if (!own.getSpanContext().isValid()) {
            own = Span.wrap(remote(PlainEval.newContext()));
        }
        SpanContext context = own.getSpanContext();
        CollectedTrace trace = CollectedTrace.begin(
                new TraceContext(context.getTraceId(), context.getSpanId(), context.isSampled()),
                sink,
                inProcess,
                receivers,
                shared);
        return new OtelSample(scope, metrics, own, root.with(own), trace, telling);
    }

    private InProcess inProcess(Span own) {
        if (!exported) {
            return InProcess.NO_SDK;
        }
        // An SDK without any processor makes no valid spans.
        boolean dropped =
                own.getSpanContext().isValid() && !own.getSpanContext().isSampled();
        return dropped ? InProcess.NOT_SAMPLED : InProcess.NO_COLLECTOR;
    }

    private static SpanContext remote(TraceContext context) {
        return SpanContext.create(
                context.traceId(),
                context.spanId(),
                context.sampled() ? TraceFlags.getSampled() : TraceFlags.getDefault(),
                TraceState.getDefault());
    }

    @Override
    public void ended(String verdict, boolean passed) {
        span.setAttribute("test.suite.run.status", passed ? "success" : "failure");
        if (!passed && !verdict.isEmpty()) {
            span.setStatus(StatusCode.ERROR, verdict);
        }
        span.end();
    }
}
