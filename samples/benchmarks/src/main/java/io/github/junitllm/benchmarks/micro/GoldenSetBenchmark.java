package io.github.junitllm.benchmarks.micro;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.github.junitllm.benchmarks.subject.ParameterizedRows.GoldenRow;
import io.github.junitllm.benchmarks.subject.Rows;
import io.github.junitllm.golden.CaseFilter;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.golden.GoldenSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** One row of a golden set in JSON Lines. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(GoldenSetBenchmark.ROWS)
@SuppressWarnings("NullAway.Init") // JMH sets up what the benchmarks use
public class GoldenSetBenchmark {

    static final int ROWS = 5_000;

    private final ObjectReader reader = new ObjectMapper()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .readerFor(GoldenRow.class);

    private Path directory;
    private Path file;

    @Setup(Level.Trial)
    public void write() throws IOException {
        directory = Files.createTempDirectory("golden-benchmark");
        Rows.write(directory, ROWS);
        file = directory.resolve(Rows.RESOURCE);
    }

    @TearDown(Level.Trial)
    public void delete() throws IOException {
        Files.delete(file);
        Files.delete(file.getParent());
        Files.delete(directory);
    }

    /** The check before the run: rules, ids, content hash, lint. */
    @Benchmark
    public Object scan() {
        return goldenSet().scan("", CaseFilter.NONE);
    }

    /** The rows of the run, parsed into cases. */
    @Benchmark
    public void cases(Blackhole blackhole) {
        try (Stream<EvalCase> cases = goldenSet().cases("", CaseFilter.NONE)) {
            cases.forEach(blackhole::consume);
        }
    }

    /** Binds the rows to a record with Jackson. */
    @Benchmark
    public void reference(Blackhole blackhole) throws IOException {
        Iterator<GoldenRow> rows = reader.readValues(file.toFile());
        rows.forEachRemaining(blackhole::consume);
    }

    private GoldenSet goldenSet() {
        return GoldenSet.at("file:" + file, GoldenSetBenchmark.class.getClassLoader(), directory);
    }
}
