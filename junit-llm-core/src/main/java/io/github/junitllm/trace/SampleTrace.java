package io.github.junitllm.trace;

import java.time.Duration;
import java.util.function.Predicate;
import org.apiguardian.api.API;

/**
 * What one sample's trace holds of the application. Declare it as a parameter of an {@code @LlmEval} or {@code @LlmTask}
 * method: each sample has a trace of its own, current in the threads of its task and its check, so that spans of samples that
 * run at the same time do not mix.
 *
 * <p>An application in the same process is heard where its OpenTelemetry SDK has a {@code SpanCollector}; one in another
 * process or a container where it exports to an {@code OtlpReceiver} of the test class. Thread-safe. Implemented by the
 * framework only.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface SampleTrace {

    /** Returns the id of the sample's trace, 32 hexadecimal digits. */
    String traceId();

    /**
     * Returns the value of a {@code traceparent} header (W3C Trace Context), for requests to an application that are sent by
     * a client without instrumentation: its spans then belong to this sample.
     */
    String traceParent();

    /** Returns the spans that have come up to now, without waiting. */
    SampleSpans spans();

    /**
     * Waits for a span, such as the one that the application ends last, and returns all that have come by then. Spans of other
     * processes come late: as late as their exporter's delay, {@code OTEL_BSP_SCHEDULE_DELAY}.
     *
     * @param last the span to wait for
     * @param atMost how long; after that what there is is returned without it
     */
    SampleSpans awaitSpan(Predicate<? super TracedSpan> last, Duration atMost);
}
