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
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A call of a model as a span, which is written down when the sample has ended.
 *
 * @param parent what it happened in
 * @param client what its client said it happened in; not valid where it said nothing
 * @param startNanos when it came, since 1970 by the clock: on replay too, where an attribute tells the recorded duration
 * @param call its facts; null if it has no answer
 * @param problem why it has none
 */
record CallSpan(
        Context parent,
        SpanContext client,
        long startNanos,
        long endNanos,
        @Nullable Supplier<LlmCall> call,
        String problem) {

    private static final String UNANSWERED = "model call";
    private static final String NO_ANSWER = "no_answer";

    /**
     * What is told of calls.
     *
     * @param content whether that includes what was asked and answered
     */
    record Telling(CallCosts costs, boolean content) {}

    /**
     * Makes the span.
     *
     * @param sample the sample's own span, linked where the call is in another trace
     * @param telling what is told of calls
     */
    void export(Tracer tracer, SpanContext sample, Telling telling) {
        LlmCall facts = call == null ? null : call.get();
        SpanBuilder builder = tracer.spanBuilder(facts == null ? UNANSWERED : GenAi.spanName(facts))
                .setParent(parent)
                .setSpanKind(SpanKind.CLIENT)
                .setStartTimestamp(startNanos, TimeUnit.NANOSECONDS);
        String traceId = Span.fromContext(parent).getSpanContext().getTraceId();
        if (!traceId.equals(sample.getTraceId())) {
            builder.addLink(sample);
        }
        if (client.isValid() && !traceId.equals(client.getTraceId())) {
            builder.addLink(client);
        }
        if (facts == null) {
            Span span = builder.setAttribute(GenAi.ERROR_TYPE, NO_ANSWER).startSpan();
            span.setStatus(StatusCode.ERROR, problem.lines().findFirst().orElse(""));
            span.end(endNanos, TimeUnit.NANOSECONDS);
            return;
        }
        Span span = builder.setAllAttributes(attributes(facts, telling)).startSpan();
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

    private static Attributes attributes(LlmCall call, Telling telling) {
        AttributesBuilder attributes = Attributes.builder()
                .put(GenAi.OPERATION, GenAi.operation(call))
                .put(GenAi.PROVIDER, GenAi.provider(call))
                .put(GenAi.REQUEST_STREAM, call.streamed())
                .put(GenAi.REPLAYED, call.replayed())
                .put("http.response.status_code", (long) call.status());
        put(attributes, GenAi.REQUEST_MODEL, call.requestedModel());
        RequestFacts.of(call).forEach((name, value) -> put(attributes, GenAi.REQUEST + name, value));
        put(attributes, GenAi.RESPONSE_ID, call.responseId());
        put(attributes, GenAi.RESPONSE_MODEL, call.answeredModel());
        put(attributes, GenAi.ERROR_TYPE, GenAi.errorType(call));
        if (call.finishReason() != null) {
            attributes.put(AttributeKey.stringArrayKey(GenAi.FINISH_REASONS), List.of(call.finishReason()));
        }
        Usage usage = call.usage();
        if (usage != null) {
            if (usage.inputTokens() != null) {
                attributes.put(GenAi.INPUT_TOKENS, usage.inputTokens());
            }
            if (usage.outputTokens() != null) {
                attributes.put(GenAi.OUTPUT_TOKENS, usage.outputTokens());
            }
            attributes
                    .put(GenAi.CACHED_TOKENS, usage.cachedInputTokens())
                    .put(GenAi.CACHE_WRITE_TOKENS, usage.cacheWriteInputTokens())
                    .put(GenAi.REASONING_TOKENS, usage.reasoningTokens());
        }
        CallCosts.Amount cost = telling.costs().of(call);
        if (cost != null) {
            attributes.put(GenAi.COST, cost.amount().doubleValue()).put(GenAi.CURRENCY, cost.currency());
        }
        CallTiming timing = call.timing();
        if (timing != null && call.streamed()) {
            attributes.put(GenAi.FIRST_CHUNK, timing.firstByteMicros() / 1e6);
        }
        if (timing != null && call.replayed()) {
            attributes.put(GenAi.RECORDED_DURATION, timing.totalMicros() / 1e6);
        }
        if (telling.content()) {
            attributes.put(GenAi.REQUEST_BODY, call.requestBody()).put(GenAi.RESPONSE_BODY, call.responseBody());
        }
        return attributes.build();
    }

    private static void put(AttributesBuilder attributes, String name, @Nullable Object value) {
        if (value instanceof Double number) {
            attributes.put(name, number);
        } else if (value instanceof Long number) {
            attributes.put(name, number);
        } else if (value instanceof List<?> several) {
            attributes.put(name, several.stream().map(String::valueOf).toArray(String[]::new));
        } else if (value != null) {
            attributes.put(name, value.toString());
        }
    }
}
