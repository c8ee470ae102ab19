package io.github.junitllm.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.testkit.EvalRun;
import io.github.junitllm.testkit.EvalRun.Node;
import io.github.junitllm.testkit.EvalRun.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

/** What becomes of a sample by what is thrown in it and around it. */
class SampleOutcomeTests {

    @TempDir
    Path output;

    static class Kinds {
        @LlmEval(method = Sums.TEN)
        @PassRate(0.1)
        void check(EvalCase golden) throws Exception {
            assertThat(Sums.number(golden)).as("an assertion").isNotEqualTo(1);
            if (Sums.number(golden) == 2) {
                assertAll(() -> assertThat(1).isEqualTo(2), () -> assertThat(3).isEqualTo(4));
            }
            if (Sums.number(golden) == 3) {
                throw new IOException("connection reset");
            }
            if (Sums.number(golden) == 4) {
                throw new AssertionFailedError("numbers differ", 18, 26);
            }
            assumeTrue(Sums.number(golden) != 5, "not on this machine");
        }
    }

    @Test
    void anAssertionFailsAnythingElseIsAnError() {
        EvalRun run = EvalRun.of(Kinds.class).in(output);

        assertThat(run.node("case-1:").status()).isEqualTo(Status.ABORTED);
        assertThat(run.node("case-1:").message()).startsWith("[an assertion]").contains("tolerated");
        assertThat(run.node("case-2:").status()).isEqualTo(Status.ABORTED);
        assertThat(run.node("case-3:").status()).isEqualTo(Status.FAILED);
        assertThat(run.node("case-3:").message()).startsWith("java.io.IOException: connection reset");
        assertThat(run.node("case-3:").thrown()).hasCauseInstanceOf(IOException.class);
        assertThat(run.node("case-4:").message()).startsWith("numbers differ");
        assertThat(run.node("case-5:").message())
                .contains("not on this machine")
                .doesNotContain("tolerated");
        Node verdict = run.verdict();
        assertThat(verdict.status()).isEqualTo(Status.FAILED);
        assertThat(verdict.message().lines().findFirst().orElseThrow())
                .contains("5 of 8")
                .contains("ERROR");
    }

    static class Differences {
        @LlmEval(method = Sums.TEN)
        void check(EvalCase golden) {
            if (Sums.number(golden) == 4) {
                throw new AssertionFailedError("numbers differ", 18, 26);
            }
        }
    }

    @Test
    void expectedAndActualReachTheIdeAndTheStackTraceIsTheChecksOwn() {
        Node node = EvalRun.of(Differences.class).in(output).node("case-4:");

        assertThat(node.thrown()).isInstanceOfSatisfying(AssertionFailedError.class, failure -> {
            assertThat(failure.getExpected().getValue()).isEqualTo(18);
            assertThat(failure.getActual().getValue()).isEqualTo(26);
            assertThat(failure.getStackTrace()[0].getClassName()).isEqualTo(Differences.class.getName());
        });
    }

    static class WithFile {
        @LlmEval("golden/evals-of-this-project.jsonl")
        void check(EvalCase golden) {
            assertThat(golden.input()).isEqualTo("first");
        }
    }

    @Test
    void aFailureNamesTheGoldenRowInAFormThatConsolesMakeClickable() {
        Node node = EvalRun.of(WithFile.class).in(output).node("two:");

        assertThat(node.message())
                .containsPattern(
                        "golden row: file:///.*src/test/resources/golden/evals-of-this-project.jsonl:2 \\(two\\)");
    }

    static class Outside {
        @BeforeEach
        void setUp(EvalCase golden) {
            assertThat(Sums.number(golden)).as("set-up").isNotEqualTo(2);
        }

        @LlmEval(method = Sums.TEN)
        @PassRate(0.1)
        void check(EvalCase golden) {}

        @AfterEach
        void tearDown(EvalCase golden) {
            if (Sums.number(golden) == 4) {
                throw new IllegalStateException("tear-down");
            }
        }
    }

    @Test
    void whatSetUpAndTearDownThrowIsAnErrorNotAFailure() {
        EvalRun run = EvalRun.of(Outside.class).in(output);

        assertThat(run.names(Status.FAILED))
                .containsExactly("case-2: What is 2 + 2?", "case-4: What is 4 + 4?", "verdict: pass rate >= 10 %");
        assertThat(run.verdict().message()).contains("8 of 8").contains("outside the check");
    }

    static class Broken {
        private static final AtomicInteger MADE = new AtomicInteger();

        Broken() {
            if (MADE.incrementAndGet() == 3) {
                throw new IllegalStateException("constructor");
            }
        }

        @LlmEval(method = Sums.TEN)
        @PassRate(0.1)
        void check(EvalCase golden) {}
    }

    @Test
    void aTestClassThatCannotBeMadeMakesTheVerdictAnError() {
        Broken.MADE.set(0);
        EvalRun run = EvalRun.of(Broken.class).in(output);

        assertThat(run.node("case-3:").status()).isEqualTo(Status.FAILED);
        assertThat(run.verdict().status()).isEqualTo(Status.FAILED);
    }

    static class TooSlow {
        @LlmEval(method = Sums.TEN)
        @Timeout(value = 100, unit = TimeUnit.MILLISECONDS)
        @PassRate(0.1)
        @ErrorBudget(1)
        void sameThread(EvalCase golden) throws InterruptedException {
            if (Sums.number(golden) == 3) {
                Thread.sleep(10_000);
            }
        }

        @LlmEval(method = Sums.TEN)
        @Timeout(value = 100, unit = TimeUnit.MILLISECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
        @PassRate(0.1)
        @ErrorBudget(1)
        void otherThread(EvalCase golden) throws InterruptedException {
            if (Sums.number(golden) == 3) {
                Thread.sleep(10_000);
            }
        }
    }

    @Test
    void aTimedOutCheckIsAnError() {
        EvalRun run = EvalRun.of(TooSlow.class).in(output);

        assertThat(run.isRed()).isFalse();
        assertThat(run.leaves())
                .filteredOn(node -> node.name().startsWith("case-3:"))
                .hasSize(2)
                .allSatisfy(node -> {
                    assertThat(node.message()).contains(TimeoutException.class.getName());
                    assertThat(node.status()).isEqualTo(Status.ABORTED);
                });
    }
}
