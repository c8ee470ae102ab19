package io.github.junitllm.telemetry;

import io.github.junitllm.call.CallTiming;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.Usage;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A call of a model as a span, which is written down when the sample has ended.
 *
 * @param startNanos when it came, since 1970 by the clock: on replay too, where an attribute tells the recorded duration
 * @param call its facts; null if it has no answer
 * @param problem why it has none
 */
record CallSpan(
        Context parent,
        long startNanos,
        long endNanos,
        @Nullable Supplier<LlmCall> call,
        String problem) {

    private static final String UNANSWERED = "model call";
    private static final String NO_ANSWER = "no_answer";

    /**
     * Makes the span.
     *
     * @param sample the sample's own span, linked where the client's trace is another one
     * @param content whether what was asked and answered is told
     */
    void export(io.opentelemetry.api.trace.Tracer tracer, SpanContext sample, boolean content) {
        LlmCall facts = call == null ? null : call.get();
        SpanBuilder builder = tracer.spanBuilder(facts == null ? UNANSWERED : GenAi.spanName(facts))
                .setParent(parent)
                .setSpanKind(SpanKind.CLIENT)
                .setStartTimestamp(startNanos, TimeUnit.NANOSECONDS);
        if (!Span.fromContext(parent).getSpanContext().getTraceId().equals(sample.getTraceId())) {
            builder.addLink(sample);
        }
        if (facts == null) {
            Span span = builder.setAttribute(GenAi.ERROR_TYPE, NO_ANSWER).startSpan();
            span.setStatus(StatusCode.ERROR, problem.lines().findFirst().orElse(""));
            span.end(endNanos, TimeUnit.NANOSECONDS);
            return;
        }
        Span span = builder.setAllAttributes(attributes(facts, content)).startSpan();
        if (GenAi.errorType(facts) != null) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end(endNanos, TimeUnit.NANOSECONDS);
    }

    /** Counts tokens and time of the call, if it was answered. */
    void measure(CallMetrics metrics) {
        if (call != null) {
            metrics.record(call.get(), parent);
        }
    }

    private static Attributes attributes(LlmCall call, boolean content) {
        AttributesBuilder attributes = Attributes.builder()
                .put(GenAi.OPERATION, GenAi.operation(call))
                .put(GenAi.PROVIDER, GenAi.provider(call))
                .put(GenAi.REQUEST_STREAM, call.streamed())
                .put(GenAi.REPLAYED, call.replayed())
                .put("http.response.status_code", (long) call.status());
        put(attributes, GenAi.REQUEST_MODEL, call.requestedModel());
        put(attributes, GenAi.RESPONSE_MODEL, call.answeredModel());
        put(attributes, GenAi.ERROR_TYPE, GenAi.errorType(call));
        if (call.finishReason() != null) {
            attributes.put(AttributeKey.stringArrayKey(GenAi.FINISH_REASONS), List.of(call.finishReason()));
        }
        Usage usage = call.usage();
        if (usage != null) {
            attributes
                    .put(GenAi.INPUT_TOKENS, usage.inputTokens())
                    .put(GenAi.OUTPUT_TOKENS, usage.outputTokens())
                    .put(GenAi.CACHED_TOKENS, usage.cachedInputTokens())
                    .put(GenAi.REASONING_TOKENS, usage.reasoningTokens());
        }
        CallTiming timing = call.timing();
        if (timing != null && call.streamed()) {
            attributes.put(GenAi.FIRST_CHUNK, timing.firstByteMicros() / 1e6);
        }
        if (timing != null && call.replayed()) {
            attributes.put(GenAi.RECORDED_DURATION, timing.totalMicros() / 1e6);
        }
        if (content) {
            attributes.put(GenAi.REQUEST_BODY, call.requestBody()).put(GenAi.RESPONSE_BODY, call.responseBody());
        }
        return attributes.build();
    }

    private static void put(AttributesBuilder attributes, String name, @Nullable String value) {
        if (value != null) {
            attributes.put(name, value);
        }
    }
}
