package io.github.junitllm.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitllm.verdict.SampleVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalTests {

    private static final RunIdentity RUN = Records.run("run-1", "jvm-1");

    @TempDir
    Path directory;

    @Test
    void createsNothingBeforeTheFirstRecord() {
        Path output = directory.resolve("target/junit-llm");
        Journal journal = Journal.open(output, RUN);
        journal.close();
        assertThat(output).doesNotExist();
    }

    @Test
    void opensTheFileWithWhoWritesItAndAddsALineForEachRecord() throws IOException {
        Path output = directory.resolve("target/junit-llm");
        try (Journal journal = Journal.open(output, RUN)) {
            journal.append(Records.sample("refund-001", SampleVerdict.PASS));
            assertThat(journal.file()).isEqualTo(output.resolve("journal-jvm-1.jsonl"));
            assertThat(Files.readAllLines(journal.file())).hasSize(2);
            journal.append(Records.fullVerdict());
            assertThat(Files.readAllLines(journal.file()))
                    .hasSize(3)
                    .first()
                    .asString()
                    .startsWith("{\"type\":\"run\",\"schema\":\"1.0\",\"run\":\"run-1\",\"jvm\":\"jvm-1\"");
        }
    }

    @Test
    void leavesOutWhatWasNotMeasured() throws IOException {
        Path file = Records.journal(directory, RUN, Records.sample("refund-001", SampleVerdict.PASS));
        assertThat(Files.readAllLines(file).get(1))
                .doesNotContain("Tokens", "Micros", "message", "scores", "source", "split", "mode", "null");
    }

    @Test
    void closesTwiceAndRefusesRecordsAfterwards() {
        Journal journal = Journal.open(directory, RUN);
        journal.append(Records.sample("refund-001", SampleVerdict.PASS));
        journal.close();
        assertThatCode(journal::close).doesNotThrowAnyException();
        assertThatThrownBy(() -> journal.append(Records.sample("refund-002", SampleVerdict.PASS)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is closed");
    }

    @Test
    void tellsOnceThatItCannotWrite() throws IOException {
        Path notADirectory = Files.createFile(directory.resolve("junit-llm"));
        try (Journal journal = Journal.open(notADirectory, RUN)) {
            assertThat(journal.failure()).isNull();
            assertThatThrownBy(() -> journal.append(Records.sample("refund-001", SampleVerdict.PASS)))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("journal-jvm-1.jsonl cannot be written")
                    .hasMessageContaining("Check that the directory is writable");
            assertThatCode(() -> journal.append(Records.sample("refund-002", SampleVerdict.PASS)))
                    .doesNotThrowAnyException();
            assertThat(journal.failure()).isNotNull();
        }
    }

    @Test
    void survivesAnInterruptedThread() {
        try (Journal journal = Journal.open(directory, RUN)) {
            journal.append(Records.sample("refund-001", SampleVerdict.PASS));
            Thread.currentThread().interrupt();
            journal.append(Records.sample("refund-002", SampleVerdict.ERROR));
            assertThat(Thread.interrupted()).isTrue();
            journal.append(Records.sample("refund-003", SampleVerdict.PASS));
            assertThat(ReadBack.of(journal.file()).lines()).hasSize(3);
        }
    }

    @Test
    void keepsLinesWholeWhenThreadsWriteSideBySide() throws InterruptedException {
        int threads = 8;
        int each = 250;
        try (Journal journal = Journal.open(directory, RUN)) {
            ExecutorService pool = Executors.newFixedThreadPool(threads);
            for (int thread = 0; thread < threads; thread++) {
                String prefix = "case-" + thread + "-";
                pool.execute(() -> IntStream.range(0, each)
                        .forEach(i -> journal.append(Records.fullSample(prefix + i, SampleVerdict.FAIL))));
            }
            pool.shutdown();
            assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
            ReadBack back = ReadBack.of(journal.file());
            assertThat(back.problems()).isEmpty();
            assertThat(back.contents().stream()
                            .map(content ->
                                    ((SampleRecord) content).goldenCase().id())
                            .collect(Collectors.toSet()))
                    .hasSize(threads * each);
        }
    }

    @Test
    void cutsHugeMessagesBetweenCharacters() {
        String huge = "x".repeat(Text.MAX_MESSAGE - 1) + "\uD83D\uDE00".repeat(1_000_000);
        Path file = Records.journal(directory, RUN, Records.sample(Records.METHOD, "a", 1, SampleVerdict.FAIL, huge));
        SampleRecord back = (SampleRecord) ReadBack.of(file).contents().get(0);
        assertThat(back.message()).endsWith("x... (2000000 more characters)").hasSizeLessThan(Text.MAX_MESSAGE + 40);
        assertThat(file.toFile().length()).isLessThan(10_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\uD83D", "\uDE00 alone", "\uDE00\uD83D", "\u0000\u001B[31m", "\uFEFFbom", "\u202Eabc", "\u2028"
            })
    void keepsOddCharactersOnOneLine(String odd) {
        Path file = Records.journal(directory, RUN, Records.sample(Records.METHOD, odd, 1, SampleVerdict.FAIL, odd));
        ReadBack back = ReadBack.of(file);
        assertThat(back.problems()).isEmpty();
        String expected = odd.replace('\uD83D', '\uFFFD').replace('\uDE00', '\uFFFD');
        SampleRecord sample = (SampleRecord) back.contents().get(0);
        assertThat(sample.message()).isEqualTo(expected);
        assertThat(sample.goldenCase().id()).isEqualTo(expected);
    }

    @Test
    void keepsScoresThatAreNoNumbers() {
        SampleRecord plain = Records.sample("a", SampleVerdict.PASS);
        SampleRecord scored = new SampleRecord(
                plain.method(),
                plain.golden(),
                plain.goldenCase(),
                1,
                0,
                SampleVerdict.PASS,
                Map.of("nan", Double.NaN, "up", Double.POSITIVE_INFINITY, "down", Double.NEGATIVE_INFINITY),
                Set.of(),
                null,
                Duration.ofNanos(1_999),
                Duration.ZERO,
                ModelUse.NONE,
                null,
                Records.START,
                Records.START);
        SampleRecord back = (SampleRecord)
                ReadBack.of(Records.journal(directory, RUN, scored)).contents().get(0);
        assertThat(back.scores()).isEqualTo(scored.scores());
        assertThat(back.task()).isEqualTo(Duration.ofNanos(1_000));
        assertThat(back.check()).isEqualTo(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr", "de", "ar-EG-u-nu-arab"})
    void writesTheSameInEveryLocale(String tag) throws IOException {
        List<String> root = lines("root");
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(tag));
        try {
            assertThat(lines(tag)).isEqualTo(root);
        } finally {
            Locale.setDefault(before);
        }
    }

    private List<String> lines(String subdirectory) throws IOException {
        return Files.readAllLines(Records.journal(
                directory.resolve(subdirectory),
                RUN,
                Records.fullSample("a", SampleVerdict.FAIL),
                Records.fullVerdict()));
    }
}
