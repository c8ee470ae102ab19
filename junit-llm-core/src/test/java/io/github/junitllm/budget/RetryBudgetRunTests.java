package io.github.junitllm.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.eval.LlmAnswer;
import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.eval.LlmFixtures;
import io.github.junitllm.eval.LlmTask;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.testkit.EvalRun;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code @RetryBudget} in real runs that record and replay. */
class RetryBudgetRunTests extends StandInRuns {

    static class Trying {

        static Stream<EvalCase> three() {
            return cases(3, "whole");
        }

        @LlmTask
        static String ask(EvalCase golden, LlmGateway llm) {
            if (golden.id().equals("case-2")) {
                StandInModel.ask(llm, "busy");
                StandInModel.ask(llm, "busy");
            }
            StandInModel.ask(llm, golden.input());
            return "fine";
        }

        @LlmEval(method = "three")
        @LlmFixtures(errors = true)
        @RetryBudget(attemptsPerCall = 1, retriedShare = 0.5, backOffPerSample = "1h")
        void answers(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }
    }

    @Test
    void holdsRetriesAgainstTheLimits() {
        EvalRun run = recordAndReplay(Trying.class);

        assertThat(budgets(run))
                .extracting(budget -> budget.path("name").textValue() + ": "
                        + budget.path("verdict").textValue())
                .containsExactly(
                        "attempts per call: FAIL", "share of calls tried again: PASS", "back-off per sample: PASS");
        assertThat(budgets(run).get(1).path("trials").intValue()).isEqualTo(4);
        assertThat(budgets(run).get(1).path("observed").decimalValue()).isEqualByComparingTo("0.25");
    }
}
