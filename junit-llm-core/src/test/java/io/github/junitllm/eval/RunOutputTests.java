package io.github.junitllm.eval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.testkit.EvalRun;
import io.github.junitllm.testkit.EvalRun.Node;
import io.github.junitllm.testkit.EvalRun.Status;
import io.github.junitllm.verdict.Measure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What a run leaves behind: journal, reports, published files, and what it prints. */
@Isolated("looks at the standard output")
class RunOutputTests {

    @TempDir
    Path output;

    static class Recorded {

        @LlmTask
        static String answer(EvalCase golden, EvalRecorder recorder) {
            recorder.attach("prompt.txt", "prompt of " + golden.id());
            return Sums.answer(golden, 3);
        }

        @LlmEval(method = Sums.TEN, samples = 2)
        @PassRate(0.9)
        void adds(EvalCase golden, LlmAnswer answer, EvalRecorder recorder) {
            recorder.score("closeness", 0.25);
            recorder.score("closeness", golden.id().equals("case-3") ? 0.5 : 1);
            assertThat(answer.text()).isEqualTo(golden.expected().get(0));
        }
    }

    @Test
    void everySampleAndTheVerdictAreOneLineOfTheJournal() {
        EvalRun run = EvalRun.of(Recorded.class).in(output);

        List<JsonNode> samples = run.journal("sample");
        assertThat(samples).hasSize(20);
        JsonNode failing = samples.get(4);
        assertThat(failing.path("case").path("id").asText()).isEqualTo("case-3");
        assertThat(failing.path("sample").asInt()).isEqualTo(1);
        assertThat(failing.path("verdict").asText()).isEqualTo("FAIL");
        assertThat(failing.path("scores").path("closeness").asDouble()).isEqualTo(0.5);
        assertThat(failing.path("message").asText()).contains("expected: \"6\"");
        assertThat(run.node("case-3 sample 1").uniqueId())
                .isEqualTo(failing.path("method").path("id").asText() + "/[test-template-invocation:#"
                        + failing.path("node").asInt() + "]");
        assertThat(run.journal("verdict")).hasSize(1);
    }

    @Test
    void reportsAreThereWhenTheRunHasEnded() throws IOException {
        EvalRun run = EvalRun.of(Recorded.class).in(output);

        assertThat(Files.readString(run.output().resolve("results.json"))).contains("RunOutputTests$Recorded");
        assertThat(Files.readString(run.output().resolve("summary.md"))).contains("case-3");
    }

    @Test
    void onlySamplesThatDidNotPassHaveATranscript() throws IOException {
        EvalRun run = EvalRun.of(Recorded.class).in(output);

        Node failed = run.node("case-3 sample 2");
        Path transcript = failed.files().stream()
                .filter(file -> file.toString().endsWith("transcript.md"))
                .findFirst()
                .orElseThrow();
        assertThat(Files.readString(transcript))
                .startsWith("# case-3 sample 2: FAIL\n")
                .contains("## Input\n\n```\nWhat is 3 + 3?\n```")
                .contains("## Expected\n\n```\n6\n```")
                .contains("## Answer\n\n```\n7\n```");
        assertThat(run.leaves().stream()
                        .filter(node -> node.files().stream()
                                .anyMatch(file -> file.toString().endsWith("transcript.md")))
                        .map(Node::name))
                .hasSize(2)
                .allMatch(name -> name.startsWith("case-3"));
    }

    @Test
    void attachmentsOfEverySampleAreKeptApart() throws IOException {
        EvalRun run = EvalRun.of(Recorded.class).in(output);

        for (Node sample : run.leaves().subList(0, 20)) {
            Path prompt = sample.files().stream()
                    .filter(file -> file.toString().endsWith("prompt.txt"))
                    .findFirst()
                    .orElseThrow();
            assertThat(Files.readString(prompt))
                    .isEqualTo("prompt of " + sample.name().replaceAll(" sample.*", ""));
        }
    }

    static class BadNames {

        static Stream<EvalCase> cases() {
            return Stream.of(
                    EvalCase.of("../../escape", "path"),
                    EvalCase.of("CON: <a|b>?*", "windows"),
                    EvalCase.of("\u8FD4\u91D1".repeat(100), "long"));
        }

        @LlmEval(method = "cases")
        void fails(EvalCase golden, EvalRecorder recorder) {
            assertThat(golden.id()).isEmpty();
        }

        @LlmEval(method = "cases")
        void attachesOutside(EvalRecorder recorder) {
            recorder.attach("../outside.txt", "x");
        }

        @LlmEval(method = "cases")
        void scoresNothing(EvalRecorder recorder) {
            recorder.score("closeness", Double.NaN);
        }
    }

    @Test
    void namesOfFilesAreHarmlessWhateverTheIdsAre() {
        EvalRun run = EvalRun.of(BadNames.class).in(output);

        List<Node> failing = run.leaves().stream()
                .filter(node -> node.uniqueId().contains(":fails(") && node.status() == Status.FAILED)
                .toList();
        assertThat(failing).hasSize(3).allSatisfy(node -> assertThat(node.files())
                .hasSize(1)
                .allSatisfy(file -> assertThat(file).exists().startsWith(output)));
    }

    @Test
    void aMisusedRecorderIsAnErrorThatSaysHow() {
        EvalRun run = EvalRun.of(BadNames.class).in(output);

        assertThat(run.leaves().stream().map(Node::message))
                .anyMatch(message -> message.contains("'../outside.txt' is not a plain file name"))
                .anyMatch(message -> message.contains("a score needs a name and a finite value"));
    }

    @Test
    void theVerdictIsPrintedOnceAndPassingCasesNotAtAll() {
        String printed = EvalRun.printedBy(() -> EvalRun.of(Recorded.class).in(output));

        assertThat(printed.lines().filter(line -> line.contains("pass rate 90.0 % (18 of 20 samples in 10 cases)")))
                .hasSize(1);
        assertThat(printed).doesNotContain("case-1", "case-10").contains("RunOutputTests.Recorded.adds");
        assertThat(printed.lines().count()).isLessThan(12);
    }

    @Test
    void theVerdictIsAReportEntryOfItsNode() {
        EvalRun run = EvalRun.of(Recorded.class).in(output);

        assertThat(run.verdict().entries())
                .first()
                .asString()
                .startsWith("pass rate 90.0 % (18 of 20 samples in 10 cases)")
                .endsWith("failing: case-3");
    }

    @Test
    void noThreadIsLeftWhenTheRunHasEnded() throws InterruptedException {
        EvalRun.of(Recorded.class).in(output);

        for (int i = 0; i < 200 && taskThreads() > 0; i++) {
            Thread.sleep(10);
        }
        assertThat(taskThreads()).isZero();
    }

    private static long taskThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("llm-"))
                .count();
    }

    @Test
    void twoRunsIntoOneDirectoryAreOneReportIfTheyAreOneRun() throws IOException {
        EvalRun.of(Recorded.class).with("junit.llm.run", "r1").in(output);
        EvalRun.of(BadNames.class).with("junit.llm.run", "r1").in(output);

        String results = Files.readString(output.resolve("results.json"), StandardCharsets.UTF_8);
        assertThat(results).contains("RunOutputTests$Recorded").contains("RunOutputTests$BadNames");
    }

    static class Repeated {

        @LlmEval(method = Sums.TEN, samples = 3)
        @PassRate(value = 0.5, measure = Measure.PASS_HAT_K, k = 3)
        void passesTwiceOfThree(EvalCase golden, EvalRecorder recorder) {
            assertThat(golden.id().equals("case-3") && recorder.sample() == 2).isFalse();
        }
    }

    @Test
    void theTablesShowTheMeasureThatAMethodIsJudgedBy() throws IOException {
        EvalRun run = EvalRun.of(Repeated.class).in(output);

        assertThat(run.isRed()).isFalse();
        // 29 of 30 samples passed, and 9 of 10 cases three times in a row.
        assertThat(Files.readString(run.output().resolve("summary.md"))).contains("| 90.0 % pass^3 |");
    }
}
