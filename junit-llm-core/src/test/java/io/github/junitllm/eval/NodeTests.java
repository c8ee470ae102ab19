package io.github.junitllm.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.testkit.EvalRun;
import io.github.junitllm.testkit.EvalRun.Node;
import io.github.junitllm.testkit.Probe;
import io.github.junitllm.verdict.EarlyStop;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which nodes an eval has, in which order, and what they are called. */
class NodeTests {

    @TempDir
    Path output;

    static class Sampled {

        @LlmEval(method = Sums.THREE, samples = 2)
        void adds(EvalCase golden) {
            assertThat(golden.id()).startsWith("case-");
        }
    }

    @Test
    void eachSampleIsANodeAndTheVerdictIsTheLast() {
        EvalRun run = EvalRun.of(Sampled.class).in(output);

        assertThat(run.leaves().stream().map(Node::name))
                .containsExactly(
                        "case-1 sample 1: What is 1 + 1?",
                        "case-1 sample 2: What is 1 + 1?",
                        "case-2 sample 1: What is 2 + 2?",
                        "case-2 sample 2: What is 2 + 2?",
                        "case-3 sample 1: What is 3 + 3?",
                        "case-3 sample 2: What is 3 + 3?",
                        "verdict: every case passes");
    }

    @Test
    void theUniqueIdOfASampleIsItsPlaceInTheSet() {
        EvalRun run = EvalRun.of(Sampled.class).in(output);

        assertThat(run.node("case-2 sample 1").uniqueId()).endsWith("[test-template-invocation:#3]");
        assertThat(run.verdict().uniqueId()).endsWith("[test-template-invocation:#7]");
    }

    static class Streamed {

        static final Probe PROBE = new Probe();

        static Stream<EvalCase> largeCases() {
            return Sums.large()
                    .peek(golden -> PROBE.note("made " + golden.id()))
                    .onClose(() -> PROBE.note("closed"));
        }

        @LlmEval(method = "largeCases")
        void adds(EvalCase golden) {
            PROBE.note("ran " + golden.id());
        }
    }

    @Test
    void withoutATaskTheNextCaseIsMadeWhenTheOneBeforeHasFinished() {
        Streamed.PROBE.clear();

        EvalRun.of(Streamed.class)
                .with("junit.llm.case", "case-1,case-2,case-3")
                .in(output);

        assertThat(Streamed.PROBE.notes().stream().filter(note -> note.matches("(made|ran) case-[123]")))
                .containsExactly(
                        "made case-1",
                        "made case-2",
                        "made case-3",
                        "made case-1",
                        "ran case-1",
                        "made case-2",
                        "ran case-2",
                        "made case-3",
                        "ran case-3");
    }

    static class BrokenOff {

        @LlmEval(method = "io.github.junitllm.eval.NodeTests$Streamed#largeCases", stop = EarlyStop.CURTAILED)
        @PassRate(0.999)
        void neverAdds(EvalCase golden) {
            assertThat(golden.id()).isEmpty();
        }
    }

    @Test
    void theGoldenSetIsClosedWhoeverBreaksOff() {
        EvalRun whole = EvalRun.of(Streamed.class)
                .with("junit.llm.case", "case-1,case-2,case-3")
                .in(output.resolve("whole"));
        Streamed.PROBE.clear();
        EvalRun.of(whole.selectorsOf("case-1"))
                .with("junit.llm.case", "case-1,case-2,case-3")
                .in(output);
        assertThat(Streamed.PROBE.count("closed")).isEqualTo(2);
        Streamed.PROBE.clear();

        EvalRun.of(BrokenOff.class).in(output);

        assertThat(Streamed.PROBE.count("closed")).isEqualTo(2);
    }

    static class Overloaded {

        @LlmEval(method = Sums.THREE)
        void adds(EvalCase golden) {
            assertThat(golden.id()).isNotEqualTo("case-2");
        }

        @LlmEval(method = Sums.THREE)
        void adds(@Input String input) {
            assertThat(input).startsWith("What");
        }
    }

    @Test
    void methodsOfOneNameAreJudgedApart() {
        EvalRun run = EvalRun.of(Overloaded.class).in(output);

        assertThat(run.leaves()).hasSize(8);
        assertThat(run.leaves().stream()
                        .filter(node -> node.name().startsWith("verdict"))
                        .map(Node::status))
                .containsExactlyInAnyOrder(EvalRun.Status.ABORTED, EvalRun.Status.PASSED);
        assertThat(run.journal("verdict")).hasSize(2);
    }

    static class Inputs {

        static Stream<EvalCase> oddInputs() {
            return Stream.of(
                    EvalCase.of(
                            "emoji",
                            "Where is my refund? \uD83D\uDE21\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67"),
                    EvalCase.of("lines", "\n first line\r\n\tsecond line \n"),
                    EvalCase.of("rtl", "\u05D0\u05D9\u05E4\u05D4 \u05D4\u05DB\u05E1\u05E3 \u05E9\u05DC\u05D9?"),
                    EvalCase.of("long", "x".repeat(59) + "\uD83D\uDE21" + "tail"),
                    EvalCase.of("record", java.util.Map.of("question", "why?", "order", 7)),
                    EvalCase.of("tom, dick & <harry>", "odd id"));
        }

        @LlmEval(method = "oddInputs")
        void reads(EvalCase golden) {
            assertThat(golden.input()).isNotEmpty();
        }
    }

    @Test
    void oddInputsAreNamedOnOneLineAndNeverCutInsideACharacter() {
        EvalRun run = EvalRun.of(Inputs.class).in(output);

        assertThat(run.leaves().stream().map(Node::name))
                .containsExactly(
                        "emoji: Where is my refund? \uD83D\uDE21\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
                        "lines: first line second line",
                        "rtl: \u05D0\u05D9\u05E4\u05D4 \u05D4\u05DB\u05E1\u05E3 \u05E9\u05DC\u05D9?",
                        "long: " + "x".repeat(59) + "\uD83D\uDE21\u2026",
                        "record: {\"order\":7,\"question\":\"why?\"}",
                        "tom, dick & <harry>: odd id",
                        "verdict: every case passes");
    }

    @Test
    void theShortWayToAnExcerptLeadsToTheSame() {
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            String text = random.ints(random.nextInt(70), 0, 40)
                    .mapToObj(n -> n < 2 ? " " : n == 2 && random.nextInt(20) == 0 ? "\n" : n == 3 ? "é" : "x")
                    .collect(Collectors.joining());
            assertThat(SampleNode.excerpt(text)).isEqualTo(SampleNode.excerptOfAny(text));
            String ascii = text.replace("é", "y");
            assertThat(SampleNode.excerpt(ascii)).isEqualTo(SampleNode.excerptOfAny(ascii));
        }
    }

    @Test
    void anExcerptOfNothingIsEmpty() {
        assertThat(SampleNode.excerpt("")).isEmpty();
        assertThat(SampleNode.excerpt(" \n\t ")).isEmpty();
        assertThat(SampleNode.excerpt("a".repeat(60))).hasSize(60);
        assertThat(SampleNode.excerpt("a".repeat(61))).isEqualTo("a".repeat(60) + "\u2026");
        assertThat(SampleNode.excerpt("a".repeat(60) + "  \n")).hasSize(60);
    }
}
