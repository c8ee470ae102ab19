package io.github.junitllm.eval;

import static io.github.junitllm.eval.Contributed.verdictOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.eval.Contributed.GatedAlone;
import io.github.junitllm.eval.Contributed.GatedAloneToo;
import io.github.junitllm.eval.Contributed.WrongAnswers;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.testkit.EvalRun;
import io.github.junitllm.testkit.EvalRun.Node;
import io.github.junitllm.testkit.EvalRun.Status;
import io.github.junitllm.verdict.Claim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gates that annotations of other modules declare. */
class ContributedGatesTests {

    @TempDir
    Path output;

    static class FailureGates {

        @LlmTask
        static String answer(EvalCase golden) {
            return Sums.answer(golden, 3, 7);
        }

        @WrongAnswers(atMost = 0.2)
        @LlmEval(method = Sums.TEN)
        void enough(@Expected String expected, LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo(expected);
        }

        @WrongAnswers(atMost = 0.19)
        @LlmEval(method = Sums.TEN)
        void tooMany(@Expected String expected, LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo(expected);
        }

        @WrongAnswers(atMost = 0.5, claim = Claim.NO_EVIDENCE_BELOW)
        @LlmEval(method = Sums.TEN)
        void noEvidence(@Expected String expected, LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo(expected);
        }

        @WrongAnswers(atMost = 0.01, claim = Claim.PROVE)
        @LlmEval(method = Sums.TEN)
        void tooFewToProve(@Expected String expected, LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo(expected);
        }

        @WrongAnswers(atMost = 1)
        @LlmEval(method = Sums.TEN)
        void anything(@Expected String expected, LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo(expected);
        }
    }

    @Test
    void aGateOnFailuresIsToldAsOne() {
        EvalRun run = EvalRun.of(FailureGates.class).in(output);

        Node enough = verdictOf(run, "enough");
        assertThat(enough.status()).isEqualTo(Status.PASSED);
        assertThat(enough.name()).isEqualTo("verdict: wrong answers <= 20 %");
        Node tooMany = verdictOf(run, "tooMany");
        assertThat(tooMany.status()).isEqualTo(Status.FAILED);
        assertThat(tooMany.message().lines().findFirst().orElse(""))
                .isEqualTo("wrong answers 20.0 % (2 of 10 cases), 95 % interval 5.7–51.0 % (Wilson), required:"
                        + " point <= 19 %: FAIL; failing: case-3, case-7");
        assertThat(verdictOf(run, "noEvidence").name()).isEqualTo("verdict: no evidence of wrong answers > 50 %");
    }

    @PassRate(0.1)
    static class GatesOfAClass {

        @LlmTask
        static String answer(EvalCase golden) {
            return Sums.answer(golden, 3);
        }

        @LlmEval(method = Sums.TEN)
        void ofTheClass(@Expected String expected, LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo(expected);
        }

        @GatedAlone
        void ofItsOwn(@Expected String expected, LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo(expected);
        }

        @GatedAloneToo
        void ofItsOwnToo(@Expected String expected, LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo(expected);
        }

        @GatedAlone
        @PassRate(0.9)
        void onItself(@Expected String expected, LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo(expected);
        }

        @GatedAlone
        @WrongAnswers(atMost = 0.2)
        void otherOnItself(@Expected String expected, LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo(expected);
        }
    }

    @Test
    void anAnnotationMayKeepTheGatesOfTheClassFromItsEvals() {
        EvalRun run = EvalRun.of(GatesOfAClass.class).in(output);

        assertThat(verdictOf(run, "ofTheClass").name()).isEqualTo("verdict: pass rate >= 10 %");
        assertThat(verdictOf(run, "onItself").name()).isEqualTo("verdict: pass rate >= 90 %");
        assertThat(verdictOf(run, "otherOnItself").name()).isEqualTo("verdict: wrong answers <= 20 %");
        assertThat(run.leavesOf(GatesOfAClass.class))
                .filteredOn(node -> node.status() == Status.FAILED)
                .extracting(Node::uniqueId)
                .satisfiesExactlyInAnyOrder(id -> assertThat(id).contains(":ofItsOwn("), id -> assertThat(id)
                        .contains(":ofItsOwnToo("));
    }

    @Test
    void aGateOnFailuresThatCannotBeDecidedSaysSoInItsOwnWords() {
        EvalRun run = EvalRun.of(FailureGates.class).in(output);

        assertThat(run.leaves())
                .filteredOn(node -> node.name().equals("configuration"))
                .extracting(Node::message)
                .satisfiesExactlyInAnyOrder(
                        message -> assertThat(message)
                                .contains("to prove wrong answers of at most 1 % with 95 % confidence, the set needs at"
                                        + " least 299 cases, all passing; it has 10"),
                        message -> assertThat(message).contains("at most must lie between 0 and below 1"));
    }

    @Test
    void reportsShowTheShareThatTheGateIsAbout() throws IOException {
        EvalRun.of(FailureGates.class).in(output);

        assertThat(Files.readString(output.resolve("summary.md")))
                .contains("20.0 % wrong answers | &#91;5.7 %, 51.0 %&#93; | PASS | wrong answers &#60;= 20 % |");
    }
}
