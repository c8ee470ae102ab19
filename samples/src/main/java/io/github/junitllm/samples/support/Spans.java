package io.github.junitllm.samples.support;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import java.util.function.Supplier;

/** The assistant's instrumentation: what it searches and which tools it calls, by the GenAI semantic conventions. */
record Spans(Tracer tracer) {
    private static final String OPERATION = "gen_ai.operation.name";

    <T> T ofRetrieval(String source, Supplier<T> search) {
        return in(
                tracer.spanBuilder("retrieval " + source)
                        .setAttribute(OPERATION, "retrieval")
                        .setAttribute("gen_ai.data_source.id", source)
                        .startSpan(),
                search);
    }

    <T> T ofTool(String tool, String callId, Supplier<T> call) {
        return in(
                tracer.spanBuilder("execute_tool " + tool)
                        .setAttribute(OPERATION, "execute_tool")
                        .setAttribute("gen_ai.tool.name", tool)
                        .setAttribute("gen_ai.tool.call.id", callId)
                        .startSpan(),
                call);
    }

    @SuppressWarnings("try") // a scope is opened to be closed
    private static <T> T in(Span span, Supplier<T> work) {
        try (Scope current = span.makeCurrent()) {
            return work.get();
        } catch (RuntimeException e) {
            span.setStatus(StatusCode.ERROR);
            throw e;
        } finally {
            span.end();
        }
    }
}
