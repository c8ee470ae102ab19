package io.github.junitllm.eval;

import static io.github.junitllm.eval.Contributed.verdictOf;
import static io.github.junitllm.eval.Contributed.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.eval.Contributed.AnswersInspected;
import io.github.junitllm.eval.Contributed.CountedEval;
import io.github.junitllm.eval.Contributed.Decided;
import io.github.junitllm.eval.Contributed.Inspected;
import io.github.junitllm.eval.Contributed.InspectedAtLength;
import io.github.junitllm.eval.Contributed.SlowInspector;
import io.github.junitllm.eval.Contributed.WrongAnswers;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.risk.ExercisedRisks;
import io.github.junitllm.risk.OwaspRisk;
import io.github.junitllm.testkit.EvalRun;
import io.github.junitllm.testkit.EvalRun.Node;
import io.github.junitllm.testkit.EvalRun.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What annotations of other modules have looked at besides the body of an eval. */
class ContributedInspectionsTests {

    @TempDir
    Path output;

    static class AnswersOfATask {

        @LlmTask
        static String answer(EvalCase golden) {
            return golden.id().equals("n2") ? "wrong" : "right";
        }

        @AnswersInspected
        @CountedEval(3)
        void looksAtNothingItself() {}
    }

    static class AnswersOfNobody {

        @AnswersInspected
        @CountedEval(1)
        void hasNoTask() {}
    }

    static class AnswersOfSeveral {

        @LlmTask
        static String one(EvalCase golden) {
            return "right";
        }

        @LlmTask
        static String other(EvalCase golden) {
            return "right";
        }

        @AnswersInspected
        @CountedEval(1)
        void namesNone() {}

        @AnswersInspected
        @CountedEval(value = 1, task = "other")
        void namesOne() {}
    }

    @Test
    void theTaskRunsForAnInspectorThatWantsItsAnswers() {
        EvalRun run = EvalRun.of(AnswersOfATask.class).in(output);

        assertThat(with(Status.FAILED, run))
                .singleElement()
                .satisfies(node -> assertThat(node.message()).contains("wrong").contains("(n2)"));
        assertThat(with(Status.PASSED, run)).hasSize(2);
    }

    @Test
    void withoutATaskSuchAnInspectorHasNoAnswer() {
        assertThat(with(Status.FAILED, EvalRun.of(AnswersOfNobody.class).in(output)))
                .singleElement()
                .satisfies(node -> assertThat(node.message()).contains("no answer"));
    }

    @Test
    void ofSeveralTasksOneIsToBeNamedForItToo() {
        EvalRun run = EvalRun.of(AnswersOfSeveral.class).in(output);

        assertThat(with(Status.FAILED, run)).isNotEmpty().allSatisfy(node -> assertThat(node.message())
                .contains("@CountedEval method 'namesNone' could check the answers of")
                .contains("name one with @CountedEval(task = "));
        assertThat(with(Status.PASSED, run)).isNotEmpty();
    }

    static class Inspections {
        @Inspected(failing = "n2")
        @CountedEval(3)
        void failing(EvalCase golden) {
            assertThat(golden.id()).isNotEqualTo("n3");
        }

        @Inspected(failing = "n2", with = "error")
        @CountedEval(2)
        void erring(EvalCase golden) {
            assertThat(golden.id()).isNotEqualTo("n2");
        }

        @Inspected(failing = "n1", with = "skip")
        @CountedEval(2)
        void skipping(EvalCase golden) {
            assertThat(golden.id()).isNotEmpty();
        }
    }

    @Test
    void inspectionsJudgeASampleBesidesItsBody() {
        EvalRun run = EvalRun.of(Inspections.class).in(output);

        List<Node> nodes = run.leavesOf(Inspections.class);
        assertThat(nodes)
                .filteredOn(node -> node.uniqueId().contains(":failing("))
                .filteredOn(node -> node.name().startsWith("n"))
                .satisfiesExactly(
                        first -> assertThat(first.status()).isEqualTo(Status.PASSED),
                        second -> assertThat(second.message()).startsWith("it lies"),
                        third -> assertThat(third.message()).contains("n3").doesNotContain("it lies"));
        assertThat(nodes)
                .filteredOn(node ->
                        node.uniqueId().contains(":erring(") && node.name().startsWith("n2"))
                .singleElement()
                .satisfies(node -> assertThat(node.message())
                        .startsWith("java.lang.IllegalStateException: no light")
                        .contains("also: "));
        assertThat(nodes)
                .filteredOn(node ->
                        node.uniqueId().contains(":skipping(") && node.name().startsWith("n1"))
                .singleElement()
                .satisfies(node -> assertThat(node.status()).isEqualTo(Status.ABORTED));
        assertThat(run.journal("sample")).allSatisfy(sample -> {
            assertThat(sample.at("/scores/inspected").asInt()).isEqualTo(1);
            assertThat(sample.at("/risks/0").asText()).isEqualTo("LLM09:2025");
        });
    }

    static class Decisions {
        @Decided
        @Inspected(failing = "n4")
        @CountedEval(5)
        @WrongAnswers(atMost = 0.7)
        @ErrorBudget(2)
        void gated(EvalCase golden) {
            assertThat(golden.id()).as("body").isNotIn("n2", "n3");
        }
    }

    @Test
    void whereAnInspectorDecidesOtherFailuresAreErrorsOfTheirOwn() {
        EvalRun run = EvalRun.of(Decisions.class).in(output);

        assertThat(run.journal("sample"))
                .extracting(sample -> sample.at("/verdict").asText())
                .containsExactly("FAIL", "FAIL", "ERROR", "ERROR", "PASS");
        assertThat(verdictOf(run, "gated").status()).isEqualTo(Status.PASSED);
        assertThat(run.leaves())
                .filteredOn(node -> node.name().startsWith("n2"))
                .singleElement()
                .satisfies(node ->
                        assertThat(node.message()).startsWith("[decided]").contains("also: [body]"));
        assertThat(run.leaves())
                .filteredOn(node -> node.name().startsWith("n3"))
                .singleElement()
                .satisfies(node -> assertThat(node.message())
                        .startsWith("a check besides what this eval measures failed: [body]"));
    }

    static class Checks {
        @CountedEval(2)
        @Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
        void onAThreadOfItsOwn(EvalCase golden) {
            ExercisedRisks.note(Set.of(OwaspRisk.PROMPT_INJECTION));
            assertThat(golden.id()).isNotEmpty();
        }

        @CountedEval(2)
        void none(EvalCase golden) {
            assertThat(Duration.ZERO).isZero();
        }
    }

    @Test
    void whatTheBodysChecksLookForIsTheirSamplesAlone() throws IOException {
        EvalRun run = EvalRun.of(Checks.class).in(output);

        assertThat(run.journal("sample"))
                .filteredOn(sample -> sample.has("risks"))
                .hasSize(2)
                .allSatisfy(
                        sample -> assertThat(sample.at("/method/name").asText()).isEqualTo("onAThreadOfItsOwn"));
        assertThat(Files.readString(output.resolve("summary.md")))
                .contains("| LLM01:2025 Prompt Injection | 2 cases |")
                .contains("| LLM10:2025 Unbounded Consumption | nothing |");
    }

    static class InspectedSlowly {

        @BeforeEach
        void begin() {
            SlowInspector.before = System.nanoTime();
        }

        @InspectedAtLength
        @CountedEval(1)
        void passes(EvalCase golden) {}
    }

    static class InspectedSlowlyAfterAFailure extends InspectedSlowly {

        @InspectedAtLength
        @CountedEval(1)
        @Override
        void passes(EvalCase golden) {
            throw new AssertionError("no");
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {InspectedSlowly.class, InspectedSlowlyAfterAFailure.class})
    void whatInspectorsTakeIsNoTimeOfTheBody(Class<?> evals) {
        EvalRun run = EvalRun.of(evals).in(output);

        assertThat(run.journal("sample").get(0).path("checkMicros").longValue())
                .isBetween(1L, (SlowInspector.begun - SlowInspector.before) / 1_000);
    }
}
