package io.github.junitllm.eval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.testkit.EvalRun;
import io.github.junitllm.testkit.EvalRun.Node;
import io.github.junitllm.testkit.EvalRun.Status;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

/** What is thrown, where, and the verdict that it becomes. */
class SampleVerdictTests {

    @TempDir
    Path output;

    private static Map<String, String> verdicts(EvalRun run) {
        Map<String, String> verdicts = new TreeMap<>();
        for (JsonNode row : run.journal("sample")) {
            verdicts.put(
                    row.path("case").path("id").asText(), row.path("verdict").asText());
        }
        return verdicts;
    }

    static class Thrower {

        static Stream<EvalCase> kinds() {
            return Stream.of("pass", "assertion", "several", "io", "unchecked", "error", "assumption", "bare")
                    .map(kind -> EvalCase.of(kind, kind));
        }

        @LlmEval(method = "kinds")
        void checks(EvalCase golden) throws IOException {
            switch (golden.id()) {
                case "assertion" -> assertThat("60 days").isEqualTo("30 days");
                case "several" -> Assertions.assertAll(() -> Assertions.fail("first"), () -> Assertions.fail("second"));
                case "io" -> throw new FileNotFoundException("policy.md");
                case "unchecked" -> throw new IllegalStateException("no session", new IOException("reset"));
                case "error" -> throw new StackOverflowError();
                case "assumption" -> Assumptions.abort("only on weekdays");
                case "bare" -> throw new AssertionError();
                default -> {}
            }
        }
    }

    @Test
    void anAssertionFailsAnythingElseIsAnErrorAndAnAssumptionSkips() {
        EvalRun run = EvalRun.of(Thrower.class).in(output);

        assertThat(verdicts(run))
                .containsOnly(
                        Map.entry("pass", "PASS"),
                        Map.entry("assertion", "FAIL"),
                        Map.entry("several", "FAIL"),
                        Map.entry("bare", "FAIL"),
                        Map.entry("io", "ERROR"),
                        Map.entry("unchecked", "ERROR"),
                        Map.entry("error", "ERROR"),
                        Map.entry("assumption", "SKIPPED"));
        assertThat(run.node("assumption").status()).isEqualTo(Status.ABORTED);
        assertThat(run.node("bare").message()).startsWith("java.lang.AssertionError");
        assertThat(run.verdict().message())
                .startsWith("not decided: 3 cases ended in an error (0 allowed): io, unchecked, error");
    }

    @Test
    void anIdeGetsExpectedAndActualOfAFailure() {
        Node failed = EvalRun.of(Thrower.class).in(output).node("assertion");

        assertThat(failed.thrown()).isInstanceOf(AssertionFailedError.class);
        var thrown = (AssertionFailedError) failed.thrown();
        assertThat(thrown.getExpected().getStringRepresentation()).contains("30 days");
        assertThat(thrown.getActual().getStringRepresentation()).contains("60 days");
        assertThat(thrown.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(Thrower.class.getName()));
    }

    @Test
    void anErrorKeepsItsCauseAndItsStackTrace() {
        Node failed = EvalRun.of(Thrower.class).in(output).node("unchecked");

        assertThat(failed.message()).startsWith("java.lang.IllegalStateException: no session");
        assertThat(failed.thrown())
                .hasCauseInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("reset");
        assertThat(failed.thrown().getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(Thrower.class.getName()));
    }

    @Test
    void severalFailuresAreAllInTheMessage() {
        Node failed = EvalRun.of(Thrower.class).in(output).node("several");

        assertThat(failed.message()).contains("2 failures").contains("first").contains("second");
    }

    static class Slow {

        @LlmEval(method = Sums.THREE)
        @Timeout(value = 300, unit = TimeUnit.MILLISECONDS)
        void inPlace(EvalCase golden) throws InterruptedException {
            Thread.sleep(golden.id().equals("case-2") ? 60_000 : 0);
        }

        @LlmEval(method = Sums.THREE)
        @Timeout(value = 300, unit = TimeUnit.MILLISECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
        void inAThreadOfItsOwn(EvalCase golden) throws InterruptedException {
            Thread.sleep(golden.id().equals("case-2") ? 60_000 : 0);
        }
    }

    @Test
    void aTimeOutIsAnErrorInBothThreadModes() {
        EvalRun run = EvalRun.of(Slow.class).in(output);

        assertThat(verdicts(run)).containsEntry("case-1", "PASS").containsEntry("case-2", "ERROR");
        assertThat(run.names(Status.FAILED).stream().filter(name -> name.startsWith("case-")))
                .containsExactly("case-2: What is 2 + 2?", "case-2: What is 2 + 2?");
        assertThat(run.leaves().stream().filter(node -> node.name().startsWith("case-2")))
                .allSatisfy(node -> {
                    assertThat(node.message()).contains("timed out after 300 milliseconds");
                    assertThat(node.thrown()).hasCauseInstanceOf(TimeoutException.class);
                });
    }

    static final class OnlyCase2 implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return context.getDisplayName().startsWith("case-2")
                    ? ConditionEvaluationResult.disabled("not on this machine")
                    : ConditionEvaluationResult.enabled("");
        }
    }

    @ExtendWith(OnlyCase2.class)
    static class Conditional {

        @LlmEval(method = Sums.THREE)
        @PassRate(1)
        void adds(EvalCase golden) {
            assertThat(golden.id()).isNotEqualTo("case-2");
        }
    }

    @Test
    void aDisabledSampleIsSkippedAndNotInTheRate() {
        EvalRun run = EvalRun.of(Conditional.class).in(output);

        assertThat(verdicts(run)).containsEntry("case-2", "SKIPPED");
        assertThat(run.node("case-2").status()).isEqualTo(Status.DISABLED);
        assertThat(run.verdict().status()).isEqualTo(Status.PASSED);
        assertThat(run.verdict().entries().get(0)).startsWith("pass rate 100.0 % (2 of 2 cases)");
    }

    static class BrokenSetUp {

        @BeforeEach
        void setUp(EvalCase golden) throws IOException {
            if (golden.id().equals("case-2")) {
                throw new IOException("no database");
            }
        }

        @LlmEval(method = Sums.THREE)
        @PassRate(0.5)
        void adds(EvalCase golden) {
            assertThat(golden).isNotNull();
        }
    }

    static class BrokenTearDown {

        @AfterEach
        void tearDown(EvalCase golden) {
            assertThat(golden.id()).isNotEqualTo("case-2");
        }

        @LlmEval(method = Sums.THREE)
        @PassRate(0.5)
        void adds(EvalCase golden) {
            assertThat(golden).isNotNull();
        }
    }

    static class BrokenConstructor {

        BrokenConstructor(EvalCase golden) {
            if (golden != null && golden.id().equals("case-2")) {
                throw new IllegalArgumentException("cannot be made");
            }
        }

        @LlmEval(method = Sums.THREE)
        @PassRate(0.5)
        void adds(EvalCase golden) {
            assertThat(golden).isNotNull();
        }
    }

    static final class FailsAfterCase2 implements AfterEachCallback {

        @Override
        public void afterEach(ExtensionContext context) {
            assertThat(context.getDisplayName()).doesNotStartWith("case-2");
        }
    }

    @ExtendWith(FailsAfterCase2.class)
    static class BrokenExtension {

        @LlmEval(method = Sums.THREE)
        @PassRate(0.5)
        void adds(EvalCase golden) {
            assertThat(golden.id()).isNotEqualTo("case-2");
        }
    }

    @Test
    void whatFailsAroundTheCheckIsARedErrorEvenUnderAGate() {
        for (Class<?> type : new Class<?>[] {BrokenSetUp.class, BrokenTearDown.class, BrokenConstructor.class}) {
            EvalRun run = EvalRun.of(type).in(output.resolve(type.getSimpleName()));

            assertThat(verdicts(run)).as(type.getSimpleName()).containsEntry("case-2", "ERROR");
            assertThat(run.names(Status.FAILED))
                    .as(type.getSimpleName())
                    .containsExactly("case-2: What is 2 + 2?", "verdict: pass rate >= 50 %");
            assertThat(run.verdict().message())
                    .as(type.getSimpleName())
                    .startsWith("not decided: 1 case ended in an error (0 allowed): case-2")
                    .contains("outside the check: ");
        }
    }

    @Test
    void anExtensionThatFailsAfterAToleratedFailureIsRed() {
        EvalRun run = EvalRun.of(BrokenExtension.class).in(output);

        assertThat(run.node("case-2").status()).isEqualTo(Status.FAILED);
        assertThat(run.node("case-2").thrown().getSuppressed()).isNotEmpty();
    }

    static class Budgeted {

        @LlmEval(method = Sums.TEN)
        @PassRate(1)
        @ErrorBudget(2)
        void adds(EvalCase golden) throws IOException {
            if (Sums.number(golden) <= 2) {
                throw new IOException("connection reset");
            }
        }
    }

    @Test
    void errorsWithinTheBudgetAreToleratedAndNotInTheRate() {
        EvalRun run = EvalRun.of(Budgeted.class).in(output);

        assertThat(run.isRed()).isFalse();
        assertThat(run.node("case-1:").status()).isEqualTo(Status.ABORTED);
        assertThat(run.node("case-1:").message())
                .startsWith("java.io.IOException: connection reset")
                .contains("(ERROR, tolerated here: the verdict of the method decides)");
        assertThat(run.verdict().entries().get(0)).startsWith("pass rate 100.0 % (8 of 8 cases)");
    }
}
