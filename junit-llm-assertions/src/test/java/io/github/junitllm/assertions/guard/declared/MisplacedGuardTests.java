package io.github.junitllm.assertions.guard.declared;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.golden.EvalCase;
import java.io.IOException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.Events;

/** Guards where there is nothing to guard: none may look as if it did. */
class MisplacedGuardTests extends GuardedRuns {

    static class OnPlainTests extends Bot {
        @Test
        @Guard(Guards.Secrets.class)
        void once() {}

        @RepeatedTest(2)
        @Guard(Guards.Secrets.class)
        @Guard(Guards.PersonalData.class)
        void again() {}

        @ParameterizedTest
        @ValueSource(ints = 1)
        @Guard(Guards.Secrets.class)
        void with(int number) {}

        @Test
        void unguarded() {}
    }

    @Test
    void ordinaryTestsAreRefused() {
        Events tests = run(OnPlainTests.class);

        assertThat(messages(tests)).hasSize(4).allSatisfy(message -> assertThat(message)
                .startsWith("@Guard on " + OnPlainTests.class.getName() + ".")
                .contains("guards nothing: the method is no @LlmEval")
                .contains("assertThatCall(...).sendsNo(...)"));
    }

    @Guard(Guards.Secrets.class)
    static class OnClassWithoutEvals {
        @Test
        void plain() {}
    }

    static class OnClassAbove extends OnClassWithoutEvals {}

    @Guard(Guards.Secrets.class)
    interface Guarded {}

    static class OnInterface implements Guarded {
        @Test
        void plain() {}
    }

    @Test
    void aClassWithoutEvalsIsRefused() {
        for (Class<?> type : new Class<?>[] {OnClassWithoutEvals.class, OnClassAbove.class, OnInterface.class}) {
            Events events = results(type).allEvents();
            assertThat(messages(events))
                    .singleElement()
                    .asString()
                    .startsWith("@Guard on " + type.getName() + " guards nothing: the class has no @LlmEval")
                    .contains("class or interface above it");
            assertThat(events.succeeded().list())
                    .noneMatch(event -> event.getTestDescriptor().isTest());
        }
    }

    @Guard(Guards.Secrets.class)
    static class Mixed extends Bot {
        @Test
        void plain() {}

        @Nested
        class Plain {
            @Test
            void plain() {}
        }

        @Nested
        class Evals {
            @LlmEval(method = "cases")
            void answers(EvalCase golden, LlmGateway llm) throws IOException, InterruptedException {
                assertThat(ask(golden.input(), llm)).isNotEmpty();
            }
        }
    }

    @Test
    void ordinaryTestsBesideEvalsAreLeftAlone() {
        assertThat(messages(run(Mixed.class))).isEmpty();
    }

    static class OnHelper extends Bot {
        @Guard(Guards.Secrets.class)
        String helper() {
            return "help";
        }

        @LlmEval(method = "cases")
        void answers(EvalCase golden, LlmGateway llm) throws IOException, InterruptedException {
            assertThat(ask(golden.input() + helper(), llm)).isNotEmpty();
        }
    }

    @Test
    void aMethodThatNobodyRunsByItselfIsRefused() {
        assertThat(messages(run(OnHelper.class)))
                .singleElement()
                .asString()
                .contains("OnHelper.helper guards nothing: the method is neither an eval nor an @LlmTask");
    }
}
