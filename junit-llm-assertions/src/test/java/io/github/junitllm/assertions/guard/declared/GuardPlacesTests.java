package io.github.junitllm.assertions.guard.declared;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.eval.LlmAnswer;
import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.eval.LlmTask;
import io.github.junitllm.eval.PassRate;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.golden.EvalCase;
import java.io.IOException;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.platform.testkit.engine.Events;

/** Where a guard may stand, and for what it holds there. */
class GuardPlacesTests extends GuardedRuns {

    static class OnTask extends Bot {
        @LlmTask
        @Guard(Guards.PersonalData.class)
        static String bot(EvalCase golden, LlmGateway llm) throws IOException, InterruptedException {
            return ask(golden.input(), llm);
        }

        @LlmEval(method = "cases")
        void checksItsAnswers(LlmAnswer answer) {
            assertThat(answer.text()).isNotEmpty();
        }

        @LlmEval(method = "cases")
        void asksByItself(EvalCase golden, LlmGateway llm) throws IOException, InterruptedException {
            assertThat(ask(golden.input(), llm)).isNotEmpty();
        }

        @Nested
        class Inner {
            @LlmEval(method = "cases")
            void checksThemToo(LlmAnswer answer) {
                assertThat(answer.text()).isNotEmpty();
            }
        }
    }

    @Test
    void aGuardOnATaskHoldsForEveryEvalOfItsAnswers() {
        assertThat(messages(run(OnTask.class)))
                .filteredOn(message -> message.contains("golden row: "))
                .hasSize(4)
                .allSatisfy(message -> assertThat(message).contains("to contain no personal data"));
    }

    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class SharedTask extends Bot {
        @LlmTask(shared = true)
        static String bot(EvalCase golden, LlmGateway llm) throws IOException, InterruptedException {
            return ask(golden.input(), llm);
        }

        @Order(1)
        @LlmEval(method = "cases")
        void first(LlmAnswer answer) {
            assertThat(answer.text()).isNotEmpty();
        }

        @Order(2)
        @Guard(Guards.PersonalData.class)
        @LlmEval(method = "cases")
        void second(LlmAnswer answer, LlmGateway llm) throws IOException, InterruptedException {
            assertThat(answer.text()).isNotEmpty();
            assertThat(ask("Nothing more?", llm)).isNotEmpty();
        }
    }

    @Test
    void callsOfASharedTaskAreGuardedBesideTheEvalsOwn() {
        assertThat(messages(run(SharedTask.class))).hasSize(2).allSatisfy(message -> assertThat(message)
                .contains("of call 1 of 2 to contain no personal data"));
    }

    static class Guarded extends Bot {
        @Guard(Guards.PersonalData.class)
        @LlmEval(method = "cases")
        void answers(EvalCase golden, LlmGateway llm) throws IOException, InterruptedException {
            assertThat(ask(golden.input(), llm)).isNotEmpty();
        }
    }

    static class Inherited extends Guarded {}

    static class Overriding extends Guarded {
        @LlmEval(method = "cases")
        @Override
        void answers(EvalCase golden, LlmGateway llm) throws IOException, InterruptedException {
            super.answers(golden, llm);
        }
    }

    @Test
    void aMethodHasTheGuardsItDeclaresItself() {
        assertThat(messages(run(Inherited.class))).hasSize(2);
        assertThat(messages(run(Overriding.class))).isEmpty();
    }

    abstract static class WithInner extends Bot {
        @Nested
        class Inner {
            @LlmEval(method = "cases")
            void answers(EvalCase golden, LlmGateway llm) throws IOException, InterruptedException {
                assertThat(ask(golden.input(), llm)).isNotEmpty();
            }
        }
    }

    @Guard(Guards.PersonalData.class)
    static class GuardedAround extends WithInner {}

    @Guard(Guards.PersonalData.class)
    abstract static class GuardedAbove extends Bot {}

    static class GuardedTwice extends GuardedAbove {
        @Guard(Guards.PersonalData.class)
        @LlmEval(method = "cases")
        void answers(EvalCase golden, LlmGateway llm) throws IOException, InterruptedException {
            assertThat(ask(golden.input(), llm)).isNotEmpty();
        }
    }

    @Test
    void guardsOfTheClassAroundHoldForANestedClassItInherits() {
        assertThat(messages(run(GuardedAround.class))).hasSize(2).allSatisfy(message -> assertThat(message)
                .contains("to contain no personal data"));
    }

    @Test
    void theSameGuardInTwoPlacesTellsOnce() {
        assertThat(messages(run(GuardedTwice.class))).hasSize(2).allSatisfy(message -> assertThat(message)
                .containsOnlyOnce("to contain no personal data"));
    }

    @PassRate(0.3)
    static class GatedAround extends WithInner {
        @LlmTask
        static String unused(EvalCase golden) {
            return golden.input();
        }

        @Guard(Guards.PersonalData.class)
        @LlmEval(method = "cases")
        void gated(EvalCase golden, LlmGateway llm) throws IOException, InterruptedException {
            assertThat(ask(golden.input(), llm)).isNotEmpty();
        }
    }

    @Test
    void gatesOfTheClassAroundHoldThereToo() {
        Events events = run(GatedAround.class);

        assertThat(messages(events)).isEmpty();
        assertThat(events.succeeded().list())
                .extracting(event -> event.getTestDescriptor().getDisplayName())
                .filteredOn(name -> name.startsWith("verdict"))
                .hasSize(2)
                .allSatisfy(name -> assertThat(name).contains("pass rate >= 30 %"));
    }
}
