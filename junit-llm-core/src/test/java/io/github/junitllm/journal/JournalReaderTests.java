package io.github.junitllm.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitllm.verdict.GateVerdict;
import io.github.junitllm.verdict.SampleVerdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalReaderTests {

    private static final RunIdentity RUN = Records.run("run-1", "jvm-1");

    @TempDir
    Path directory;

    @Test
    void givesBackWhatWasWritten() {
        SampleRecord bare = Records.sample("refund-001", SampleVerdict.SKIPPED);
        VerdictRecord bareVerdict = Records.verdict(Records.METHOD, GateVerdict.ERROR, Counts.NONE, true);
        Path file = Records.journal(directory, RUN, bare, Records.fullVerdict(), bareVerdict);
        ReadBack back = ReadBack.of(file);
        assertThat(back.problems()).isEmpty();
        assertThat(back.contents()).containsExactly(bare, Records.fullVerdict(), bareVerdict);
        assertThat(back.lines().get(0)).isEqualTo(new JournalLine(file, 2, "run-1", "jvm-1", RUN.gitCommit(), bare));
    }

    @Test
    void givesBackDurationsInMicroseconds() {
        SampleRecord written = Records.fullSample("refund-001", SampleVerdict.FAIL);
        SampleRecord back = (SampleRecord)
                ReadBack.of(Records.journal(directory, RUN, written)).contents().get(0);
        assertThat(back)
                .usingRecursiveComparison()
                .ignoringFields("task", "check")
                .isEqualTo(written);
        assertThat(back.task()).hasNanos(1_234_000);
        assertThat(back.check()).hasNanos(89_000);
    }

    @Test
    void passesOverATailTornAtAnyByte() throws IOException {
        SampleRecord second =
                Records.sample(Records.METHOD, "\u00E9\u4E16\uD83D\uDE00", 1, SampleVerdict.FAIL, "\u00FC\uD83D\uDE00");
        Path whole = Records.journal(directory, RUN, Records.sample("first", SampleVerdict.PASS), second);
        byte[] bytes = Files.readAllBytes(whole);
        Path torn = directory.resolve("torn.jsonl");
        for (int length = 0; length < bytes.length; length++) {
            byte[] head = Arrays.copyOf(bytes, length);
            Files.write(torn, head);
            ReadBack back = ReadBack.of(torn);
            long lineFeeds = new String(head, StandardCharsets.ISO_8859_1)
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
            // A line that lost nothing but its line feed is whole.
            boolean wholeTail = bytes[length] == '\n';
            long expected = Math.max(0, lineFeeds - 1) + (wholeTail && lineFeeds > 0 ? 1 : 0);
            assertThat(back.problems()).as("cut at byte %d", length).isEmpty();
            assertThat(back.lines()).as("cut at byte %d", length).hasSize((int) expected);
        }
    }

    @Test
    void reportsGarbageWithItsPlaceAndReadsOn() throws IOException {
        List<String> lines = Files.readAllLines(Records.journal(
                directory,
                RUN,
                Records.sample("first", SampleVerdict.PASS),
                Records.sample("second", SampleVerdict.PASS)));
        Path file = directory.resolve("broken.jsonl");
        Files.write(
                file,
                List.of(
                        lines.get(0),
                        "not json",
                        lines.get(1),
                        "[1, 2]",
                        "",
                        lines.get(2) + lines.get(2),
                        lines.get(1).replace("\"verdict\":\"PASS\"", "\"verdict\":\"MAYBE\""),
                        lines.get(1).replace("\"sample\":1", "\"sample\":1.5"),
                        lines.get(1).replace("\"case\":{\"id\":\"first\"", "\"case\":{\"id\":7"),
                        lines.get(1).replaceFirst("\"startedAt\":\"[^\"]*", "\"startedAt\":\"yesterday"),
                        "{\"type\":\"sample\",\"schema\":\"1.0\"}",
                        "{\"type\":\"sample\",\"schema\":\"new\"}",
                        lines.get(2)));
        ReadBack back = ReadBack.of(file);
        assertThat(back.contents()).hasSize(2);
        assertThat(back.problems())
                .satisfiesExactly(
                        each -> assertThat(each).startsWith(file + ":2 is not a journal record"),
                        each -> assertThat(each).startsWith(file + ":4 ").endsWith("the line is not an object"),
                        each -> assertThat(each).startsWith(file + ":6 "),
                        each -> assertThat(each).startsWith(file + ":7 ").contains("\"MAYBE\" is unknown"),
                        each -> assertThat(each).startsWith(file + ":8 ").contains("sample is not a whole number"),
                        each -> assertThat(each).startsWith(file + ":9 ").contains("id is not a string"),
                        each -> assertThat(each).startsWith(file + ":10 ").contains("startedAt is not an instant"),
                        each -> assertThat(each).startsWith(file + ":11 ").contains("method is not an object"),
                        each -> assertThat(each).startsWith(file + ":12 ").contains("no schema version"));
    }

    @Test
    void skipsWhatANewerMinorVersionAdded() throws IOException {
        List<String> lines =
                Files.readAllLines(Records.journal(directory, RUN, Records.sample("first", SampleVerdict.PASS)));
        Path file = directory.resolve("newer.jsonl");
        Files.write(
                file,
                List.of(
                        lines.get(1)
                                .replace("\"1.0\"", "\"1.7\"")
                                .replace("\"case\":{", "\"cost\":{\"usd\":\"0.01\"},\"case\":{\"x\":[1],"),
                        "{\"type\":\"trace\",\"schema\":\"1.7\",\"run\":\"run-1\",\"jvm\":\"jvm-1\",\"spans\":[]}"));
        ReadBack back = ReadBack.of(file);
        assertThat(back.problems()).isEmpty();
        assertThat(back.contents()).containsExactly(Records.sample("first", SampleVerdict.PASS));
    }

    @Test
    void refusesANewerMajorVersion() throws IOException {
        Path file = directory.resolve("newer.jsonl");
        Files.writeString(file, "{\"type\":\"sample\",\"schema\":\"2.0\"}\n");
        assertThatThrownBy(() -> ReadBack.of(file))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining(file + ":1 is of journal schema 2.0")
                .hasMessageContaining("reads up to 1.x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "UTF-16", "windows-1252"})
    void reportsLinesOfAnotherEncoding(String charset) throws IOException {
        List<String> lines =
                Files.readAllLines(Records.journal(directory, RUN, Records.sample("caf\u00E9", SampleVerdict.PASS)));
        Path file = directory.resolve("odd.jsonl");
        Files.write(file, (lines.get(1) + "\n").getBytes(charset));
        ReadBack back = ReadBack.of(file);
        assertThat(back.contents()).isEmpty();
        assertThat(back.problems()).isNotEmpty().allSatisfy(each -> assertThat(each)
                .startsWith(file.toString()));
    }

    @Test
    void readsLinesThatEndInCarriageReturn() throws IOException {
        Path file = Records.journal(directory, RUN, Records.sample("first", SampleVerdict.PASS));
        Files.writeString(file, Files.readString(file).replace("\n", "\r\n\r\n"));
        ReadBack back = ReadBack.of(file);
        assertThat(back.problems()).isEmpty();
        assertThat(back.contents()).hasSize(1);
    }

    @Test
    void doesNotKeepEndlessLinesInMemory() throws IOException {
        Path file = directory.resolve("endless.jsonl");
        String endless = "x".repeat(Lines.MAX_LENGTH + 1);
        Files.writeString(file, endless + "\n" + endless);
        assertThat(ReadBack.of(file).problems())
                .satisfiesExactly(
                        each -> assertThat(each).startsWith(file + ":1 is longer than"),
                        each -> assertThat(each).startsWith(file + ":2 is longer than"));
    }

    @Test
    void namesTheFileThatCannotBeRead() {
        Path missing = directory.resolve("journal-none.jsonl");
        assertThatThrownBy(() -> ReadBack.of(missing))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining(missing.toString());
    }

    @Test
    void tellsTheRunOfAFileFromItsFirstLine() throws IOException {
        Path file = Records.journal(directory, RUN, Records.sample("first", SampleVerdict.PASS));
        assertThat(JournalReader.runOf(file)).isEqualTo("run-1");
        Files.writeString(file, "{\"type\":\"ru");
        assertThat(JournalReader.runOf(file)).isNull();
        Files.writeString(file, "");
        assertThat(JournalReader.runOf(file)).isNull();
    }
}
