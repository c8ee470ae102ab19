package io.github.junitllm.benchmarks.calls;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.junitllm.fixture.FixtureStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The fixture of one case, read from the disk, checked and parsed. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // JMH sets up what the benchmarks use
public class FixtureBenchmark {

    private final ObjectMapper mapper = new ObjectMapper();
    private Path directory;
    private Path fixtures;
    private Path file;

    @Setup
    public void write() throws IOException {
        directory = Files.createTempDirectory("fixture-benchmark");
        fixtures = Recordings.below(directory, 1);
        file = new FixtureStore(fixtures, null).file(Chat.EVAL, Chat.caseId(0));
    }

    @TearDown
    public void delete() throws IOException {
        ReplayBenchmark.delete(directory);
    }

    @Benchmark
    public Object load() {
        return Objects.requireNonNull(new FixtureStore(fixtures, null).read(Chat.EVAL, Chat.caseId(0)));
    }

    /** Reads the same file as a tree of Jackson's. */
    @Benchmark
    public Object reference() throws IOException {
        return mapper.readTree(Files.readAllBytes(file));
    }
}
