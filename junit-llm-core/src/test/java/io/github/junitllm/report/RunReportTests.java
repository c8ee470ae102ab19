package io.github.junitllm.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.junitllm.journal.Counts;
import io.github.junitllm.journal.EvalMethod;
import io.github.junitllm.journal.Records;
import io.github.junitllm.journal.RunIdentity;
import io.github.junitllm.journal.VerdictRecord;
import io.github.junitllm.verdict.GateVerdict;
import io.github.junitllm.verdict.SampleVerdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunReportTests {

    private static final RunIdentity RUN = Records.run("run-1", "20261121T100000000-1");
    private static final EvalMethod OTHER = Records.method("refuses");

    @TempDir
    Path directory;

    @Test
    void writesAndPrintsWhatTheJournalsSay() throws IOException {
        Records.journal(directory, RUN, Records.fullSample("refund-002", SampleVerdict.FAIL), Records.fullVerdict());
        String console = report(RUN);

        assertThat(console.lines())
                .contains("JUnit LLM")
                .anySatisfy(line -> assertThat(line)
                        .contains("RefundEvals.answers", "12 of 15", "90.0 %", "[60.0 %, 98.0 %]", "FAIL, early")
                        .contains("1,234", "1 min 23 s"))
                .anySatisfy(line -> assertThat(line).contains("90.0 % of cases passed (9 of 10)"))
                .last()
                .asString()
                .contains("summary.md", "results.json");
        assertThat(Files.readString(directory.resolve("summary.md")))
                .contains("<details><summary>RefundEvals.answers: 2 failing cases</summary>")
                .contains("**refund-002** golden/refunds.jsonl:12 FAIL, 1 of 3 samples passed, relevance 0.75");
        assertThat(results().at("/methods/0/failing/0/scores/relevance").doubleValue())
                .isEqualTo(0.75);
        assertThat(names()).noneMatch(name -> name.endsWith(".tmp"));
    }

    @Test
    void saysNothingOfCasesThatPass() {
        Records.journal(directory, RUN, Records.sample("refund-001", SampleVerdict.PASS), passed(Records.METHOD));
        assertThat(report(RUN)).doesNotContain("refund-001").doesNotContain("warning", "note");
    }

    @Test
    void doesNothingWithoutAJournal() {
        Path none = directory.resolve("none");
        RunReport.write(none, RUN, null, null, null);
        assertThat(none).doesNotExist();
        Records.journal(directory, Records.run("another", "jvm-0"), Records.sample("a", SampleVerdict.PASS));
        assertThat(report(RUN)).isEmpty();
        assertThat(directory.resolve("results.json")).doesNotExist();
    }

    @Test
    void mergesTheJvmsOfARunAndPrintsTheRowsOfItsOwn() throws IOException {
        RunIdentity second = Records.run("run-1", "20261121T100001000-2");
        Records.journal(directory, RUN, Records.sample("a", SampleVerdict.PASS), passed(Records.METHOD));
        Records.journal(directory, second, Records.sample(OTHER, "b", 1, SampleVerdict.PASS, null), passed(OTHER));
        String console = report(second);
        assertThat(console)
                .contains("RefundEvals.refuses", "run of 2 JVMs so far: 100.0 % of cases passed (2 of 2)")
                .doesNotContain("RefundEvals.answers");
        assertThat(results().at("/run/jvms").intValue()).isEqualTo(2);
        assertThat(results().at("/totals/verdicts/PASS").intValue()).isEqualTo(2);
    }

    @Test
    void ignoresTheJournalsOfEarlierRunsAndKeepsTheLastTwenty() throws IOException {
        for (int i = 0; i < 25; i++) {
            RunIdentity earlier = Records.run("earlier-" + i, String.format(Locale.ROOT, "20261120T0000%02d000-1", i));
            Records.journal(directory, earlier, Records.sample("a", SampleVerdict.FAIL), passed(Records.METHOD));
        }
        Records.journal(directory, RUN, Records.sample("a", SampleVerdict.PASS), passed(Records.METHOD));
        report(RUN);
        assertThat(results().at("/run/jvms").intValue()).isEqualTo(1);
        assertThat(results().at("/totals/cases/passed").intValue()).isEqualTo(1);
        List<String> journals =
                names().stream().filter(name -> name.startsWith("journal-")).toList();
        assertThat(journals)
                .hasSize(RunReport.KEPT_RUNS)
                .startsWith("journal-20261120T000006000-1.jsonl")
                .endsWith("journal-20261121T100000000-1.jsonl");
    }

    @Test
    void takesTheLatestRunOfASampleAndShowsTheFlake() throws IOException {
        Records.journal(
                directory,
                RUN,
                Records.sample("a", SampleVerdict.FAIL),
                Records.sample("b", SampleVerdict.FAIL),
                Records.sample("c", SampleVerdict.PASS),
                Records.sample("a", SampleVerdict.PASS),
                Records.sample("b", SampleVerdict.FAIL));
        String console = report(RUN);
        JsonNode method = results().at("/methods/0");
        assertThat(method.at("/samples/passed").intValue()).isEqualTo(2);
        assertThat(method.at("/samples/failed").intValue()).isEqualTo(1);
        assertThat(method.at("/reruns").intValue()).isEqualTo(2);
        assertThat(method.at("/flaky").intValue()).isEqualTo(1);
        assertThat(method.at("/flakyCases/0").textValue()).isEqualTo("a");
        assertThat(method.at("/failing")).hasSize(1);
        assertThat(console).contains("flaky: 1 sample of 2 run again came out differently (a)");
    }

    @Test
    void takesTheLatestVerdictButNeverAPartialOneForAWholeOne() throws IOException {
        VerdictRecord whole = Records.verdict(Records.METHOD, GateVerdict.FAIL, new Counts(8, 2, 0, 0, 0), false);
        VerdictRecord partial = Records.verdict(Records.METHOD, GateVerdict.ERROR, new Counts(1, 0, 0, 0, 9), true);
        Records.journal(directory, RUN, partial, whole, partial);
        report(RUN);
        assertThat(results().at("/methods/0/verdict").textValue()).isEqualTo("FAIL");
        assertThat(results().at("/methods/0/partial").booleanValue()).isFalse();
    }

    @Test
    void neverMakesAMethodGreenThatWasNotJudged() throws IOException {
        Records.journal(directory, RUN, Records.sample("a", SampleVerdict.PASS));
        String console = report(RUN);
        assertThat(console).contains("not judged", "no case decided; 1 method: 1 not judged");
        assertThat(results().at("/methods/0").has("verdict")).isFalse();
        assertThat(results().at("/methods/0").has("cases")).isFalse();
        assertThat(results().at("/totals/verdicts/undecided").intValue()).isEqualTo(1);
        assertThat(results().at("/warnings/0").textValue()).contains("was not judged");
    }

    @Test
    void warnsOfSamplesThatWereNotRecordedAndOfGarbage() throws IOException {
        Path journal = Records.journal(directory, RUN, passed(Records.METHOD));
        Files.writeString(journal, "garbage\n".repeat(30), StandardOpenOption.APPEND);
        String console = report(RUN);
        assertThat(console)
                .contains("journals hold 0 samples, but 1 were judged")
                .contains(journal + ":3 is not a journal record")
                .contains("10 more lines of the journals could not be read");
        assertThat(results().at("/warnings")).hasSize(22);
    }

    @Test
    void toleratesAJvmThatWasKilled() throws IOException {
        Path journal = Records.journal(directory, RUN, Records.sample("a", SampleVerdict.PASS), passed(Records.METHOD));
        Files.writeString(journal, "{\"type\":\"sample\",\"sch", StandardOpenOption.APPEND);
        assertThat(report(RUN)).doesNotContain("warning");
    }

    @Test
    void saysWhereItCannotWrite() throws IOException {
        Records.journal(directory, RUN, Records.sample("a", SampleVerdict.PASS));
        Files.createDirectories(directory.resolve("summary.md/occupied"));
        assertThatThrownBy(() -> report(RUN))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot be written to " + directory);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr", "de", "ar-EG-u-nu-arab"})
    void reportsTheSameInEveryLocale(String tag) throws IOException {
        Records.journal(directory, RUN, Records.fullSample("refund-002", SampleVerdict.FAIL), Records.fullVerdict());
        String console = report(RUN);
        String summary = Files.readString(directory.resolve("summary.md"));
        String results = Files.readString(directory.resolve("results.json"));
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(tag));
        try {
            assertThat(report(RUN)).isEqualTo(console);
            assertThat(directory.resolve("summary.md")).hasContent(summary);
            assertThat(directory.resolve("results.json")).hasContent(results);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void putsTheSummaryOnceIntoTheJobSummaryAndLeavesTheRestAlone() throws IOException {
        Path step = directory.resolve("step-summary.md");
        Files.write(step, "# Build caf\u00E9".getBytes(StandardCharsets.ISO_8859_1));
        Records.journal(directory, RUN, Records.sample("a", SampleVerdict.PASS), passed(Records.METHOD));
        report(RUN, step);
        Files.writeString(step, "# After\n", StandardOpenOption.APPEND);
        RunIdentity second = Records.run("run-1", "20261121T100001000-2");
        Records.journal(directory, second, Records.sample(OTHER, "b", 1, SampleVerdict.PASS, null), passed(OTHER));
        report(second, step);
        report(second, step);

        String content = Files.readString(step, StandardCharsets.ISO_8859_1);
        assertThat(content).startsWith("# Build caf\u00E9\n<!-- junit-llm ").endsWith("end -->\n# After\n");
        assertThat(content).containsOnlyOnce("## JUnit LLM").contains("RefundEvals.refuses", "RefundEvals.answers");

        Path otherModule = directory.resolve("other-module");
        Records.journal(otherModule, RUN, Records.sample("a", SampleVerdict.PASS), passed(Records.METHOD));
        RunReport.write(otherModule, RUN, null, null, step);
        assertThat(Files.readString(step, StandardCharsets.ISO_8859_1).split("## JUnit LLM", -1))
                .hasSize(3);
    }

    @Test
    void leavesAFullJobSummaryAlone() throws IOException {
        Path step = directory.resolve("step-summary.md");
        Files.writeString(step, "x".repeat(StepSummary.MAX_BYTES - 500));
        Records.journal(directory, RUN, Records.sample("a", SampleVerdict.PASS), passed(Records.METHOD));
        assertThat(report(RUN, step)).contains("could not be added to GITHUB_STEP_SUMMARY", "1 MiB");
        assertThat(Files.size(step)).isEqualTo(StepSummary.MAX_BYTES - 500);
    }

    @Test
    void warnsWhenTheJobSummaryCannotBeWritten() {
        Records.journal(directory, RUN, Records.sample("a", SampleVerdict.PASS), passed(Records.METHOD));
        assertThat(report(RUN, directory.resolve("missing/step.md")))
                .contains("could not be added to GITHUB_STEP_SUMMARY");
        assertThat(directory.resolve("results.json")).exists();
    }

    private static VerdictRecord passed(EvalMethod method) {
        return Records.verdict(method, GateVerdict.PASS, new Counts(1, 0, 0, 0, 0), false);
    }

    private String report(RunIdentity run) {
        return report(run, null);
    }

    private String report(RunIdentity run, @Nullable Path stepSummary) {
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        RunReport.write(directory, run, null, new PrintStream(console, true, StandardCharsets.UTF_8), stepSummary);
        return console.toString(StandardCharsets.UTF_8);
    }

    private JsonNode results() throws IOException {
        return JsonMapper.builder()
                .build()
                .readTree(directory.resolve("results.json").toFile());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
