package io.github.junitllm.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.junitllm.eval.LlmAnswer;
import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.testkit.EvalRun;
import io.github.junitllm.testkit.EvalRun.Status;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code @TokenBudget} in real runs that record and replay. */
class TokenBudgetRunTests extends StandInRuns {

    static class Wordy extends Asking {

        static Stream<EvalCase> three() {
            return cases(3, "whole");
        }

        @LlmEval(method = "three")
        @TokenBudget(
                inputPerCall = 100,
                outputPerCall = 19,
                perSample = 120,
                perSuccess = 120,
                perMethod = 359,
                contextShare = 0.5,
                contextWindow = 1000)
        void answers(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }
    }

    @Test
    void holdsTokensAgainstTheLimits() {
        EvalRun run = recordAndReplay(Wordy.class);

        assertThat(budgets(run))
                .extracting(budget -> budget.path("name").textValue() + ": "
                        + budget.path("verdict").textValue() + " "
                        + budget.path("observed").numberValue())
                .containsExactly(
                        "input tokens per call: PASS 100",
                        "output tokens per call: FAIL 20",
                        "tokens per sample: PASS 120",
                        "tokens per success: PASS 120",
                        "tokens of the method: FAIL 360",
                        "share of the context window per call: PASS 0.12");
    }

    static class Unmetered extends Asking {

        static Stream<EvalCase> three() {
            return Stream.concat(cases(2, "whole"), cases(1, "unmetered").map(c -> EvalCase.of("silent", c.input())));
        }

        @LlmEval(method = "three")
        @TokenBudget(perCall = 1000)
        void answers(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }
    }

    @Test
    void usageThatNobodyReportedIsAnError() {
        EvalRun run = recordAndReplay(Unmetered.class);

        assertThat(run.verdict().status()).isEqualTo(Status.FAILED);
        assertThat(run.verdict().message())
                .startsWith(
                        "tokens per call <= 1,000 tokens: ERROR, it was not measured for 1 of 3 calls: the provider did not"
                                + " say how many tokens it took");
    }

    static class Estimated extends Asking {

        static Stream<EvalCase> three() {
            return Stream.concat(cases(2, "whole"), Stream.of(EvalCase.of("silent", "unmetered")));
        }

        @LlmEval(method = "three")
        @TokenBudget(perCall = 1000, estimateWith = "o200k_base")
        void answers(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }
    }

    @Test
    void usageIsEstimatedWhereThatIsAskedForAndMarked() {
        EvalRun run = recordAndReplay(Estimated.class);

        assertThat(run.verdict().status()).as(run.verdict().message()).isEqualTo(Status.PASSED);
        assertThat(budgets(run).get(0).path("estimated").intValue()).isEqualTo(1);
        assertThat(budgets(run).get(0).path("reason").textValue()).endsWith("; 2 recorded, 1 estimated");
    }

    static class Skipping extends Asking {

        static Stream<EvalCase> three() {
            return cases(3, "whole");
        }

        @LlmEval(method = "three")
        @TokenBudget(perMethod = 200, perCall = 120)
        void answers(EvalCase golden, LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
            assumeTrue(golden.id().equals("case-1"));
        }
    }

    @Test
    void whatSkippedSamplesSpentWasSpent() {
        EvalRun run = run(Skipping.class, "live");

        assertThat(budgets(run))
                .extracting(budget -> budget.path("verdict").textValue() + " "
                        + budget.path("trials").intValue())
                .containsExactly("PASS 1", "FAIL 3");
    }

    static class Silent {

        static Stream<EvalCase> one() {
            return cases(1, "nothing");
        }

        @LlmEval(method = "one")
        @TokenBudget(perMethod = 10)
        void answers(EvalCase golden) {
            assertThat(golden.id()).isNotEmpty();
        }
    }

    @Test
    void noCallAtAllIsAnError() {
        assertThat(run(Silent.class, "replay").verdict().message())
                .startsWith(
                        "tokens of the method <= 10 tokens: ERROR, there was nothing to measure: no call of a model");
    }
}
