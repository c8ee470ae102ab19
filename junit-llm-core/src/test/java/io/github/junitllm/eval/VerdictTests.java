package io.github.junitllm.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.testkit.EvalRun;
import io.github.junitllm.testkit.EvalRun.Node;
import io.github.junitllm.testkit.EvalRun.Status;
import io.github.junitllm.verdict.Claim;
import io.github.junitllm.verdict.EarlyStop;
import io.github.junitllm.verdict.Measure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a method by what its gates ask for. */
class VerdictTests {

    private static final String CASES = "io.github.junitllm.eval.VerdictTests#";

    @TempDir
    Path output;

    static Stream<EvalCase> ten() {
        return IntStream.rangeClosed(1, 10)
                .mapToObj(i -> EvalCase.of("case-" + i, "question").tagged(i <= 4 ? "refund" : "shipping"));
    }

    static Stream<EvalCase> forty() {
        return IntStream.rangeClosed(1, 40).mapToObj(i -> EvalCase.of("case-" + i, "question"));
    }

    static boolean is(EvalCase golden, int... numbers) {
        return IntStream.of(numbers).anyMatch(number -> golden.id().equals("case-" + number));
    }

    static class Gate {
        @LlmEval(method = CASES + "ten")
        @PassRate(0.8)
        @PassRate(value = 0.5, slice = "refund")
        void check(EvalCase golden) {
            assertThat(is(golden, 3, 7)).isFalse();
        }
    }

    @Test
    void aGateToleratesWhatItsRateAllows() {
        EvalRun run = EvalRun.of(Gate.class).in(output);

        assertThat(run.isRed()).isFalse();
        assertThat(run.names(Status.ABORTED)).containsExactly("case-3: question", "case-7: question");
        assertThat(run.verdict().name()).isEqualTo("verdict: pass rate >= 80 %; refund: pass rate >= 50 %");
        assertThat(run.verdict().entries().get(0)).startsWith("pass rate 80.0 % (8 of 10 cases)");
    }

    static class TightGate {
        @LlmEval(method = CASES + "ten")
        @PassRate(0.9)
        void check(EvalCase golden) {
            assertThat(is(golden, 3, 7)).isFalse();
        }
    }

    @Test
    void aGateThatIsMissedFailsOnceWithOneMessage() {
        EvalRun run = EvalRun.of(TightGate.class).in(output);

        assertThat(run.names(Status.FAILED)).containsExactly("verdict: pass rate >= 90 %");
        assertThat(run.verdict().message().lines().findFirst().orElseThrow())
                .contains("80.0 %", "8 of 10", "49.0", "94.3", "90 %", "case-3", "case-7");
        assertThat(run.verdict().message()).contains("-Djunit.llm.case=");
    }

    static class SliceGate {
        @LlmEval(method = CASES + "ten")
        @PassRate(0.5)
        @PassRate(value = 0.9, slice = "*")
        void check(EvalCase golden) {
            assertThat(is(golden, 3, 4)).isFalse();
        }
    }

    @Test
    void aSliceCanFailAlone() {
        EvalRun run = EvalRun.of(SliceGate.class).in(output);

        assertThat(run.names(Status.FAILED)).hasSize(1);
        assertThat(run.verdict().message()).contains("refund");
    }

    static class Budget {
        @LlmEval(method = CASES + "ten")
        @PassRate(0.9)
        @ErrorBudget(1)
        void check(EvalCase golden) throws IOException {
            if (is(golden, 3)) {
                throw new IOException("429");
            }
        }
    }

    @Test
    void anErrorWithinTheBudgetIsToleratedAndOutsideTheRate() {
        EvalRun run = EvalRun.of(Budget.class).in(output);

        assertThat(run.isRed()).isFalse();
        assertThat(run.node("case-3:").status()).isEqualTo(Status.ABORTED);
        assertThat(run.verdict().entries().get(0)).contains("9 of 9");
    }

    static class Undecided {
        @LlmEval(method = CASES + "forty")
        @PassRate(value = 0.9, claim = Claim.PROVE)
        void red(EvalCase golden) {
            assertThat(is(golden, 3)).isFalse();
        }

        @LlmEval(method = CASES + "forty")
        @PassRate(value = 0.9, claim = Claim.PROVE, onInconclusive = Inconclusive.SKIP)
        void skipped(EvalCase golden) {
            assertThat(is(golden, 3)).isFalse();
        }

        @LlmEval(method = CASES + "forty")
        @PassRate(value = 0.9, claim = Claim.NO_EVIDENCE_BELOW)
        void noEvidence(EvalCase golden) {
            assertThat(is(golden, 3)).isFalse();
        }
    }

    @Test
    void anInconclusiveVerdictIsRedUnlessTheUserSaysWhatItMeans() {
        EvalRun run = EvalRun.of(Undecided.class).in(output);

        List<Node> verdicts = run.leaves().stream()
                .filter(node -> node.name().startsWith("verdict: "))
                .toList();
        assertThat(verdicts)
                .filteredOn(node -> node.uniqueId().contains("red("))
                .extracting(Node::status)
                .containsExactly(Status.FAILED);
        assertThat(verdicts)
                .filteredOn(node -> node.uniqueId().contains("skipped("))
                .extracting(Node::status)
                .containsExactly(Status.ABORTED);
        assertThat(verdicts)
                .filteredOn(node -> node.uniqueId().contains("noEvidence("))
                .extracting(Node::status)
                .containsExactly(Status.PASSED);
    }

    static class Repeated {
        @LlmEval(method = CASES + "ten", samples = 3, passAtLeast = 2)
        @PassRate(0.9)
        void check(EvalCase golden, EvalRecorder recorder) {
            assertThat(is(golden, 3) && recorder.sample() == 2).isFalse();
            assertThat(is(golden, 4) && recorder.sample() != 2).isFalse();
        }

        @LlmEval(method = CASES + "ten", samples = 3)
        @PassRate(0.85)
        @PassRate(value = 0.8, measure = Measure.PASS_HAT_K, k = 3)
        void clustered(EvalCase golden, EvalRecorder recorder) {
            assertThat(is(golden, 3) && recorder.sample() == 2).isFalse();
            assertThat(is(golden, 4) && recorder.sample() != 2).isFalse();
        }
    }

    @Test
    void repeatsAreNodesOfTheirOwnAndKOfNDecidesTheCase() {
        EvalRun run = EvalRun.of(Repeated.class).in(output);

        assertThat(run.isRed()).isFalse();
        assertThat(run.names(Status.ABORTED))
                .containsOnly("case-3 sample 2: question", "case-4 sample 1: question", "case-4 sample 3: question");
        assertThat(run.leaves())
                .filteredOn(node ->
                        node.name().startsWith("verdict") && node.uniqueId().contains("check("))
                .allSatisfy(node -> assertThat(node.entries().get(0)).contains("9 of 10 cases"));
        assertThat(run.leaves())
                .filteredOn(node ->
                        node.name().startsWith("verdict") && node.uniqueId().contains("clustered("))
                .allSatisfy(node -> assertThat(node.entries().get(0)).contains("27 of 30 samples in 10 cases"));
    }

    static class Curtailed {
        static final AtomicInteger RAN = new AtomicInteger();

        @LlmEval(method = CASES + "forty", stop = EarlyStop.CURTAILED)
        @PassRate(0.5)
        void check(EvalCase golden) {
            RAN.incrementAndGet();
        }
    }

    @Test
    void aRunEndsWhenItsGateCanNoLongerChangeAndSaysWhatDidNotRun() {
        Curtailed.RAN.set(0);
        EvalRun run = EvalRun.of(Curtailed.class).in(output);

        assertThat(run.isRed()).isFalse();
        assertThat(Curtailed.RAN).hasValue(20);
        assertThat(run.verdict().entries().toString()).contains("20");
        assertThat(output.resolve("summary.md")).content().contains("not run");
    }

    static class Perfect {
        @LlmEval(method = CASES + "ten")
        @PassRate(0.9)
        void check(EvalCase golden, EvalRecorder recorder) {
            recorder.score("groundedness", 0.75);
            recorder.attach("prompt.txt", "the prompt");
        }
    }

    @Test
    void aPerfectRunSaysWhatItDoesNotProve() throws IOException {
        EvalRun run = EvalRun.of(Perfect.class).in(output);

        assertThat(Files.readString(output.resolve("summary.md"))).contains("10 of 10: the failure rate may still be");
        assertThat(run.node("case-1:").files()).hasSize(1);
        try (Stream<Path> files = Files.list(output)) {
            Path journal = files.filter(file -> file.getFileName().toString().startsWith("journal-"))
                    .findFirst()
                    .orElseThrow();
            assertThat(Files.readString(journal)).contains("\"groundedness\":0.75");
        }
    }

    @Test
    void onlyFailingSamplesHaveATranscript() {
        EvalRun run = EvalRun.of(Gate.class).in(output);

        assertThat(run.leaves())
                .allSatisfy(node -> assertThat(node.files()).hasSize(node.status() == Status.ABORTED ? 1 : 0));
    }
}
