package io.github.junitllm.telemetry;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.eval.SampleObserver;
import io.github.junitllm.trace.SampleTrace;
import io.github.junitllm.trace.SpanSink;
import io.github.junitllm.trace.TraceContext;
import io.github.junitllm.verdict.SampleVerdict;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Traces one sample. Thread-safe. */
final class OtelSample implements SampleObserver {

    private final OtelScope scope;
    private final CallMetrics metrics;
    private final Span span;
    private final Context context;
    private final CollectedTrace trace;
    private final CallSpan.Telling telling;
    private final EpochClock clock = EpochClock.now();

    /** Where the work on the sample is at present: the parent of calls whose client does not say which theirs is. */
    private volatile Context working;

    // Guarded by this.
    private final List<CallSpan> calls = new ArrayList<>();
    private boolean ended;

    OtelSample(
            OtelScope scope,
            CallMetrics metrics,
            Span span,
            Context context,
            CollectedTrace trace,
            CallSpan.Telling telling) {
        this.scope = scope;
        this.metrics = metrics;
        this.span = span;
        this.context = context;
        this.trace = trace;
        this.telling = telling;
        this.working = context;
    }

    @Override
    public SampleTrace trace() {
        return trace;
    }

    @Override
    @SuppressWarnings("MustBeClosedChecker") // closed with the stage
    public Stage enter(String work) {
        Span stage = scope.tracer().spanBuilder(work).setParent(context).startSpan();
        Context current = Context.current().with(OtelScope.SINK, trace.sink()).with(stage);
        Scope entered = current.makeCurrent();
        working = current;
        boolean task = work.equals(TASK);
        SpanContext begun = stage.getSpanContext();
        if (task && begun.isValid() && stage.isRecording()) {
            trace.sink().taskBegan(new TraceContext(begun.getTraceId(), begun.getSpanId(), begun.isSampled()));
        }
        return new Stage() {
            @Override
            public void failed(Throwable thrown) {
                stage.setAttribute(GenAi.ERROR_TYPE, thrown.getClass().getName());
                stage.setStatus(StatusCode.ERROR);
            }

            @Override
            public void close() {
                working = context;
                entered.close();
                if (task) {
                    trace.sink().taskEnded(clock.nanos());
                }
                stage.end();
            }
        };
    }

    @Override
    public Ending began(Function<String, @Nullable String> headers) {
        Context sent = W3CTraceContextPropagator.getInstance().extract(Context.root(), headers, FirstValues.INSTANCE);
        SpanContext client = Span.fromContext(sent).getSpanContext();
        // Below a span that is not sampled there would be none, however much the sample itself is.
        Context parent = client.isSampled() ? sent : here();
        trace.sink().claim(Span.fromContext(parent).getSpanContext().getTraceId());
        if (client.isValid()) {
            trace.sink().claim(client.getTraceId());
        }
        long start = clock.nanos();
        return new Ending() {
            @Override
            public void answered(Supplier<LlmCall> call) {
                add(new CallSpan(parent, client, start, clock.nanos(), call, ""));
            }

            @Override
            public void failed(String problem) {
                add(new CallSpan(parent, client, start, clock.nanos(), null, problem));
            }
        };
    }

    private Context here() {
        // What runs tasks may hand on the context of whoever handed one in: here perhaps that of another sample.
        Context here = Context.current();
        SpanSink whose = here.get(OtelScope.SINK);
        boolean own = whose == null || whose == trace.sink();
        return own && Span.fromContext(here).getSpanContext().isValid() ? here : working;
    }

    // The facts of a call are read at the end of its sample, so that no client waits for that.
    private void add(CallSpan call) {
        synchronized (this) {
            if (!ended) {
                calls.add(call);
                return;
            }
        }
        tell(call);
    }

    private void tell(CallSpan call) {
        call.export(scope.tracer(), span.getSpanContext(), telling);
        call.measure(metrics);
    }

    @Override
    public void ended(Ended sample) {
        List<CallSpan> made;
        synchronized (this) {
            ended = true;
            made = List.copyOf(calls);
            calls.clear();
        }
        // The user's SDK may throw at any of it.
        try {
            made.forEach(this::tell);
        } finally {
            try {
                tell(sample);
            } finally {
                trace.sink().release();
            }
        }
    }

    private void tell(Ended sample) {
        new EvaluationEvents(scope.logger(), span, context, telling.content()).emit(sample);
        String verdict = sample.verdict().name().toLowerCase(Locale.ROOT);
        span.setAttribute("test.case.result.status", verdict);
        if (sample.verdict() == SampleVerdict.FAIL || sample.verdict() == SampleVerdict.ERROR) {
            span.setStatus(StatusCode.ERROR, String.valueOf(EvaluationText.of(sample.message(), telling.content())));
        }
        if (sample.verdict() == SampleVerdict.ERROR) {
            span.setAttribute(GenAi.ERROR_TYPE, EvaluationEvents.errorType(sample));
        }
        span.end();
    }

    /** Reads headers, of which the propagator asks for some by name. */
    @SuppressWarnings("deprecation") // the enumeration of names, which this propagator never asks for
    private enum FirstValues implements TextMapGetter<Function<String, @Nullable String>> {
        INSTANCE;

        @Override
        public Iterable<String> keys(Function<String, @Nullable String> headers) {
            return List.of();
        }

        @Override
        public @Nullable String get(@Nullable Function<String, @Nullable String> headers, String name) {
            return headers == null ? null : headers.apply(name);
        }
    }
}
