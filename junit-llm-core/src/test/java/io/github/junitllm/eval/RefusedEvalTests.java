package io.github.junitllm.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.golden.GoldenSetProvider;
import io.github.junitllm.testkit.EvalRun;
import io.github.junitllm.testkit.EvalRun.Status;
import io.github.junitllm.testkit.Probe;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Declarations and settings under which an eval proves nothing: one red node before the first call, which says why. */
class RefusedEvalTests {

    @TempDir
    Path output;

    private static final Probe CALLS = new Probe();

    @BeforeEach
    void forget() {
        CALLS.clear();
    }

    /** The eval has one red node, which was reached without any call of the application, and its message begins so. */
    private static void assertRedBeforeTheFirstCall(EvalRun run, String... parts) {
        assertThat(run.leaves()).hasSize(1);
        assertThat(run.names(Status.FAILED)).hasSize(1);
        assertThat(run.leaves().get(0).message()).contains(parts);
        assertThat(CALLS.notes()).isEmpty();
        assertThat(run.failedContainers()).isEmpty();
    }

    static class Plain {

        @LlmTask
        static String answer(EvalCase golden) {
            CALLS.note(golden.id());
            return Sums.answer(golden);
        }

        @LlmEval(method = Sums.TEN)
        void checks(@Expected String expected, LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo(expected);
        }
    }

    @Test
    void aSplitThatNoCaseIsIn() {
        assertRedBeforeTheFirstCall(
                EvalRun.of(Plain.class).with("junit.llm.split", "holdout").in(output), "holdout");
    }

    @Test
    void aParameterThatDoesNotExist() {
        assertRedBeforeTheFirstCall(
                EvalRun.of(Plain.class).with("junit.llm.cases", "case-1").in(output),
                "there is no configuration parameter 'junit.llm.cases'",
                "case");
    }

    @Test
    void anAddressToListenOnThatIsNotThere() {
        assertRedBeforeTheFirstCall(
                EvalRun.of(Plain.class).with("junit.llm.bind", "docker99").in(output),
                "junit.llm.bind=docker99",
                "is neither an IP address nor a network interface of this machine");
    }

    @Test
    void aTimeoutThatIsNoDuration() {
        assertRedBeforeTheFirstCall(
                EvalRun.of(Plain.class)
                        .with("junit.llm.upstreamTimeout", "soon")
                        .in(output),
                "junit.llm.upstreamTimeout=soon",
                "is not a duration");
    }

    static class AllSkipped {

        @LlmEval(method = Sums.THREE)
        void ungated() {
            Assumptions.abort("not today");
        }

        @LlmEval(method = Sums.THREE)
        @PassRate(0.1)
        void gated() {
            Assumptions.abort("not today");
        }
    }

    @Test
    void aFilteredRunWhoseEveryCaseIsSkipped() {
        EvalRun run =
                EvalRun.of(AllSkipped.class).with("junit.llm.case", "case-1").in(output);

        assertThat(run.names(Status.FAILED)).hasSize(2);
        assertThat(run.leaves().get(1).message())
                .startsWith("partial run: not decided")
                .contains("1 skipped");
    }

    static class SliceOfNothing {

        @LlmEval(method = Sums.TEN)
        @PassRate(value = 0.9, slice = "prime")
        void checks() {
            CALLS.note("call");
        }
    }

    @Test
    void aGateOnATagThatNoCaseHas() {
        assertRedBeforeTheFirstCall(
                EvalRun.of(SliceOfNothing.class).in(output),
                "gate on slice 'prime': no case has this tag; tags are: even, odd");
    }

    static final class SetOfSomething implements GoldenSetProvider {

        private final String something;

        SetOfSomething(String something) {
            this.something = something;
        }

        @Override
        public Stream<EvalCase> cases() {
            return Stream.of(EvalCase.of(something));
        }
    }

    static class Unmade {

        @LlmEval(provider = SetOfSomething.class)
        void checks(EvalCase golden) {
            CALLS.note(golden.id());
        }
    }

    @Test
    void aProviderThatNeedsAParameter() {
        assertRedBeforeTheFirstCall(
                EvalRun.of(Unmade.class).in(output),
                SetOfSomething.class.getName() + " cannot be made: it needs a constructor without parameters");
    }

    static final class ShrinkingSet implements GoldenSetProvider {

        private int opened;

        @Override
        public Stream<EvalCase> cases() {
            opened++;
            return Sums.large().limit(opened == 1 ? 50 : 3);
        }
    }

    static class Shrinking {

        @LlmEval(provider = ShrinkingSet.class)
        @PassRate(0.9)
        void checks(EvalCase golden) {
            CALLS.note(golden.id());
        }
    }

    static final class BreakingSet implements GoldenSetProvider {

        private int opened;

        @Override
        public Stream<EvalCase> cases() {
            opened++;
            return Sums.large().peek(golden -> {
                if (opened > 1 && Sums.number(golden) > 3) {
                    throw new IllegalStateException("lost the database");
                }
            });
        }
    }

    static class Breaking {

        @LlmEval(provider = BreakingSet.class)
        @PassRate(0.9)
        void checks(EvalCase golden) {
            CALLS.note(golden.id());
        }
    }

    @Test
    void aSetThatBreaksHalfWay() {
        EvalRun shrinking = EvalRun.of(Shrinking.class).in(output.resolve("a"));
        EvalRun breaking = EvalRun.of(Breaking.class).in(output.resolve("b"));

        assertThat(shrinking.node("golden set").message()).contains("changed while it ran");
        assertThat(breaking.node("golden set").message()).contains("lost the database");
        assertThat(breaking.node("golden set").status()).isEqualTo(Status.FAILED);
        assertThat(breaking.verdict().status()).isEqualTo(Status.FAILED);
        assertThat(breaking.verdict().message()).contains("partial run: 47 of 50 cases did not run");
    }

    static class Twice {

        @LlmTask
        static String one() {
            return "1";
        }

        @LlmTask
        static String two() {
            return "2";
        }

        @LlmEval(method = Sums.THREE)
        void checks(LlmAnswer answer) {
            CALLS.note(answer.text());
        }
    }

    @Test
    void anAnswerThatTwoTasksGive() {
        assertRedBeforeTheFirstCall(
                EvalRun.of(Twice.class).in(output), "'one' and 'two'", "name one with @LlmEval(task = \"...\")");
    }

    static class Negative {

        @AfterEach
        void never() {
            CALLS.note("tear-down");
        }

        @LlmEval(method = Sums.THREE, samples = 0)
        void checks() {
            CALLS.note("call");
        }
    }

    @Test
    void noSamplesAtAll() {
        assertRedBeforeTheFirstCall(EvalRun.of(Negative.class).in(output), "samples = 0 must be at least 1");
    }
}
