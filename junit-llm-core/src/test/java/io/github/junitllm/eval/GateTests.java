package io.github.junitllm.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.testkit.EvalRun;
import io.github.junitllm.testkit.EvalRun.Node;
import io.github.junitllm.testkit.EvalRun.Status;
import io.github.junitllm.verdict.Claim;
import io.github.junitllm.verdict.Measure;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a gate decides in the place of the single cases, and what its message says. */
class GateTests {

    @TempDir
    Path output;

    static class Gated {

        @LlmTask
        static String answer(EvalCase golden) {
            return Sums.answer(golden, 3, 7);
        }

        @LlmEval(method = Sums.TEN)
        @PassRate(0.8)
        void enough(@Expected String expected, LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo(expected);
        }

        @LlmEval(method = Sums.TEN)
        @PassRate(0.9)
        void tooFew(@Expected String expected, LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo(expected);
        }
    }

    private Node verdictOf(EvalRun run, String method) {
        return run.leaves().stream()
                .filter(node ->
                        node.name().startsWith("verdict") && node.uniqueId().contains(":" + method + "("))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRateAboveTheThresholdIsGreenWithItsFailuresTolerated() {
        EvalRun run = EvalRun.of(Gated.class).in(output);

        assertThat(verdictOf(run, "enough").status()).isEqualTo(Status.PASSED);
        assertThat(run.names(Status.ABORTED))
                .containsExactly(
                        "case-3: What is 3 + 3?",
                        "case-7: What is 7 + 7?",
                        "case-3: What is 3 + 3?",
                        "case-7: What is 7 + 7?");
        Node tolerated = run.leaves().get(2);
        assertThat(tolerated.message())
                .contains("expected: \"6\"")
                .contains("but was: \"7\"")
                .contains("(FAIL, tolerated here: the verdict of the method decides)");
    }

    @Test
    void aRateBelowTheThresholdIsOneRedNodeWhoseFirstLineSaysItAll() {
        EvalRun run = EvalRun.of(Gated.class).in(output);

        Node verdict = verdictOf(run, "tooFew");
        assertThat(run.names(Status.FAILED)).containsExactly(verdict.name());
        assertThat(verdict.message().lines().findFirst().orElse(""))
                .isEqualTo(
                        "pass rate 80.0 % (8 of 10 cases), 95 % interval 49.0–94.3 % (Wilson), required: point >= 90 %:"
                                + " FAIL; failing: case-3, case-7");
        assertThat(verdict.message())
                .contains("failing, 2 cases:")
                .contains("case-3 (" + Sums.TEN + "[3])")
                .contains("next: run one case alone with -Djunit.llm.case=case-3");
    }

    static class Claims {

        @LlmEval(method = Sums.HUNDRED)
        @PassRate(value = 0.9, claim = Claim.PROVE)
        void proven(EvalCase golden) {
            assertThat(Sums.number(golden)).isNotIn(1, 2, 3, 4);
        }

        @LlmEval(method = Sums.HUNDRED)
        @PassRate(value = 0.9, claim = Claim.PROVE)
        void open(EvalCase golden) {
            assertThat(Sums.number(golden)).isGreaterThan(6);
        }

        @LlmEval(method = Sums.HUNDRED)
        @PassRate(value = 0.9, claim = Claim.PROVE, onInconclusive = Inconclusive.SKIP)
        void openButOnlyShown(EvalCase golden) {
            assertThat(Sums.number(golden)).isGreaterThan(6);
        }

        @LlmEval(method = Sums.HUNDRED)
        @PassRate(value = 0.9, claim = Claim.PROVE, onInconclusive = Inconclusive.SKIP)
        void refuted(EvalCase golden) {
            assertThat(Sums.number(golden)).isGreaterThan(30);
        }

        @LlmEval(method = Sums.HUNDRED)
        @PassRate(value = 0.9, claim = Claim.NO_EVIDENCE_BELOW)
        void noEvidence(EvalCase golden) {
            assertThat(Sums.number(golden)).isGreaterThan(12);
        }

        @LlmEval(method = Sums.HUNDRED)
        @PassRate(value = 0.9, claim = Claim.NO_EVIDENCE_BELOW)
        void evidence(EvalCase golden) {
            assertThat(Sums.number(golden)).isGreaterThan(25);
        }
    }

    @Test
    void aClaimIsConfirmedRefutedOrLeftOpen() {
        EvalRun run = EvalRun.of(Claims.class).in(output);

        assertThat(verdictOf(run, "proven").status()).isEqualTo(Status.PASSED);
        assertThat(verdictOf(run, "noEvidence").status()).isEqualTo(Status.PASSED);
        assertThat(verdictOf(run, "evidence").status()).isEqualTo(Status.FAILED);
        assertThat(verdictOf(run, "refuted").status()).isEqualTo(Status.FAILED);
        assertThat(verdictOf(run, "open").status()).isEqualTo(Status.FAILED);
        assertThat(verdictOf(run, "open").message()).contains(": INCONCLUSIVE").contains("add cases, or claim less");
        assertThat(verdictOf(run, "openButOnlyShown").status()).isEqualTo(Status.ABORTED);
    }

    static class Sliced {

        @LlmEval(method = Sums.TEN)
        @PassRate(0.5)
        @PassRate(value = 0.9, slice = "*")
        void each(EvalCase golden) {
            assertThat(Sums.number(golden)).isNotIn(2, 4);
        }

        @LlmEval(method = Sums.TEN)
        @PassRate(value = 0.9, slice = "odd")
        void one(EvalCase golden) {
            assertThat(Sums.number(golden)).isNotIn(2, 4);
        }
    }

    @Test
    void aGateOnASliceLooksAtNothingElse() {
        EvalRun run = EvalRun.of(Sliced.class).in(output);

        assertThat(verdictOf(run, "one").status()).isEqualTo(Status.PASSED);
        assertThat(verdictOf(run, "each").status()).isEqualTo(Status.FAILED);
        assertThat(verdictOf(run, "each").message().lines().findFirst().orElse(""))
                .startsWith("even: pass rate 60.0 % (3 of 5 cases)");
        assertThat(verdictOf(run, "each").message())
                .contains("even: pass rate 60.0 %")
                .contains("odd: pass rate 100");
    }

    static class Weighted {

        static Stream<EvalCase> cases() {
            return Sums.upTo(10).map(golden -> golden.weighing(Sums.number(golden) == 1 ? 11 : 1));
        }

        @LlmEval(method = "cases")
        @PassRate(0.6)
        void heavyOneFails(EvalCase golden) {
            assertThat(Sums.number(golden)).isNotEqualTo(1);
        }
    }

    @Test
    void weightsCount() {
        Node verdict = EvalRun.of(Weighted.class).in(output).verdict();

        assertThat(verdict.status()).isEqualTo(Status.FAILED);
        assertThat(verdict.message()).startsWith("weighted pass rate 45.0 % (9 of 10 cases)");
    }

    static class Sampled {

        @LlmEval(method = Sums.TEN, samples = 3, passAtLeast = 2)
        @PassRate(1)
        void twoOfThree(EvalRecorder recorder) {
            assertThat(recorder.sample()).isNotEqualTo(2);
        }

        @LlmEval(method = Sums.TEN, samples = 3, passAtLeast = 3)
        @PassRate(0.1)
        void threeOfThree(EvalRecorder recorder) {
            assertThat(recorder.sample()).isNotEqualTo(2);
        }

        @LlmEval(method = Sums.TEN, samples = 4)
        @PassRate(0.5)
        void clustered(EvalCase golden) {
            assertThat(Sums.number(golden)).isLessThan(6);
        }

        @LlmEval(method = Sums.TEN, samples = 3)
        @PassRate(value = 1, measure = Measure.PASS_AT_K, k = 3)
        void atLeastOnce(EvalRecorder recorder) {
            assertThat(recorder.sample()).isEqualTo(3);
        }

        @LlmEval(method = Sums.TEN, samples = 3)
        @PassRate(value = 0.1, measure = Measure.PASS_HAT_K, k = 2)
        void always(EvalRecorder recorder) {
            assertThat(recorder.sample()).isEqualTo(3);
        }
    }

    @Test
    void samplesAreReducedAsTheGateSays() {
        EvalRun run = EvalRun.of(Sampled.class).in(output);

        assertThat(verdictOf(run, "twoOfThree").status()).isEqualTo(Status.PASSED);
        assertThat(verdictOf(run, "threeOfThree").message()).startsWith("pass rate 0.0 % (0 of 10 cases)");
        assertThat(verdictOf(run, "atLeastOnce").status()).isEqualTo(Status.PASSED);
        assertThat(verdictOf(run, "always").message())
                .startsWith("pass^2 0.0 %")
                .contains(": FAIL");
    }

    @Test
    void samplesOfACaseAreACluster() {
        EvalRun run = EvalRun.of(Sampled.class).in(output);

        Node clustered = verdictOf(run, "clustered");
        assertThat(clustered.status()).isEqualTo(Status.PASSED);
        assertThat(clustered.entries().get(0)).startsWith("pass rate 50.0 % (20 of 40 samples in 10 cases)");
        assertThat(run.journal("verdict").stream()
                        .filter(row -> row.toString().contains("clustered"))
                        .findFirst()
                        .orElseThrow()
                        .toString())
                .contains("design effect");
    }
}
