package io.github.junitllm.telemetry;

import io.github.junitllm.trace.SampleSpans;
import io.github.junitllm.trace.SampleTrace;
import io.github.junitllm.trace.SpanSink;
import io.github.junitllm.trace.TraceContext;
import io.github.junitllm.trace.TracedSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A sample's trace as far as it was collected, and why nothing was.
 *
 * @param context where requests to the application continue the trace
 * @param inProcess how spans of this process are collected
 * @param shared the trace of the sample for which the task ran; null if it ran for this one
 */
record CollectedTrace(
        TraceContext context,
        SpanSink sink,
        InProcess inProcess,
        List<OtlpReceiver> receivers,
        @Nullable CollectedTrace shared)
        implements SampleTrace {

    /** What stands between the application's spans in this process and the sample. */
    enum InProcess {
        NO_LIBRARY(
                "OpenTelemetry is not on the class path: add io.opentelemetry:opentelemetry-sdk and the application's"
                        + " instrumentation"),
        NO_SDK("no OpenTelemetry SDK was there when the eval began: call buildAndRegisterGlobal() before, in a static"
                + " field or in @BeforeAll, or mark the SDK with @LlmTelemetry"),
        NOT_SAMPLED("the SDK's sampler dropped the sample's trace: give the SDK of the tests Sampler.alwaysOn()"),
        NO_COLLECTOR("the OpenTelemetry in use has no SpanCollector: add it with"
                + " SdkTracerProvider.builder().addSpanProcessor(SpanCollector.create())");

        private final String silence;

        InProcess(String silence) {
            this.silence = silence;
        }
    }

    /**
     * Begins to collect.
     *
     * @param shared whatever is known of the sample for which the task ran; null if that is this one
     */
    static CollectedTrace begin(
            TraceContext context,
            SpanSink sink,
            InProcess inProcess,
            List<OtlpReceiver> receivers,
            @Nullable SampleTrace shared) {
        receivers.forEach(receiver -> sink.listenTo(receiver.router()));
        sink.claim(context.traceId());
        return new CollectedTrace(
                context, sink, inProcess, receivers, shared instanceof CollectedTrace known ? known : null);
    }

    @Override
    public String traceId() {
        return context.traceId();
    }

    @Override
    public String traceParent() {
        return context.header();
    }

    @Override
    public SampleSpans spans() {
        List<TracedSpan> spans = new ArrayList<>(ofSharedTask());
        spans.addAll(sink.spans());
        return new SampleSpans(spans, spans.isEmpty() ? absence() : "");
    }

    @Override
    public SampleSpans awaitSpan(Predicate<? super TracedSpan> last, Duration atMost) {
        // A shared task has ended long ago, with the sample it ran for.
        if (ofSharedTask().stream().noneMatch(last)) {
            sink.await(last, atMost);
        }
        return spans();
    }

    private List<TracedSpan> ofSharedTask() {
        return shared == null ? List.of() : shared.sink.ofTask();
    }

    private String absence() {
        List<String> unended = sink.unended();
        if (!unended.isEmpty()) {
            return "Spans have begun and not ended yet: " + unended + ". End them before the task returns, or wait for"
                    + " them with SampleTrace.awaitSpan.";
        }
        if (sink.ambiguousSpans() > 0) {
            return sink.ambiguousSpans() + " spans came in a trace that calls of several samples belong to, so nobody"
                    + " can tell whose they are: have the application continue each sample's own trace, by the"
                    + " traceparent header of SampleTrace.traceParent().";
        }
        List<String> reasons = new ArrayList<>();
        if (shared != null) {
            reasons.add("The task ran for another sample that shares it, in trace " + shared.traceId()
                    + ", where it left no span that had come by the end of that sample.");
        }
        if (receivers.isEmpty() || inProcess == InProcess.NO_COLLECTOR || sink.heard()) {
            reasons.add("In this process " + (sink.heard() ? unheard(sink.strays()) : inProcess.silence) + ".");
        }
        receivers.forEach(receiver -> reasons.add(receiver.silence()));
        return String.join(" ", reasons);
    }

    private String unheard(List<String> strays) {
        String made = "the application made no span in the sample's trace " + traceId();
        return strays.isEmpty()
                ? made + ": is its instrumentation there, and does it use this SDK"
                : made + ", but others came in traces of their own, such as " + strays
                        + ": the context does not reach the threads that make them; wrap what runs there with"
                        + " Context.current().wrap(...)";
    }
}
