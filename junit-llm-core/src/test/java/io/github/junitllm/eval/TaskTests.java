package io.github.junitllm.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.testkit.EvalRun;
import io.github.junitllm.testkit.EvalRun.Status;
import io.github.junitllm.testkit.Probe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The application under test running ahead of its checks. */
@Timeout(60)
class TaskTests {

    @TempDir
    Path output;

    static class Kinds {

        record Money(int amount, String currency) {}

        static final class Unspeakable {

            public Unspeakable getSelf() {
                return this;
            }

            @Override
            public String toString() {
                throw new IllegalStateException("no text");
            }
        }

        @LlmTask
        static Object answer(EvalCase golden) throws IOException {
            return switch (Sums.number(golden)) {
                case 1 -> null;
                case 2 -> CompletableFuture.supplyAsync(() -> "later");
                case 3 -> CompletableFuture.failedFuture(new IOException("reset by peer"));
                case 4 -> throw new AssertionError("the application checks itself");
                case 5 -> throw new IOException("refused");
                case 6 -> Assumptions.abort("no key for this provider");
                case 7 -> new Money(12, "EUR");
                case 8 -> CompletableFuture.completedFuture(null);
                case 9 -> new Unspeakable();
                default -> "text";
            };
        }

        @LlmEval(method = Sums.TEN)
        @PassRate(0.1)
        @ErrorBudget(10)
        void reads(EvalCase golden, LlmAnswer answer) {
            switch (Sums.number(golden)) {
                case 2 -> assertThat(answer.text()).isEqualTo("later");
                case 7 -> {
                    assertThat(answer.as(Money.class)).isEqualTo(new Money(12, "EUR"));
                    assertThat(answer.text()).isEqualTo("{\"amount\":12,\"currency\":\"EUR\"}");
                }
                default -> assertThat(answer.as(Money.class)).isNotNull();
            }
        }
    }

    @Test
    void whatATaskReturnsOrThrowsIsTheOutcomeOfItsSample() {
        EvalRun run = EvalRun.of(Kinds.class).in(output);

        Map<String, String> verdicts = new java.util.TreeMap<>();
        run.journal("sample")
                .forEach(row -> verdicts.put(
                        row.path("case").path("id").asText(),
                        row.path("verdict").asText()));
        assertThat(verdicts)
                .containsOnly(
                        Map.entry("case-1", "ERROR"),
                        Map.entry("case-2", "PASS"),
                        Map.entry("case-3", "ERROR"),
                        Map.entry("case-4", "FAIL"),
                        Map.entry("case-5", "ERROR"),
                        Map.entry("case-6", "SKIPPED"),
                        Map.entry("case-7", "PASS"),
                        Map.entry("case-8", "ERROR"),
                        Map.entry("case-9", "ERROR"),
                        Map.entry("case-10", "FAIL"));
        assertThat(run.node("case-1:").message()).contains("'answer' returned null: there is no answer to check");
        assertThat(run.node("case-3").message()).startsWith("java.io.IOException: reset by peer");
        assertThat(run.node("case-10").message()).startsWith("the answer is not a Money: ");
    }

    static class Shared {

        static final Probe PROBE = new Probe();

        @LlmTask(shared = true, concurrency = 4)
        static CompletionStage<String> answer(EvalCase golden) {
            PROBE.note(golden.id());
            return CompletableFuture.completedFuture(Sums.answer(golden, 4));
        }

        @LlmEval(method = Sums.TEN)
        @PassRate(0.9)
        void isRight(@Expected String expected, LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo(expected);
        }

        @LlmEval(method = Sums.TEN)
        void isANumber(LlmAnswer answer) {
            assertThat(answer.text()).containsOnlyDigits();
        }
    }

    @Test
    void evalsOfASharedTaskAskOnce() {
        Shared.PROBE.clear();

        EvalRun run = EvalRun.of(Shared.class).in(output);

        assertThat(run.isRed()).isFalse();
        assertThat(run.leaves()).hasSize(22);
        assertThat(Shared.PROBE.notes())
                .containsExactlyInAnyOrderElementsOf(
                        Sums.ten().map(EvalCase::id).toList());
    }

    static class SharedAtAnotherPace {

        static final Probe PROBE = new Probe();

        @LlmTask(shared = true)
        static String answer(EvalCase golden) {
            PROBE.note(golden.id());
            return Sums.answer(golden);
        }

        @LlmEval(method = Sums.TEN)
        void atOnce(@Expected String expected, LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo(expected);
        }

        @LlmEval(method = Sums.TEN)
        @LlmFixtures(paced = true)
        void asRecorded(@Expected String expected, LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo(expected);
        }

        @LlmEval(method = Sums.TEN)
        @LlmFixtures(paced = true)
        void asRecordedToo(@Expected String expected, LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo(expected);
        }
    }

    @Test
    void anEvalAtAnotherPaceHasAnswersOfItsOwn() {
        SharedAtAnotherPace.PROBE.clear();

        EvalRun run = EvalRun.of(SharedAtAnotherPace.class).in(output);

        assertThat(run.isRed()).isFalse();
        assertThat(SharedAtAnotherPace.PROBE.notes()).hasSize(20).allSatisfy(id -> assertThat(
                        SharedAtAnotherPace.PROBE.notes())
                .filteredOn(id::equals)
                .hasSize(2));
    }

    static class SharedWithEarlyStop {

        @LlmTask(shared = true, concurrency = 4)
        static String answer(EvalCase golden) {
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new IllegalStateException("the client was interrupted", e);
            }
            return Sums.answer(golden);
        }

        @LlmEval(method = Sums.HUNDRED, stop = io.github.junitllm.verdict.EarlyStop.CURTAILED)
        @PassRate(0.95)
        @org.junit.jupiter.api.Order(1)
        void endsEarly(LlmAnswer answer) {
            assertThat(answer.text()).isEmpty();
        }

        @LlmEval(method = Sums.HUNDRED)
        @org.junit.jupiter.api.Order(2)
        void runsToItsEnd(@Expected String expected, LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo(expected);
        }
    }

    @Test
    void whatAnEarlyStopInterruptedIsAskedAgainByTheNextEval() {
        EvalRun run = EvalRun.of(SharedWithEarlyStop.class)
                .with("junit.jupiter.testmethod.order.default", "org.junit.jupiter.api.MethodOrderer$OrderAnnotation")
                .in(output);

        assertThat(run.leaves().stream().filter(node -> node.uniqueId().contains("runsToItsEnd")))
                .hasSize(101)
                .allMatch(node -> node.status() == Status.PASSED);
    }

    static class Named {

        @LlmTask
        static String one() {
            return "1";
        }

        @LlmTask
        static String two() {
            return "2";
        }

        @LlmEval(method = Sums.THREE, task = "two")
        void checks(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("2");
        }
    }

    @Test
    void aTaskIsChosenByName() {
        assertThat(EvalRun.of(Named.class).in(output).isRed()).isFalse();
    }

    static class AskingForItself {

        @LlmTask
        static String answer(LlmAnswer answer) {
            return answer.text();
        }

        @LlmEval(method = Sums.THREE)
        void checks(LlmAnswer answer) {
            assertThat(answer.text()).isEmpty();
        }
    }

    @Test
    void aTaskThatAsksForTheAnswerIsToldWhereItExists() {
        EvalRun run = EvalRun.of(AskingForItself.class).in(output);

        assertThat(run.node("case-1").message())
                .contains("an LlmAnswer exists only in an @LlmEval method, after the @LlmTask has run");
    }

    static class Misdeclared {

        @LlmTask(concurrency = 0)
        static String none() {
            return "";
        }

        @LlmTask(timeout = "soon")
        static String soon() {
            return "";
        }

        @LlmTask(rateLimit = "often")
        static String often() {
            return "";
        }

        @LlmTask
        static void nothing() {}

        @LlmTask
        String instance() {
            return "";
        }

        @LlmEval(method = Sums.THREE, task = "none")
        void a(LlmAnswer answer) {
            answer.text();
        }

        @LlmEval(method = Sums.THREE, task = "soon")
        void b(LlmAnswer answer) {
            answer.text();
        }

        @LlmEval(method = Sums.THREE, task = "often")
        void c(LlmAnswer answer) {
            answer.text();
        }

        @LlmEval(method = Sums.THREE, task = "nothing")
        void d(LlmAnswer answer) {
            answer.text();
        }

        @LlmEval(method = Sums.THREE, task = "instance")
        void e(LlmAnswer answer) {
            answer.text();
        }

        @LlmEval(method = Sums.THREE, task = "missing")
        void f(LlmAnswer answer) {
            answer.text();
        }
    }

    @Test
    void aTaskThatCannotRunIsOneRedNodeThatSaysWhy() {
        EvalRun run = EvalRun.of(Misdeclared.class).in(output);

        assertThat(run.leaves()).hasSize(6).allMatch(node -> node.status() == Status.FAILED);
        assertThat(run.leaves().stream().map(EvalRun.Node::message))
                .anyMatch(message -> message.contains("concurrency = 0 must be between 1 and"))
                .anyMatch(message -> message.contains("'soon' is not a duration"))
                .anyMatch(message -> message.contains("'often' is not a rate limit"))
                .anyMatch(message -> message.contains("the method returns nothing"))
                .anyMatch(message -> message.contains("is not static"))
                .anyMatch(message -> message.contains("has no @LlmTask method of that name"));
    }
}
