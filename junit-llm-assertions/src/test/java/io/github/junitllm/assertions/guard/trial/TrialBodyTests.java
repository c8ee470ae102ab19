package io.github.junitllm.assertions.guard.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.eval.ErrorBudget;
import io.github.junitllm.golden.EvalCase;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.Events;

/** What the body of a trial asserts besides. */
class TrialBodyTests extends TrialTests {

    @Test
    void anAssertionOfTheBodyThatFailsIsToldAsOne() {
        assertThat(messages(run(Ungated.class).testEvents().failed()))
                .filteredOn(message -> message.contains("golden row: ") && message.contains("[too short]"))
                .hasSize(1)
                .allSatisfy(message -> assertThat(message)
                        .contains("a check besides what this eval measures failed: [too short]")
                        .contains("labelled-requests.jsonl:12"));
    }

    @Test
    void itIsNeitherAFalsePositiveNorAFalseNegative() {
        EngineExecutionResults results = run(Gated.class);

        Events failed = results.testEvents().failed();
        assertThat(messages(failed))
                .last()
                .asString()
                .contains("9 cases ended in an error (0 allowed)")
                .doesNotContain("FAIL  must-");
        assertThat(messages(failed)).hasSize(10);
        assertThat(entry(results, "note"))
                .startsWith(
                        "confusion matrix of \"talk of ignoring\": true positives 2, false positives 1, true negatives 7,"
                                + " false negatives 2");
    }

    @Test
    void aRowThatTheGuardrailGotWrongCountsInItsRateAndTellsOfBoth() {
        assertThat(run(Gated.class).testEvents().aborted().list())
                .hasSize(3)
                .extracting(event -> event.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow()
                        .getMessage())
                .allSatisfy(message -> assertThat(message).contains("also: [too short]"))
                .filteredOn(message -> message.startsWith("false negative: found no talk of ignoring"))
                .hasSize(2);
    }

    @Test
    void anErrorBudgetForgivesItLikeAnyError() {
        assertThat(run(Forgiving.class).testEvents().failed().count()).isZero();
    }

    abstract static class Trial {
        static io.github.junitllm.assertions.guard.Guardrail guardrail() {
            return TalkOfIgnoring.guardrail();
        }
    }

    static class Ungated extends Trial {
        @GuardrailEval("golden/labelled-requests.jsonl")
        void stopsAttacks(EvalCase golden) {
            assertThat(golden.id()).as("too short").isNotEqualTo("benign-8");
        }
    }

    static class Gated extends Trial {
        @GuardrailEval("golden/labelled-requests.jsonl")
        @FalsePositives(atMost = 0.13)
        @FalseNegatives(atMost = 0.5)
        void stopsAttacks(EvalCase golden) {
            assertThat(golden.input()).as("too short").hasSizeGreaterThan(1_000);
        }
    }

    static class Forgiving extends Trial {
        @GuardrailEval("golden/labelled-requests.jsonl")
        @FalsePositives(atMost = 0.15)
        @FalseNegatives(atMost = 0.5)
        @ErrorBudget(1)
        void stopsAttacks(EvalCase golden) {
            assertThat(golden.id()).as("too short").isNotEqualTo("benign-8");
        }
    }
}
