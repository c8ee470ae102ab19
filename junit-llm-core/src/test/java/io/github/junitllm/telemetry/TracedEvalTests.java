package io.github.junitllm.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.eval.LlmAnswer;
import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.eval.LlmTask;
import io.github.junitllm.golden.EvalCase;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which spans an eval has, and which is whose parent. */
class TracedEvalTests extends TracedRuns {

    @Test
    void aCallIsAChildOfTheClientsSpanInTheSamplesTrace() {
        assertThat(run("record", Propagating.class).isRed()).isFalse();

        SpanData eval = span("eval TracedRuns.Propagating.answers");
        SpanData sample = span("case a");
        SpanData task = span("task");
        SpanData application = span("invoke_agent");
        SpanData call = span("chat gpt-4o-mini");
        assertThat(call.getParentSpanId()).isEqualTo(application.getSpanId());
        assertThat(application.getParentSpanId()).isEqualTo(task.getSpanId());
        assertThat(task.getParentSpanId()).isEqualTo(sample.getSpanId());
        assertThat(span("check").getParentSpanId()).isEqualTo(sample.getSpanId());
        assertThat(sample.getParentSpanContext().isValid()).isFalse();
        assertThat(sample.getLinks()).singleElement().satisfies(link -> assertThat(link.getSpanContext())
                .isEqualTo(eval.getSpanContext()));
        assertThat(List.of(call.getTraceId(), application.getTraceId(), task.getTraceId()))
                .containsOnly(sample.getTraceId());
        assertThat(attribute(eval, "test.suite.run.status")).isEqualTo("success");
        assertThat(attribute(sample, "test.case.name")).isEqualTo("a");
        assertThat(attribute(sample, "test.case.result.status")).isEqualTo("pass");
    }

    @Test
    void aCallOfAClientWithoutTracesBelongsToTheWorkThatMakesIt() {
        run("record", Plain.class);

        assertThat(span("chat gpt-4o-mini").getParentSpanId())
                .isEqualTo(span("check").getSpanId());
        assertThat(span("check").getParentSpanId()).isEqualTo(span("case a").getSpanId());
    }

    static class Concurrent extends Traced {

        @LlmTask(concurrency = 8)
        static String answer(EvalCase golden) {
            sdk.getTracer("app")
                    .spanBuilder("work on " + golden.id())
                    .startSpan()
                    .end();
            return Span.current().getSpanContext().getTraceId();
        }

        @Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
        @LlmEval(method = "forty")
        void checks(EvalCase golden, LlmAnswer answer) {
            sdk.getTracer("app")
                    .spanBuilder("check of " + golden.id())
                    .startSpan()
                    .end();
            assertThat(Span.current().getSpanContext().getTraceId()).isEqualTo(answer.text());
            SEEN.add(answer.text());
        }
    }

    @Test
    void theContextOfASampleIsCurrentInTheThreadsOfItsTaskAndItsBodyAlone() {
        assertThat(run("replay", Concurrent.class).isRed()).isFalse();

        assertThat(SEEN).hasSize(40).doesNotHaveDuplicates();
        for (int i = 0; i < 40; i++) {
            String trace = span("case case-" + i).getTraceId();
            assertThat(span("work on case-" + i).getTraceId()).isEqualTo(trace);
            assertThat(span("check of case-" + i).getTraceId()).isEqualTo(trace);
        }
        assertThat(Span.current().getSpanContext().isValid()).isFalse();
    }

    static class Unasked {
        @LlmEval(method = "io.github.junitllm.telemetry.TracedRuns$Traced#one")
        void checks(EvalCase golden) {
            SEEN.add(Span.current().getSpanContext().getTraceId());
            assertThat(golden.id()).isEqualTo("a");
        }
    }

    @Test
    void withoutAnSdkNothingIsTracedAndNoGlobalOneIsSet() {
        assertThat(run("replay", Unasked.class).isRed()).isFalse();

        assertThat(SEEN).containsExactly("0".repeat(32));
        assertThat(GlobalOpenTelemetry.isSet()).isFalse();
    }
}
