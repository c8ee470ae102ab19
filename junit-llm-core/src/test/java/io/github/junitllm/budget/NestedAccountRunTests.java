package io.github.junitllm.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.eval.LlmAnswer;
import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.eval.LlmTask;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.golden.EvalCase;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;

/** Whose account {@code perClass} is where classes are nested or inherit. Each eval makes two calls: 0.0024 USD. */
class NestedAccountRunTests extends AccountRuns {

    private static final String TWO = "io.github.junitllm.budget.NestedAccountRunTests#two";

    static Stream<EvalCase> two() {
        return cases(2, "whole");
    }

    private List<String> limited(Class<?>... evals) {
        return accounts(runAll("live", evals)).stream()
                .map(account -> account.replace("cost of the class so far <= 0.006 USD: ", ""))
                .toList();
    }

    @CostBudget(perClass = "0.006 USD")
    @TestClassOrder(ClassOrderer.OrderAnnotation.class)
    static class Around {

        @LlmTask
        static String ask(EvalCase golden, LlmGateway llm) {
            StandInModel.ask(llm, golden.input());
            return "fine";
        }

        @LlmEval(method = TWO)
        void outside(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }

        @Nested
        @Order(1)
        class First {

            @LlmEval(method = TWO)
            void inTheFirst(LlmAnswer answer) {
                assertThat(answer.text()).isEqualTo("fine");
            }

            @Nested
            class Deeper {

                @LlmEval(method = TWO)
                void deeper(LlmAnswer answer) {
                    assertThat(answer.text()).isEqualTo("fine");
                }
            }
        }

        @Nested
        @Order(2)
        @CostBudget(perClass = "0.006 USD")
        class WithItsOwn {

            @LlmEval(method = TWO)
            void onItsOwn(LlmAnswer answer) {
                assertThat(answer.text()).isEqualTo("fine");
            }
        }

        @Nested
        @Order(3)
        class WithItsMethods {

            @LlmEval(method = TWO)
            @CostBudget(perClass = "0.006 USD")
            void onTheMethod(LlmAnswer answer) {
                assertThat(answer.text()).isEqualTo("fine");
            }

            @LlmEval(method = TWO)
            void onTheClassAround(LlmAnswer answer) {
                assertThat(answer.text()).isEqualTo("fine");
            }
        }
    }

    @Test
    void aBudgetIsThatOfTheClassOnWhichItStandsWithAllThatIsNestedInIt() {
        assertThat(limited(Around.class))
                .startsWith("outside: PASS 0.0024", "inTheFirst: PASS 0.0048", "deeper: FAIL 0.0072")
                .contains("onItsOwn: PASS 0.0024", "onTheMethod: PASS 0.0024", "onTheClassAround: FAIL 0.0096")
                .hasSize(6);
    }

    @CostBudget(perClass = "0.006 USD")
    abstract static class Base {

        @LlmTask
        static String ask(EvalCase golden, LlmGateway llm) {
            StandInModel.ask(llm, golden.input());
            return "fine";
        }

        @LlmEval(method = TWO)
        void inherited(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }

        @Nested
        class Inherited {

            @LlmEval(method = TWO)
            void nested(LlmAnswer answer) {
                assertThat(answer.text()).isEqualTo("fine");
            }
        }
    }

    static class One extends Base {}

    static class Other extends Base {}

    @Test
    void eachClassThatInheritsABudgetHasItsOwn() {
        assertThat(limited(One.class, Other.class))
                .containsExactly(
                        "inherited: PASS 0.0024",
                        "nested: PASS 0.0048",
                        "inherited: PASS 0.0024",
                        "nested: PASS 0.0048");
    }
}
