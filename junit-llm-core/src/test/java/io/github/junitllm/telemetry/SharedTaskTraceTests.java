package io.github.junitllm.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.eval.LlmAnswer;
import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.eval.LlmTask;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.testkit.EvalRun.Status;
import io.github.junitllm.trace.SampleTrace;
import io.github.junitllm.trace.TracedSpan;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A task that runs once and whose answers several evals check. */
class SharedTaskTraceTests extends TracedRuns {

    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class Sharing extends Traced {

        @LlmTask(shared = true)
        static String answer(EvalCase golden) {
            application("search").end();
            if (golden.input().equals("break")) {
                throw new IllegalStateException("no light");
            }
            return "found";
        }

        @Order(1)
        @LlmEval(method = "one")
        void asksFirst(LlmAnswer answer, SampleTrace trace) {
            application("check of the first").end();
            assertThat(answer.text()).isEqualTo("found");
            assertThat(names(trace)).containsExactly("search", "check of the first");
        }

        @Order(2)
        @LlmEval(method = "one")
        void asksLater(LlmAnswer answer, SampleTrace trace) {
            application("check of the later").end();
            assertThat(answer.text()).isEqualTo("found");
            assertThat(names(trace)).containsExactly("search", "check of the later");
            assertThat(trace.awaitSpan(span -> span.name().equals("search"), Duration.ofDays(1))
                            .all())
                    .hasSize(2);
        }

        static List<String> names(SampleTrace trace) {
            return trace.spans().all().stream().map(TracedSpan::name).toList();
        }
    }

    @Test
    void samplesThatShareATaskLinkToItsSpanAndSeeItsSpans() {
        assertThat(run("replay", Sharing.class).messages(Status.FAILED)).isEmpty();

        SpanData task = span("task");
        List<SpanData> samples = spans("case a");
        assertThat(samples).hasSize(2);
        SpanData first = samples.stream()
                .filter(sample -> sample.getTraceId().equals(task.getTraceId()))
                .findFirst()
                .orElseThrow();
        SpanData later = samples.stream()
                .filter(sample -> !sample.equals(first))
                .findFirst()
                .orElseThrow();
        assertThat(shared(first)).isEmpty();
        assertThat(shared(later)).singleElement().satisfies(link -> {
            assertThat(link.getSpanContext().getTraceId()).isEqualTo(task.getTraceId());
            assertThat(link.getSpanContext().getSpanId()).isEqualTo(task.getSpanId());
        });
    }

    private static List<LinkData> shared(SpanData sample) {
        return sample.getLinks().stream()
                .filter(link -> link.getAttributes().asMap().containsValue("shared_task"))
                .toList();
    }

    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class Broken extends Sharing {

        static java.util.stream.Stream<EvalCase> breaking() {
            return java.util.stream.Stream.of(EvalCase.of("b", "break"));
        }

        @Order(3)
        @LlmEval(method = "breaking")
        void isBrokenFirst(LlmAnswer answer) {
            assertThat(answer.text()).isNotEmpty();
        }

        @Order(4)
        @LlmEval(method = "breaking")
        void isBrokenLater(LlmAnswer answer) {
            assertThat(answer.text()).isNotEmpty();
        }
    }

    @Test
    void aTaskThatThrewIsLinkedToo() {
        run("replay", Broken.class);

        assertThat(spans("case b").stream().flatMap(sample -> shared(sample).stream()))
                .hasSize(1);
    }

    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class Silent extends Traced {

        @LlmTask(shared = true)
        static String answer(EvalCase golden) {
            return "found";
        }

        @Order(1)
        @LlmEval(method = "one")
        void asksFirst(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("found");
        }

        @Order(2)
        @LlmEval(method = "one")
        void asksLater(LlmAnswer answer, SampleTrace trace) {
            assertThat(answer.text()).isEqualTo("found");
            assertThat(trace.spans().absence()).contains("The task ran for another sample that shares it, in trace ");
        }
    }

    @Test
    void whereTheTaskWasWithoutSpansThatIsSaid() {
        assertThat(run("replay", Silent.class).messages(Status.FAILED)).isEmpty();
    }
}
