package io.github.junitllm.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.eval.ErrorBudget;
import io.github.junitllm.eval.LlmAnswer;
import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.eval.LlmTask;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.testkit.EvalRun;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What shared answers cost the evals of a class and of the run. Those of one task cost 0.006 USD. */
class SharedAnswerAccountRunTests extends AccountRuns {

    @CostBudget(perClass = "0.006 USD", perMethod = "0.006 USD", perSample = "0.0024 USD")
    static class Shared extends Sharing {

        @Order(1)
        @LlmEval(method = "four")
        void first(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }

        @Order(2)
        @LlmEval(method = "four")
        void second(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }
    }

    @Test
    void aSharedAnswerIsPaidForOnceAndStillHasItsCost() {
        assertThat(accounts(runAll("live", Shared.class)))
                .containsExactly(
                        "first: cost per sample <= 0.0024 USD: PASS 0.0024",
                        "first: cost of the method <= 0.006 USD: PASS 0.006",
                        "first: cost of the class so far <= 0.006 USD: PASS 0.006",
                        "second: cost per sample <= 0.0024 USD: PASS 0.0024",
                        "second: cost of the method <= 0.006 USD: PASS 0.006",
                        "second: cost of the class so far <= 0.006 USD: PASS 0.006");
    }

    static class PaidByTheFirst extends Sharing {

        @Order(1)
        @LlmEval(method = "four")
        void plain(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }

        @Order(2)
        @LlmEval(method = "four")
        @CostBudget(perClass = "0.005 USD", perRun = "0.1 USD", perMethod = "0.006 USD")
        void limited(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }

        @Order(3)
        @LlmEval(method = "four")
        @CostBudget(perClass = "1 USD", perRun = "0.1 USD")
        void limitedOtherwise(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }
    }

    static class PaidByTheLast extends Sharing {

        @Order(3)
        @LlmEval(method = "four")
        void plain(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }

        @Order(1)
        @LlmEval(method = "four")
        @CostBudget(perClass = "0.005 USD", perRun = "0.1 USD", perMethod = "0.006 USD")
        void limited(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }

        @Order(2)
        @LlmEval(method = "four")
        @CostBudget(perClass = "1 USD", perRun = "0.1 USD")
        void limitedOtherwise(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {PaidByTheFirst.class, PaidByTheLast.class})
    void anAccountHoldsEachSharedAnswerOnceWhoeverHadItMade(Class<?> evals) {
        assertThat(accounts(runAll("live", evals)))
                .containsExactly(
                        "limited: cost of the method <= 0.006 USD: PASS 0.006",
                        "limited: cost of the class so far <= 0.005 USD: FAIL 0.006",
                        "limited: cost of the run so far <= 0.1 USD: PASS 0.006",
                        "limitedOtherwise: cost of the class so far <= 1 USD: PASS 0.006",
                        "limitedOtherwise: cost of the run so far <= 0.1 USD: PASS 0.006");
    }

    @Test
    void theSourceOfASharedAnswerIsThatOfItsCalls() {
        runAll("record", PaidByTheFirst.class);

        EvalRun replayed = runAll("replay", PaidByTheFirst.class);

        assertThat(replayed.journal("verdict"))
                .flatExtracting(verdict -> verdict.path("budgets").findValuesAsText("reason"))
                .hasSize(5)
                .allSatisfy(reason -> assertThat(reason).endsWith("; recorded"));
    }

    static class AskingOnTheirOwn extends Sharing {

        @Order(1)
        @LlmEval(method = "four")
        void plain(LlmAnswer answer, LlmGateway llm, EvalCase golden) {
            StandInModel.ask(llm, "whole check of " + golden.id());
            assertThat(answer.text()).isEqualTo("fine");
        }

        @Order(2)
        @LlmEval(method = "four")
        @CostBudget(perClass = "1 USD")
        void first(LlmAnswer answer, LlmGateway llm, EvalCase golden) {
            StandInModel.ask(llm, "whole check of " + golden.id());
            assertThat(answer.text()).isEqualTo("fine");
        }

        @Order(3)
        @LlmEval(method = "four")
        @CostBudget(perClass = "1 USD")
        void second(LlmAnswer answer, LlmGateway llm, EvalCase golden) {
            StandInModel.ask(llm, "whole check of " + golden.id());
            assertThat(answer.text()).isEqualTo("fine");
        }
    }

    @Test
    void whatChecksAskForIsBilledToTheirOwnEval() {
        assertThat(accounts(runAll("live", AskingOnTheirOwn.class)))
                .containsExactly(
                        "first: cost of the class so far <= 1 USD: PASS 0.0108",
                        "second: cost of the class so far <= 1 USD: PASS 0.0156");
    }

    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class Failing extends Asked {

        @LlmTask(shared = true)
        static String ask(EvalCase golden, LlmGateway llm) {
            String answer = answer(golden, llm);
            if (golden.id().equals("case-2")) {
                throw new IllegalStateException("the application broke");
            }
            return answer;
        }

        @Order(1)
        @ErrorBudget(1)
        @LlmEval(method = "four")
        void plain(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }

        @Order(2)
        @ErrorBudget(1)
        @LlmEval(method = "four")
        @CostBudget(perClass = "1 USD")
        void first(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }

        @Order(3)
        @ErrorBudget(1)
        @LlmEval(method = "four")
        @CostBudget(perClass = "1 USD")
        void second(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }
    }

    @Test
    void aSharedTaskThatFailedCostSomethingToo() {
        assertThat(accounts(runAll("live", Failing.class)))
                .containsExactly(
                        "first: cost of the class so far <= 1 USD: PASS 0.006",
                        "second: cost of the class so far <= 1 USD: PASS 0.006");
    }
}
