package io.github.junitllm.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.testkit.EvalRun;
import io.github.junitllm.testkit.EvalRun.Node;
import io.github.junitllm.testkit.EvalRun.Status;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Evals while JUnit runs classes and methods concurrently, on each of its executors. */
@Timeout(60)
class ParallelRunTests {

    @TempDir
    Path output;

    abstract static class Sleepy {

        @LlmTask(concurrency = 3)
        static String answer(EvalCase golden) throws InterruptedException {
            Thread.sleep(Sums.number(golden) % 3);
            return Sums.answer(golden, 4);
        }

        @LlmEval(method = Sums.TEN)
        @PassRate(0.9)
        void enough(@Expected String expected, LlmAnswer answer) throws InterruptedException {
            Thread.sleep(1);
            assertThat(answer.text()).isEqualTo(expected);
        }

        @LlmEval(method = Sums.TEN, samples = 2)
        @PassRate(0.95)
        void tooFew(@Expected String expected, LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo(expected);
        }

        @LlmEval(method = Sums.TEN)
        void withoutTask(EvalCase golden) {
            assertThat(golden.id()).isNotEmpty();
        }
    }

    static class A extends Sleepy {}

    static class B extends Sleepy {}

    static class C extends Sleepy {}

    static class D extends Sleepy {}

    static Stream<Arguments> executors() {
        return Stream.of("fork_join_pool", "worker_thread_pool")
                .flatMap(executor -> Stream.of(1, 2, 8).map(parallelism -> Arguments.of(executor, parallelism)));
    }

    // Before JUnit 6.1 there is no choice of executors: both rows run on the fork-join pool then.
    @ParameterizedTest
    @MethodSource("executors")
    void everyVerdictIsTheLastOfItsMethodAndCountsAllOfIt(String executor, int parallelism) {
        EvalRun run = EvalRun.of(A.class, B.class, C.class, D.class)
                .with("junit.jupiter.execution.parallel.enabled", "true")
                .with("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .with("junit.jupiter.execution.parallel.config.executor-service", executor)
                .with("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .with("junit.jupiter.execution.parallel.config.fixed.parallelism", String.valueOf(parallelism))
                .in(output);

        assertThat(run.leaves()).hasSize(4 * (11 + 21 + 11));
        for (Class<?> type : List.of(A.class, B.class, C.class, D.class)) {
            for (String method : List.of("enough", "tooFew", "withoutTask")) {
                List<Node> nodes = run.leavesOf(type).stream()
                        .filter(node -> node.uniqueId().contains(":" + method + "("))
                        .toList();
                Node verdict = nodes.get(nodes.size() - 1);
                assertThat(verdict.name()).startsWith("verdict: ");
                assertThat(verdict.status()).isEqualTo(method.equals("tooFew") ? Status.FAILED : Status.PASSED);
                assertThat(verdict.entries().get(0))
                        .contains(
                                switch (method) {
                                    case "enough" -> "(9 of 10 cases)";
                                    case "tooFew" -> "(18 of 20 samples in 10 cases)";
                                    default -> "(10 of 10 cases)";
                                });
            }
        }
        assertThat(run.journal("sample")).hasSize(4 * 40);
        assertThat(run.journal("verdict")).hasSize(12);
    }

    static class Forced {

        @LlmEval(method = Sums.TEN)
        @Execution(ExecutionMode.CONCURRENT)
        void checks(EvalCase golden) {
            assertThat(golden).isNotNull();
        }
    }

    @Test
    void concurrentSamplesAreRefused() {
        EvalRun run = EvalRun.of(Forced.class)
                .with("junit.jupiter.execution.parallel.enabled", "true")
                .in(output);

        assertThat(run.leaves()).hasSize(1);
        assertThat(run.node("configuration").status()).isEqualTo(Status.FAILED);
        assertThat(run.node("configuration").message())
                .contains("'checks' is declared @Execution(CONCURRENT)")
                .contains("remove that annotation and use @LlmTask(concurrency = n)");
    }
}
