package io.github.junitllm.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.testkit.EvalRun;
import io.github.junitllm.testkit.EvalRun.Node;
import io.github.junitllm.testkit.EvalRun.Status;
import io.github.junitllm.testkit.Probe;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Evals in every kind of test class that Jupiter has. */
class LifecycleTests {

    @TempDir
    Path output;

    static class PerMethod {

        static final Probe PROBE = new Probe();
        private int checks;
        private String id = "none";

        @BeforeEach
        void setUp(EvalCase golden) {
            id = golden.id();
            PROBE.note("set-up " + id);
        }

        @LlmEval(method = Sums.THREE)
        void checks(EvalCase golden) {
            assertThat(++checks).isEqualTo(1);
            assertThat(id).isEqualTo(golden.id());
            PROBE.note("check " + id);
        }

        @AfterEach
        void tearDown() {
            PROBE.note("tear-down " + id);
        }
    }

    @Test
    void setUpAndTearDownSurroundEachSampleAndNotTheVerdict() {
        PerMethod.PROBE.clear();

        EvalRun run = EvalRun.of(PerMethod.class).in(output);

        assertThat(run.isRed()).isFalse();
        assertThat(PerMethod.PROBE.notes())
                .containsExactly(
                        "set-up case-1",
                        "check case-1",
                        "tear-down case-1",
                        "set-up case-2",
                        "check case-2",
                        "tear-down case-2",
                        "set-up case-3",
                        "check case-3",
                        "tear-down case-3");
    }

    @TestInstance(Lifecycle.PER_CLASS)
    static class PerClass {

        private String secret = "";
        private int checks;

        @BeforeAll
        void start() {
            secret = "started";
        }

        @LlmTask
        String answer(EvalCase golden) {
            return secret + " " + Sums.answer(golden);
        }

        @LlmEval(method = Sums.THREE)
        void checks(EvalCase golden, LlmAnswer answer) {
            assertThat(++checks).isEqualTo(Sums.number(golden));
            assertThat(answer.text()).isEqualTo("started " + golden.expected().get(0));
        }
    }

    static class AroundNested {

        @LlmTask
        static String answer(EvalCase golden) {
            return Sums.answer(golden);
        }

        @Nested
        class Inside {

            @Nested
            class Deeper {

                @LlmEval(method = Sums.THREE)
                void checks(@Expected String expected, LlmAnswer answer) {
                    assertThat(answer.text()).isEqualTo(expected);
                }
            }
        }
    }

    @TestInstance(Lifecycle.PER_CLASS)
    static class AroundNestedPerClass {

        private final String prefix = "outer ";

        @LlmTask
        String answer(EvalCase golden) {
            return prefix + Sums.answer(golden);
        }

        @Nested
        @TestInstance(Lifecycle.PER_CLASS)
        class Inside {

            @LlmEval(method = Sums.THREE)
            void checks(@Expected String expected, LlmAnswer answer) {
                assertThat(answer.text()).isEqualTo("outer " + expected);
            }
        }
    }

    abstract static class Base {

        @LlmTask
        static String answer(EvalCase golden) {
            return Sums.answer(golden);
        }

        @LlmEval(method = Sums.THREE)
        void checks(@Expected String expected, LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo(expected);
        }
    }

    static class Inheriting extends Base {}

    interface Contract {

        String application(String input);

        @LlmTask
        default String answer(@Input String input) {
            return application(input);
        }

        @LlmEval(method = Sums.THREE)
        default void checks(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("HI");
        }
    }

    @TestInstance(Lifecycle.PER_CLASS)
    static class Implementing implements Contract {

        @Override
        public String application(String input) {
            return "HI";
        }
    }

    @Test
    void tasksAreFoundInEveryLifecycleInSuperclassesInterfacesAndAroundNestedClasses() {
        for (Class<?> type : new Class<?>[] {
            PerClass.class, AroundNested.class, AroundNestedPerClass.class, Inheriting.class, Implementing.class
        }) {
            EvalRun run = EvalRun.of(type).in(output.resolve(type.getSimpleName()));

            assertThat(run.leaves())
                    .as(type.getSimpleName())
                    .hasSize(4)
                    .allMatch(node -> node.status() == Status.PASSED);
        }
    }

    @Test
    void anInheritedEvalIsKnownByTheClassThatRan() {
        EvalRun run = EvalRun.of(Inheriting.class).in(output);

        assertThat(run.journal("verdict").get(0).toString()).contains("LifecycleTests$Inheriting");
    }

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @LlmEval(method = Sums.TEN, samples = 2)
    @PassRate(0.8)
    @ErrorBudget(1)
    @interface RefundEval {}

    static class Composed {

        @RefundEval
        void checks(EvalCase golden, EvalRecorder recorder) {
            assertThat(golden.id()).isNotEqualTo("case-3");
            if (golden.id().equals("case-4") && recorder.sample() == 2) {
                throw new IllegalStateException("connection lost");
            }
        }
    }

    @Test
    void aTeamCanComposeItsOwnAnnotation() {
        EvalRun run = EvalRun.of(Composed.class).in(output);

        assertThat(run.leaves()).hasSize(21);
        assertThat(run.isRed()).isFalse();
        assertThat(run.names(Status.ABORTED))
                .containsExactly(
                        "case-3 sample 1: What is 3 + 3?",
                        "case-3 sample 2: What is 3 + 3?",
                        "case-4 sample 2: What is 4 + 4?");
    }

    @PassRate(0.9)
    static class GatedAsAClass {

        @LlmEval(method = Sums.TEN)
        void strict(EvalCase golden) {
            assertThat(Sums.number(golden)).isGreaterThan(2);
        }

        @LlmEval(method = Sums.TEN)
        @PassRate(0.5)
        void lenient(EvalCase golden) {
            assertThat(Sums.number(golden)).isGreaterThan(2);
        }

        @Nested
        class Inner {

            @LlmEval(method = Sums.TEN)
            void nested(EvalCase golden) {
                assertThat(Sums.number(golden)).isGreaterThan(1);
            }
        }
    }

    static class GatedByItsSuperclass extends GatedAsAClass {}

    @Test
    void aGateOnAClassHoldsForEveryEvalThatHasNoneOfItsOwn() {
        EvalRun run = EvalRun.of(GatedAsAClass.class).in(output.resolve("a"));
        EvalRun inherited = EvalRun.of(GatedByItsSuperclass.class).in(output.resolve("b"));

        for (EvalRun each : new EvalRun[] {run, inherited}) {
            assertThat(each.names(Status.FAILED)).containsExactly("verdict: pass rate >= 90 %");
            assertThat(each.leaves().stream()
                            .filter(node -> node.name().startsWith("verdict"))
                            .map(Node::status))
                    .containsExactlyInAnyOrder(Status.FAILED, Status.PASSED, Status.PASSED);
        }
    }

    static class Mixed {

        @Test
        void plain() {
            assertThat(1).isEqualTo(1);
        }

        @LlmEval(method = "noSuchMethod")
        void broken() {}

        @LlmEval(method = Sums.THREE)
        void fine(EvalCase golden) {
            assertThat(golden.id()).isNotEmpty();
        }
    }

    @Test
    void aBrokenEvalLeavesItsNeighboursAlone() {
        EvalRun run = EvalRun.of(Mixed.class).in(output);

        assertThat(run.names(Status.PASSED)).hasSize(5).contains("plain()");
        assertThat(run.names(Status.FAILED)).containsExactly("configuration");
        assertThat(run.node("configuration").message()).contains("has no method 'noSuchMethod' without parameters");
    }
}
