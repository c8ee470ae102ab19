package io.github.junitllm.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.journal.JournalReader;
import io.github.junitllm.journal.SampleRecord;
import io.github.junitllm.testkit.EvalRun;
import io.github.junitllm.testkit.EvalRun.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a developer sees of an eval: its nodes, their names and outcomes. */
class LlmEvalTests {

    @TempDir
    Path output;

    static Stream<EvalCase> tenCases() {
        return IntStream.rangeClosed(1, 10).mapToObj(i -> EvalCase.of("case-" + i, "What is " + i + " + " + i + "?")
                .expecting(String.valueOf(2 * i)));
    }

    static String doubled(EvalCase golden, int... wrong) {
        int number = Integer.parseInt(golden.id().substring("case-".length()));
        boolean isWrong = IntStream.of(wrong).anyMatch(w -> w == number);
        return String.valueOf(2 * number + (isWrong ? 1 : 0));
    }

    static class Ungated {

        @LlmTask
        static String answer(EvalCase golden) {
            return doubled(golden, 3, 7);
        }

        @LlmEval(method = "io.github.junitllm.eval.LlmEvalTests#tenCases")
        void adds(EvalCase golden, LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo(golden.expected().get(0));
        }
    }

    @Test
    void everyCaseIsANodeNamedByIdAndInput() {
        EvalRun run = EvalRun.of(Ungated.class).in(output);

        assertThat(run.leaves()).hasSize(11);
        assertThat(run.leaves().get(0).name()).isEqualTo("case-1: What is 1 + 1?");
        assertThat(run.leaves().get(10).name()).isEqualTo("verdict: every case passes");
    }

    @Test
    void withoutAGateEveryFailingCaseIsRed() {
        EvalRun run = EvalRun.of(Ungated.class).in(output);

        assertThat(run.names(Status.FAILED)).containsExactly("case-3: What is 3 + 3?", "case-7: What is 7 + 7?");
        assertThat(run.verdict().status()).isEqualTo(Status.ABORTED);
        assertThat(run.verdict().message()).startsWith("pass rate 80.0 % (8 of 10 cases)");
    }

    @Test
    void theJournalTellsTheUniqueIdOfEachNode() throws IOException {
        EvalRun run = EvalRun.of(Ungated.class).in(output);

        List<String> journaled = new ArrayList<>();
        try (Stream<Path> files = Files.list(output)) {
            new JournalReader(
                            line -> {
                                if (line.content() instanceof SampleRecord sample) {
                                    journaled.add(sample.method().id() + "/[test-template-invocation:#" + sample.node()
                                            + "]");
                                }
                            },
                            Assertions::fail)
                    .read(files.filter(file -> file.getFileName().toString().startsWith("journal-"))
                            .toList());
        }
        assertThat(journaled)
                .containsExactlyElementsOf(run.leaves().stream()
                        .limit(10)
                        .map(EvalRun.Node::uniqueId)
                        .toList());
    }
}
