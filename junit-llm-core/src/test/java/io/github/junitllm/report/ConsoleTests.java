package io.github.junitllm.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.journal.Counts;
import io.github.junitllm.journal.EvalMethod;
import io.github.junitllm.journal.Records;
import io.github.junitllm.journal.RunIdentity;
import io.github.junitllm.verdict.GateVerdict;
import io.github.junitllm.verdict.SampleVerdict;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleTests {

    private static final RunIdentity RUN = Records.run("run-1", "jvm-1");
    private static final Encoding UTF_8 = Encoding.of(StandardCharsets.UTF_8);
    private static final Encoding ASCII = Encoding.of(StandardCharsets.US_ASCII);

    @TempDir
    Path directory;

    @Test
    void alignsWideCharacters() {
        List<String> rows = rows(UTF_8, "\u8FD4\u91D1", "plain", "cafe\u0301", "\uD83D\uDE00");
        assertThat(rows).hasSize(5);
        int verdictColumn = Columns.of(rows.get(0).substring(0, rows.get(0).indexOf("verdict")));
        assertThat(rows.subList(1, 5)).allSatisfy(row -> assertThat(Columns.of(row.substring(0, row.indexOf("PASS"))))
                .isEqualTo(verdictColumn));
    }

    @Test
    void fallsBackToAscii() {
        List<String> rows = rows(ASCII, "\u8FD4\u91D1", "x".repeat(80));
        assertThat(String.join("\n", rows)).matches("[\\x20-\\x7E\\n]*").contains("RefundEvals.??", "xxx...");
    }

    @Test
    void letsNoTextMoveTheCursorOrTurnTheLine() {
        assertThat(rows(UTF_8, "a\u001B[2Jb\r\n\u202Ec\u0007"))
                .last()
                .asString()
                .contains("a\\u001B[2Jb \\u202Ec\\u0007");
    }

    @ParameterizedTest
    @CsvSource({
        "US-ASCII, a...b>=c?",
        "windows-1252, a\u2026b>=c?",
        "UTF-8, a\u2026b\u2265c\u8FD4",
        "ISO-2022-CN, a...b>=c?"
    })
    void writesWhatTheCharsetCanEncode(String charset, String expected) {
        assertThat(Encoding.of(Charset.forName(charset)).printable("a\u2026b\u2265c\u8FD4"))
                .isEqualTo(expected);
    }

    @Test
    void countsColumns() {
        assertThat(Columns.of("abc")).isEqualTo(3);
        assertThat(Columns.of("\u8FD4\u91D1")).isEqualTo(4);
        assertThat(Columns.of("e\u0301")).isEqualTo(1);
        assertThat(Columns.of("\uD83D\uDE00")).isEqualTo(2);
        assertThat(Columns.fit("\u8FD4\u91D1\u91D1", 4, UTF_8)).isEqualTo("\u8FD4\u2026");
        assertThat(Columns.fit("abc", 3, UTF_8)).isEqualTo("abc");
        assertThat(Columns.fit("abcd", 1, UTF_8)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 100.0 %", "0.9999, 99.9 %", "0.0001, 0.1 %", "0, 0.0 %", "0.945, 94.5 %", "0.8333333, 83.3 %"})
    void neverRoundsARateToAllOrNothing(double rate, String shown) {
        assertThat(Figures.percent(rate)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"740, 740 ms", "1299, 1.2 s", "59999, 59.9 s", "185000, 3 min 05 s", "7859000, 2 h 10 min"})
    void showsDurations(long millis, String shown) {
        assertThat(Figures.duration(Duration.ofMillis(millis))).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"0.75, 0.75", "1, 1", "0, 0", "100, 100", "0.12345, 0.123", "-2.5, -2.5", "NaN, NaN"})
    void showsScores(double score, String shown) {
        assertThat(Figures.score(score)).isEqualTo(shown);
    }

    private List<String> rows(Encoding encoding, String... names) {
        for (String name : names) {
            EvalMethod method = Records.method(name);
            RunIdentity jvm = Records.run("run-1", "jvm-1");
            Records.journal(
                    directory,
                    jvm,
                    Records.sample(method, "a", 1, SampleVerdict.PASS, null),
                    Records.verdict(method, GateVerdict.PASS, new Counts(1, 0, 0, 0, 0), false));
        }
        RunResult run = RunTally.of(RUN, List.of(directory.resolve("journal-jvm-1.jsonl")));
        return ConsoleTable.lines(run, List.of(), encoding).stream()
                .filter(line -> line.contains("verdict") || line.contains("RefundEvals"))
                .toList();
    }
}
