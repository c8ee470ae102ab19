package io.github.junitllm.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectIteration;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.testkit.EvalRun;
import io.github.junitllm.testkit.EvalRun.Node;
import io.github.junitllm.testkit.EvalRun.Status;
import io.github.junitllm.testkit.Probe;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.TagFilter;

/** What runs, and what is red, when only some nodes or cases were asked for. */
@Isolated("what the launcher selected last is known to the whole JVM")
class SelectionTests {

    @TempDir
    Path output;

    private static final Probe CALLS = new Probe();

    @BeforeEach
    void forget() {
        CALLS.clear();
    }

    static class Gated {

        @LlmTask
        static String answer(EvalCase golden) {
            CALLS.note(golden.id());
            return Sums.answer(golden, 3);
        }

        @LlmEval(method = Sums.TEN)
        @PassRate(0.8)
        void adds(@Expected String expected, LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo(expected);
        }
    }

    private EvalRun whole() {
        EvalRun run = EvalRun.of(Gated.class).in(output.resolve("whole"));
        CALLS.clear();
        return run;
    }

    @Test
    void aGoodCaseAloneIsGreenAndOnlyItsTaskRuns() {
        EvalRun run = EvalRun.of(whole().selectorsOf("case-4")).in(output);

        assertThat(run.names(Status.PASSED)).containsExactly("case-4: What is 4 + 4?");
        assertThat(run.leaves()).hasSize(1);
        assertThat(run.isRed()).isFalse();
        assertThat(CALLS.notes()).containsExactly("case-4");
    }

    @Test
    void aBadCaseAloneIsRedAlthoughItsGateWouldTolerateIt() {
        EvalRun run = EvalRun.of(whole().selectorsOf("case-3")).in(output);

        assertThat(run.names(Status.FAILED)).containsExactly("case-3: What is 3 + 3?");
        assertThat(run.failedContainers()).isEmpty();
        assertThat(CALLS.notes()).containsExactly("case-3");
    }

    @Test
    void aVerdictAloneIsRedWithoutAnyCall() {
        EvalRun run = EvalRun.of(whole().selectorsOf("verdict")).in(output);

        assertThat(run.verdict().status()).isEqualTo(Status.FAILED);
        assertThat(run.verdict().message())
                .isEqualTo(
                        "partial run: not decided (none of the 10 cases ran in this selection); run the whole method");
        assertThat(CALLS.notes()).isEmpty();
    }

    @Test
    void aVerdictWithSomeOfItsCasesIsNotDecided() {
        EvalRun run =
                EvalRun.of(whole().selectorsOf("case-4", "case-5", "verdict")).in(output);

        assertThat(run.verdict().status()).isEqualTo(Status.FAILED);
        assertThat(run.verdict().message())
                .isEqualTo("partial run: not decided (2 of 10 cases ran: 2 passed); run the whole method");
        assertThat(CALLS.notes()).containsExactlyInAnyOrder("case-4", "case-5");
        assertThat(run.journal("verdict").get(0).path("partial").asBoolean()).isTrue();
    }

    @Test
    void allNodesOneByOneAreTheWholeMethod() {
        EvalRun whole = whole();
        String[] all = whole.leaves().stream().map(Node::name).toArray(String[]::new);

        EvalRun run = EvalRun.of(whole.selectorsOf(all)).in(output);

        assertThat(run.verdict().status()).isEqualTo(Status.PASSED);
    }

    private static DiscoverySelector adds() {
        return selectMethod(Gated.class.getName(), "adds", "java.lang.String, io.github.junitllm.eval.LlmAnswer");
    }

    @Test
    void iterationsAreSelectedByIndex() {
        EvalRun run = EvalRun.of(selectIteration(adds(), 2)).in(output);

        assertThat(run.names(Status.FAILED)).containsExactly("case-3: What is 3 + 3?");
        assertThat(CALLS.notes()).containsExactly("case-3");
    }

    @Test
    void aMethodIsRunWhole() {
        EvalRun run = EvalRun.of(adds()).in(output);

        assertThat(run.leaves()).hasSize(11);
        assertThat(run.verdict().status()).isEqualTo(Status.PASSED);
    }

    @Test
    void aCaseBesideItsWholeMethodOrClassIsTheWholeMethod() {
        DiscoverySelector third = whole().selectorsOf("case-3")[0];

        EvalRun withMethod = EvalRun.of(third, adds()).in(output.resolve("method"));
        EvalRun withClass = EvalRun.of(third, selectClass(Gated.class)).in(output.resolve("class"));

        for (EvalRun run : List.of(withMethod, withClass)) {
            assertThat(run.leaves()).hasSize(11);
            assertThat(run.node("case-3").status()).isEqualTo(Status.ABORTED);
            assertThat(run.verdict().status()).isEqualTo(Status.PASSED);
        }
    }

    static class Outer {

        @Nested
        class Inner {

            @LlmEval(method = Sums.TEN)
            @PassRate(0.8)
            void adds(EvalCase golden) {
                assertThat(golden.id()).isNotEqualTo("case-3");
            }
        }
    }

    @Test
    void aCaseOfANestedClassAloneIsRedToo() {
        EvalRun whole = EvalRun.of(Outer.class).in(output.resolve("whole"));

        EvalRun run = EvalRun.of(whole.selectorsOf("case-3")).in(output);

        assertThat(whole.isRed()).isFalse();
        assertThat(run.names(Status.FAILED)).containsExactly("case-3: What is 3 + 3?");
        assertThat(run.failedContainers()).isEmpty();
    }

    static class Other {

        @Tag("slow")
        @LlmEval(method = Sums.THREE)
        @PassRate(0.5)
        void slow(EvalCase golden) {
            assertThat(golden.id()).isNotEqualTo("case-3");
        }

        @LlmEval(method = Sums.THREE)
        @PassRate(0.5)
        void fast(EvalCase golden) {
            assertThat(golden.id()).isNotEqualTo("case-3");
        }
    }

    @Test
    void aSelectionInOneClassLeavesTheOthersWhole() {
        DiscoverySelector third = whole().selectorsOf("case-3")[0];

        EvalRun run = EvalRun.of(third, selectClass(Other.class)).in(output);

        assertThat(run.leavesOf(Gated.class)).hasSize(1);
        assertThat(run.leavesOf(Other.class)).hasSize(8);
        assertThat(run.names(Status.FAILED)).containsExactly("case-3: What is 3 + 3?");
    }

    @Test
    void tagsOfMethodsFilterEvalsLikeTests() {
        EvalRun run = EvalRun.of(Other.class)
                .filteredBy(TagFilter.includeTags("slow"))
                .in(output);

        assertThat(run.leaves()).hasSize(4).allMatch(node -> node.uniqueId().contains("slow("));
        assertThat(run.verdict().status()).isEqualTo(Status.PASSED);
    }

    @Test
    void aSelectionDoesNotReachTheNextRun() {
        EvalRun.of(whole().selectorsOf("case-3")).in(output.resolve("first"));

        EvalRun run = EvalRun.of(Gated.class).in(output.resolve("second"));

        assertThat(run.leaves()).hasSize(11);
        assertThat(run.isRed()).isFalse();
    }

    @Test
    void aFilterRunsItsCasesAloneAndLeavesTheGateUndecided() {
        EvalRun run =
                EvalRun.of(Gated.class).with("junit.llm.case", "case-1*,case-3").in(output);

        assertThat(run.names(Status.PASSED)).containsExactly("case-1: What is 1 + 1?", "case-10: What is 10 + 10?");
        assertThat(run.names(Status.FAILED)).containsExactly("case-3: What is 3 + 3?");
        assertThat(run.verdict().status()).isEqualTo(Status.ABORTED);
        assertThat(run.verdict().message())
                .isEqualTo("partial run: not decided (3 of 10 cases ran: 2 passed, 1 failed)");
        assertThat(CALLS.notes()).containsExactlyInAnyOrder("case-1", "case-3", "case-10");
    }

    @Test
    void aFilterOnTagsNarrowsTheCases() {
        EvalRun run = EvalRun.of(Gated.class).with("junit.llm.tags", "even").in(output);

        assertThat(run.names(Status.PASSED)).hasSize(5);
        assertThat(run.isRed()).isFalse();
        assertThat(run.verdict().message()).startsWith("partial run: not decided (5 of 10 cases ran: 5 passed)");
    }

    static class Flaky {

        static volatile boolean healed;

        @LlmEval(method = Sums.THREE)
        void adds(EvalCase golden) {
            assertThat(healed || !golden.id().equals("case-2")).isTrue();
        }
    }

    @Test
    void anUngatedEvalTurnsGreenWhenItsFailedCasesPassInARerun() {
        Flaky.healed = false;
        EvalRun first = EvalRun.of(Flaky.class).in(output.resolve("first"));
        Flaky.healed = true;

        String[] failed = first.names(Status.FAILED).toArray(String[]::new);
        EvalRun rerun = EvalRun.of(first.selectorsOf(failed)).in(output.resolve("rerun"));

        assertThat(failed).containsExactly("case-2: What is 2 + 2?");
        assertThat(rerun.isRed()).isFalse();
    }

    static class Sampled {

        @LlmEval(method = Sums.THREE, samples = 3)
        @PassRate(0.9)
        void adds(EvalRecorder recorder, EvalCase golden) {
            CALLS.note(golden.id() + "/" + recorder.sample());
        }
    }

    @Test
    void samplesSelectedOneByOneKeepTheirIds() {
        EvalRun whole = EvalRun.of(Sampled.class).in(output.resolve("whole"));
        CALLS.clear();

        EvalRun run = EvalRun.of(whole.selectorsOf("case-1 sample 2", "case-3 sample 1"))
                .in(output);

        assertThat(CALLS.notes()).containsExactly("case-1/2", "case-3/1");
        assertThat(run.leaves().stream().map(Node::uniqueId))
                .containsExactlyElementsOf(Stream.of("case-1 sample 2", "case-3 sample 1")
                        .map(name -> whole.node(name).uniqueId())
                        .toList());
    }
}
