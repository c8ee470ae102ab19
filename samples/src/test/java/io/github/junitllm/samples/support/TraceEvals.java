package io.github.junitllm.samples.support;

import static io.github.junitllm.assertions.LlmAssertions.assertThatSpans;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.assertions.prose.Amount;
import io.github.junitllm.assertions.trace.ExpectedSpan;
import io.github.junitllm.eval.LlmAnswer;
import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.eval.LlmTask;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.telemetry.LlmTelemetry;
import io.github.junitllm.telemetry.SpanCollector;
import io.github.junitllm.trace.SampleTrace;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What the assistant does on the way to its answer, as its own instrumentation tells it. */
class TraceEvals {

    static Stream<EvalCase> orders() {
        return Stream.of(
                EvalCase.of("shipped", "Where is my order AP-20417?").expecting("24"),
                EvalCase.of("packing", "Has AP-20455 left your warehouse yet?").expecting("packing"));
    }

    // snippet: traces
    @LlmTelemetry // spans of evals and calls are exported through it, and the application's are collected
    static final OpenTelemetry TELEMETRY = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SpanCollector.create())
                    .build())
            .build();

    @LlmTask
    static SupportAnswer support(EvalCase golden, LlmGateway llm) {
        try (SupportAssistant assistant = AssistantUnderTest.at(llm, TELEMETRY)) {
            return assistant.answer(AssistantUnderTest.CUSTOMER, List.of(Turn.customer(golden.input())));
        }
    }

    @LlmEval(method = "orders")
    void looksUpTheOrderOnce(EvalCase golden, LlmAnswer answer, SampleTrace trace) {
        assertThat(answer.text()).contains(golden.expected());
        assertThatSpans(trace.spans())
                .haveInOrder(ExpectedSpan.retrieval(), ExpectedSpan.toolCall("look_up_order"))
                .have(Amount.exactly(1), ExpectedSpan.toolCall())
                .haveWithin(Duration.ofSeconds(2), ExpectedSpan.retrieval())
                .haveNoErrors();
    }
    // end snippet
}
