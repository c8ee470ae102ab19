package io.github.junitllm.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.testkit.EvalRun;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.discovery.DiscoverySelectors;

/** Evals that JUnit would not run, or not as evals, with a warning at best. */
class OverlookedEvalsTests {

    @TempDir
    Path output;

    static class Hidden {
        @LlmEval(method = Sums.TEN)
        private void checks(EvalCase golden) {
            assertThat(golden).isNull();
        }

        void keepsTheCompilerQuiet() {
            checks(EvalCase.of("a", "b"));
        }
    }

    static class Static {
        @LlmEval(method = Sums.TEN)
        static void checks(EvalCase golden) {
            assertThat(golden).isNull();
        }
    }

    static class Returning {
        @LlmEval(method = Sums.TEN)
        boolean checks(EvalCase golden) {
            return golden == null;
        }
    }

    static class Derived extends Returning {}

    static class Outer {
        @Nested
        class Inner {
            @LlmEval(method = Sums.TEN)
            boolean checks(EvalCase golden) {
                return golden == null;
            }
        }
    }

    static class AlsoTest {
        @Test
        @LlmEval(method = Sums.TEN)
        void checks() {}
    }

    static class AlsoRepeated {
        @RepeatedTest(2)
        @LlmEval(method = Sums.TEN)
        void checks() {}
    }

    static class AlsoParameterized {
        @ParameterizedTest
        @ValueSource(strings = "a")
        @LlmEval(method = Sums.TEN)
        void checks() {}
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Hidden.class,
                Static.class,
                Returning.class,
                Derived.class,
                Outer.class,
                AlsoTest.class,
                AlsoRepeated.class,
                AlsoParameterized.class
            })
    void endTheDiscoveryOfTheirClass(Class<?> type) {
        String flaw =
                switch (type.getSimpleName()) {
                    case "Hidden" -> "is private";
                    case "Static" -> "is static";
                    case "AlsoTest" -> "is also annotated with @Test";
                    case "AlsoRepeated" -> "is also annotated with @RepeatedTest";
                    case "AlsoParameterized" -> "is also annotated with @ParameterizedTest";
                    default -> "returns boolean";
                };
        assertThatThrownBy(() -> EvalRun.of(type).in(output))
                .hasMessageContaining("@LlmEval method 'checks' of ")
                .hasMessageContaining(flaw);
    }

    @Test
    void endTheDiscoveryOfASelectedMethodToo() {
        assertThatThrownBy(() -> EvalRun.of(DiscoverySelectors.selectMethod(
                                Returning.class.getName() + "#checks(" + EvalCase.class.getName() + ")"))
                        .in(output))
                .hasMessageContaining("returns boolean");
    }

    @Retention(RetentionPolicy.RUNTIME)
    @LlmEval(method = Sums.TEN)
    @interface Ours {}

    static class Composed {
        @Ours
        void checks(EvalCase golden) {
            assertThat(golden.id()).isNotEmpty();
        }
    }

    @Test
    void anAnnotationOfOnesOwnIsNoOtherTest() {
        assertThat(EvalRun.of(Composed.class).in(output).isRed()).isFalse();
    }

    static class Concurrent {
        @LlmEval(method = Sums.TEN)
        @Execution(ExecutionMode.CONCURRENT)
        void checks(EvalCase golden) {
            assertThat(golden.id()).isNotEmpty();
        }
    }

    @Test
    void concurrentNodesAreRefusedBeforeParallelRunsAreSwitchedOn() {
        EvalRun run = EvalRun.of(Concurrent.class).in(output);
        assertThat(run.isRed()).isTrue();
        assertThat(run.leaves().get(0).message()).contains("@Execution(CONCURRENT)", "LlmTask(concurrency = n)");
    }
}
