package io.github.junitllm.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.eval.EvalObserver;
import io.github.junitllm.eval.EvalStart;
import io.github.junitllm.eval.LlmAnswer;
import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.eval.LlmTask;
import io.github.junitllm.eval.SampleObserver;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.testkit.EvalRun.Status;
import io.github.junitllm.trace.SampleTrace;
import io.github.junitllm.trace.TracedSpan;
import io.github.junitllm.verdict.SampleVerdict;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Applications that hand on their traces in ways of their own, many at once. */
@SuppressWarnings("try") // a scope is opened to be closed
class ForeignTraceTests extends TracedRuns {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00f067aa0ba902b7";

    private static String sent;

    /** Its client has a tracer that is not OpenTelemetry's, and sends a header. */
    static class Foreign extends Traced {
        @LlmEval(method = "one")
        void asks(EvalCase golden, LlmGateway llm) {
            assertThat(TestModel.ask(llm.baseUrl(), golden.input(), "traceparent", sent))
                    .contains("answer");
        }
    }

    private SpanData calledWith(String header) {
        sent = header;
        assertThat(run("record", Foreign.class).messages(Status.FAILED)).isEmpty();
        return span("chat gpt-4o-mini");
    }

    @Test
    void aCallJoinsTheTraceItsClientTellsOfAndLinksToItsSample() {
        SpanData call = calledWith("00-" + TRACE + "-" + PARENT + "-01");

        assertThat(call.getTraceId()).isEqualTo(TRACE);
        assertThat(call.getParentSpanId()).isEqualTo(PARENT);
        assertThat(call.getLinks()).singleElement().satisfies(link -> assertThat(
                        link.getSpanContext().getSpanId())
                .isEqualTo(span("case a").getSpanId()));
    }

    @Test
    void aCallWhoseClientDoesNotSampleIsTracedInItsSampleAndLinksToTheClient() {
        SpanData call = calledWith("00-" + TRACE + "-" + PARENT + "-00");

        assertThat(call.getParentSpanId()).isEqualTo(span("check").getSpanId());
        assertThat(call.getLinks()).singleElement().satisfies(link -> assertThat(
                        link.getSpanContext().getTraceId())
                .isEqualTo(TRACE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "garbage",
                "-----------------------------------------------------------"
            })
    void aHeaderThatIsNoneChangesNothing(String header) {
        assertThat(calledWith(header).getParentSpanId()).isEqualTo(span("check").getSpanId());
    }

    /** Its calls are made with a header, and without one by threads that know the context of the first sample. */
    static class Leaking extends Traced {

        private static final ExecutorService POOL = Executors.newFixedThreadPool(8);
        private static volatile Context leaked;

        static Stream<EvalCase> many() {
            return IntStream.range(0, 64).mapToObj(i -> EvalCase.of("case-" + i, "question " + i));
        }

        private static final CountDownLatch ALL = new CountDownLatch(64);

        @LlmTask(concurrency = 64)
        static String answer(EvalCase golden, LlmGateway llm) throws Exception {
            ALL.countDown();
            assertThat(ALL.await(30, TimeUnit.SECONDS)).isTrue();
            Span span = application("work on " + golden.id());
            try (Scope current = span.makeCurrent()) {
                if (leaked == null) {
                    leaked = Context.current();
                }
                String text = askTraced(llm, golden.input());
                POOL.submit(leaked.wrap(() -> TestModel.ask(llm.baseUrl(), "again " + golden.input())))
                        .get();
                return text;
            } finally {
                span.end();
            }
        }

        @LlmEval(method = "many")
        void checks(EvalCase golden, LlmAnswer answer, SampleTrace trace) {
            assertThat(answer.text()).contains("answer");
            assertThat(trace.spans().all()).extracting(TracedSpan::name).containsExactly("work on " + golden.id());
        }
    }

    @Test
    void sixtyFourSamplesAtOnceDoNotMix() {
        assertThat(run("record", Leaking.class).messages(Status.FAILED)).isEmpty();

        List<SpanData> calls = spans("chat gpt-4o-mini");
        assertThat(calls).hasSize(128);
        for (int i = 0; i < 64; i++) {
            SpanData sample = span("case case-" + i);
            SpanData work = span("work on case-" + i);
            SpanData task = spans("task").stream()
                    .filter(span -> span.getTraceId().equals(sample.getTraceId()))
                    .findFirst()
                    .orElseThrow();
            assertThat(work.getTraceId()).isEqualTo(sample.getTraceId());
            assertThat(calls.stream()
                            .filter(call -> call.getTraceId().equals(sample.getTraceId()))
                            .map(SpanData::getParentSpanId))
                    .containsExactlyInAnyOrder(work.getSpanId(), task.getSpanId());
        }
    }

    @Test
    void aCallThatIsAnsweredInTheContextOfAnotherSampleIsItsOwnSamples() throws Exception {
        var start = new EvalStart(
                "Evals.asks",
                Traced.class.getDeclaredMethod("one"),
                Traced.class,
                null,
                List.of(),
                new EvalStart.Tracing(false, false),
                () -> null);
        EvalObserver eval = OtelEval.of(start, List.of(sdk), List.of(), true);
        assertThat(eval).isNotNull();
        SampleObserver first = eval.begin(EvalCase.of("first", "q"), 1, null);
        SampleObserver second = eval.begin(EvalCase.of("second", "q"), 1, null);
        try (SampleObserver.Stage task = first.enter("task")) {
            second.began(name -> null).answered(() -> LlmCall.untimed("/v1/chat/completions", "{}", TestModel.ANSWER));
        }
        var passed = new SampleObserver.Ended(SampleVerdict.PASS, null, null, Map.of());
        first.ended(passed);
        second.ended(passed);

        assertThat(span("chat").getParentSpanId()).isEqualTo(span("case second").getSpanId());
    }
}
