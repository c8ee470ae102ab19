package io.github.junitllm.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.eval.LlmAnswer;
import io.github.junitllm.eval.LlmEval;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What several evals spend together, of a class and of the run. Each asks for answers of 0.006 USD. */
class CostAccountRunTests extends AccountRuns {

    @CostBudget(perClass = "0.009 USD", perRun = "0.02 USD")
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class TwoMethods extends Asking {

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

    @CostBudget(perClass = "0.009 USD", perRun = "0.02 USD")
    static class Another extends TwoMethods {}

    @Test
    void aClassAndARunSpendFromOnePurse() {
        assertThat(accounts(runAll("live", TwoMethods.class, Another.class)))
                .containsExactly(
                        "first: cost of the class so far <= 0.009 USD: PASS 0.006",
                        "first: cost of the run so far <= 0.02 USD: PASS 0.006",
                        "second: cost of the class so far <= 0.009 USD: FAIL 0.012",
                        "second: cost of the run so far <= 0.02 USD: PASS 0.012",
                        "first: cost of the class so far <= 0.009 USD: PASS 0.006",
                        "first: cost of the run so far <= 0.02 USD: PASS 0.018",
                        "second: cost of the class so far <= 0.009 USD: FAIL 0.012",
                        "second: cost of the run so far <= 0.02 USD: FAIL 0.024");
    }

    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class Spelling extends Asking {

        @Order(1)
        @LlmEval(method = "four")
        @CostBudget(perClass = "0.01 USD", perRun = "0.5 USD")
        void first(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }

        @Order(2)
        @LlmEval(method = "four")
        @CostBudget(perClass = "0.010 USD", perRun = "0.50USD")
        void second(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }

        @Order(3)
        @LlmEval(method = "four")
        @CostBudget(perClass = "0.015 USD", perRun = "0.005 USD")
        void third(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }
    }

    @Test
    void oneLimitIsOneAccountHoweverItIsSpeltAndAnotherLimitAnother() {
        assertThat(accounts(runAll("live", Spelling.class)))
                .containsExactly(
                        "first: cost of the class so far <= 0.01 USD: PASS 0.006",
                        "first: cost of the run so far <= 0.5 USD: PASS 0.006",
                        "second: cost of the class so far <= 0.01 USD: FAIL 0.012",
                        "second: cost of the run so far <= 0.5 USD: PASS 0.012",
                        "third: cost of the class so far <= 0.015 USD: PASS 0.006",
                        "third: cost of the run so far <= 0.005 USD: FAIL 0.006");
    }
}
