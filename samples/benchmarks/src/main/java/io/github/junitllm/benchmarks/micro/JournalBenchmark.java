package io.github.junitllm.benchmarks.micro;

import io.github.junitllm.journal.CaseRef;
import io.github.junitllm.journal.EvalMethod;
import io.github.junitllm.journal.GoldenVersion;
import io.github.junitllm.journal.Journal;
import io.github.junitllm.journal.ModelUse;
import io.github.junitllm.journal.RunIdentity;
import io.github.junitllm.journal.SampleRecord;
import io.github.junitllm.verdict.SampleVerdict;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One line of the journal, handed to the operating system. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // JMH sets up what the benchmarks use
public class JournalBenchmark {

    private final SampleRecord sample = new SampleRecord(
            new EvalMethod(
                    "com.acme.RefundEvals",
                    "answersRefundQuestions",
                    "[engine:junit-jupiter]/[class:com.acme.RefundEvals]/[test-template:answersRefundQuestions("
                            + "io.github.junitllm.golden.EvalCase, io.github.junitllm.eval.LlmAnswer)]",
                    "answersRefundQuestions(EvalCase, LlmAnswer)"),
            new GoldenVersion("golden/refunds.jsonl", "sha256:" + "0123456789abcdef".repeat(4), null),
            new CaseRef("refund-001", "src/test/resources/golden/refunds.jsonl:1", Set.of("refund", "policy"), 1),
            1,
            1,
            SampleVerdict.PASS,
            Map.of(),
            Set.of(),
            null,
            Duration.ofMillis(740),
            Duration.ofNanos(83_000),
            ModelUse.NONE,
            "replay",
            Instant.parse("2026-11-01T10:00:00.123456Z"),
            Instant.parse("2026-11-01T10:00:00.863456Z"));

    private Path directory;
    private Journal journal;
    private byte[] line;
    private FileOutputStream plain;

    @Setup(Level.Iteration)
    public void open() throws IOException {
        directory = Files.createTempDirectory("journal-benchmark");
        journal = Journal.open(directory, RunIdentity.detect("benchmark", directory, Map.of()));
        journal.append(sample);
        List<String> lines = Files.readAllLines(journal.file());
        line = (lines.get(lines.size() - 1) + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        plain = new FileOutputStream(directory.resolve("plain.jsonl").toFile());
    }

    @TearDown(Level.Iteration)
    public void close() throws IOException {
        journal.close();
        plain.close();
        Files.delete(journal.file());
        Files.delete(directory.resolve("plain.jsonl"));
        Files.delete(directory);
    }

    @Benchmark
    public void append() {
        journal.append(sample);
    }

    /** Writes the same line, made beforehand: what the operating system takes of it. */
    @Benchmark
    public void reference() throws IOException {
        plain.write(line);
    }
}
