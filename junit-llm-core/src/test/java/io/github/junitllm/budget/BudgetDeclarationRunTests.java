package io.github.junitllm.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.eval.LlmAnswer;
import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.eval.PassRate;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.testkit.EvalRun;
import io.github.junitllm.testkit.EvalRun.Status;
import io.github.junitllm.verdict.EarlyStop;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which budgets hold for an eval, and which cannot be meant. */
class BudgetDeclarationRunTests extends StandInRuns {

    static class Stopping extends Asking {

        static Stream<EvalCase> three() {
            return cases(3, "whole");
        }

        @LlmEval(method = "three", stop = EarlyStop.ANYTIME)
        @PassRate(0.5)
        @LatencyBudget(max = "1s")
        void stops(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }
    }

    static class Nothing extends Asking {

        static Stream<EvalCase> three() {
            return cases(3, "whole");
        }

        @LlmEval(method = "three")
        @LatencyBudget
        void limitsNothing(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }
    }

    static class Misspelt extends Asking {

        static Stream<EvalCase> three() {
            return cases(3, "whole");
        }

        @LlmEval(method = "three")
        @LatencyBudget(ttftP95 = "fast")
        void noDuration(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }
    }

    @Test
    void declarationsThatCannotBeMeantAreRefusedBeforeAnythingIsCalled() {
        assertThat(run(Stopping.class, "live").nodes().toString())
                .contains("leaves cases out that the budget highest latency <= 1 s has to see");
        assertThat(run(Nothing.class, "live").nodes().toString())
                .contains("Nothing.limitsNothing: @LatencyBudget limits nothing");
        assertThat(run(Misspelt.class, "live").nodes().toString())
                .contains("Misspelt.noDuration: @LatencyBudget: ttftP95: 'fast' is not a duration");
    }

    @LatencyBudget(max = "1ms")
    abstract static class OfClass extends Asking {

        static Stream<EvalCase> three() {
            return cases(3, "whole");
        }
    }

    static class Overriding extends OfClass {

        @LlmEval(method = "three")
        @LatencyBudget(max = "1h")
        @TokenBudget(perCall = 120)
        void ownLimit(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }
    }

    @Test
    void aMethodsBudgetReplacesThatOfItsClassOfTheSameSortOnly() {
        EvalRun run = run(Overriding.class, "live");

        assertThat(run.verdict().name())
                .isEqualTo("verdict: every case passes; highest latency <= 3,600 s; tokens per call <= 120 tokens");
        assertThat(run.verdict().status()).isEqualTo(Status.PASSED);
    }
}
