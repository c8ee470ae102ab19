package io.github.junitllm.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.eval.EvalRecorder;
import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.golden.EvalCase;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is told of verdicts and scores. */
class EvaluationEventsTests extends TracedRuns {

    static class Mixed extends Traced {

        static Stream<EvalCase> four() {
            return Stream.of("pass", "fail", "error", "skip").map(id -> EvalCase.of(id, "question"));
        }

        @LlmEval(method = "four")
        void checks(EvalCase golden, EvalRecorder recorder) {
            recorder.score("brevity", 0.25);
            switch (golden.id()) {
                case "fail" -> throw new AssertionError("too long\n  the response: the secret answer");
                case "error" -> throw new IllegalStateException("no light");
                case "skip" -> throw new org.opentest4j.TestAbortedException("not today");
                default -> assertThat(golden.id()).isEqualTo("pass");
            }
        }
    }

    @Test
    void eachSampleHasAnEventOfItsVerdictAndOneOfEachScore() {
        run("replay", Mixed.class);

        List<LogRecordData> events = logs.getFinishedLogRecordItems();
        assertThat(events).hasSize(8).allSatisfy(event -> assertThat(event.getEventName())
                .isEqualTo("gen_ai.evaluation.result"));
        assertThat(verdict(events, "pass"))
                .containsEntry("gen_ai.evaluation.score.value", 1.0)
                .containsEntry("gen_ai.evaluation.score.label", "pass")
                .doesNotContainKey("gen_ai.evaluation.explanation");
        assertThat(verdict(events, "fail"))
                .containsEntry("gen_ai.evaluation.score.value", 0.0)
                .containsEntry("gen_ai.evaluation.score.label", "fail")
                .containsEntry("gen_ai.evaluation.explanation", "too long");
        assertThat(verdict(events, "error"))
                .containsEntry("error.type", "java.lang.IllegalStateException")
                .containsEntry("gen_ai.evaluation.explanation", "java.lang.IllegalStateException: no light")
                .doesNotContainKey("gen_ai.evaluation.score.value");
        assertThat(verdict(events, "skip")).containsEntry("gen_ai.evaluation.score.label", "skipped");
        assertThat(events)
                .filteredOn(event ->
                        "brevity".equals(event.getAttributes().get(AttributeKey.stringKey("gen_ai.evaluation.name"))))
                .hasSize(4)
                .allSatisfy(event -> assertThat(
                                event.getAttributes().get(AttributeKey.doubleKey("gen_ai.evaluation.score.value")))
                        .isEqualTo(0.25));
        assertThat(span("case fail").getEvents()).hasSize(2).allSatisfy(event -> assertThat(event.getName())
                .isEqualTo("gen_ai.evaluation.result"));
        assertThat(attribute(span("eval EvaluationEventsTests.Mixed.checks"), "test.suite.run.status"))
                .isEqualTo("failure");
    }

    private static Map<String, Object> verdict(List<LogRecordData> events, String caseId) {
        SpanData sample = span("case " + caseId);
        Map<String, Object> attributes = new HashMap<>();
        events.stream()
                .filter(event -> event.getSpanContext().getSpanId().equals(sample.getSpanId()))
                .filter(event ->
                        "verdict".equals(event.getAttributes().get(AttributeKey.stringKey("gen_ai.evaluation.name"))))
                .forEach(event -> event.getAttributes().forEach((key, value) -> attributes.put(key.getKey(), value)));
        assertThat(attributes).isNotEmpty();
        return attributes;
    }
}
