package io.github.junitllm.bench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitllm.bench.process.JmhTask.Effort;
import io.github.junitllm.bench.result.BenchmarkMode;
import io.github.junitllm.bench.result.BenchmarkScore;
import io.github.junitllm.bench.result.JmhResults;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real JVMs, in which JMH measures for a few milliseconds; what it measures in them means nothing. */
class JmhProcessTests {

    private static final Effort TINY = new Effort(1, 0, null, 3, Duration.ofMillis(1), true);

    @TempDir
    Path directory;

    private Path log() {
        return directory.resolve("jmh out.txt");
    }

    private Path result() {
        return directory.resolve("jmh result.json");
    }

    private JmhTask task(Class<?> type, Effort effort, String... methods) {
        return new JmhTask(
                type.getName(),
                List.of(methods),
                List.of(),
                effort,
                0,
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                result(),
                Duration.ZERO);
    }

    /** The lock lies in the test's own folder: other builds on this machine are none of its business. */
    private JmhProcess process() {
        ClassPath path = ClassPath.of(
                System.getProperty("java.class.path"), "", getClass().getClassLoader(), List.of());
        return new JmhProcess(path, log(), directory);
    }

    @Test
    void runsTheMethodsInTheModesAndWithTheParametersItIsGiven() throws Exception {
        JmhTask task = task(Sleepless.class, TINY, "add");
        process()
                .run(new JmhTask(
                        task.benchmarkClass(),
                        task.methods(),
                        List.of("thrpt", "avgt"),
                        TINY,
                        2,
                        List.of("-Dsleepless=a b"),
                        List.of("-Dsleepless.more=c"),
                        List.of("gc"),
                        Map.of("number", List.of("7")),
                        task.result(),
                        Duration.ZERO));

        List<BenchmarkScore> scores = JmhResults.read(result()).all();
        assertThat(scores)
                .extracting(BenchmarkScore::label)
                .containsExactly("Sleepless.add {number=7}", "Sleepless.add {number=7}");
        assertThat(scores)
                .extracting(BenchmarkScore::mode)
                .containsExactlyInAnyOrder(BenchmarkMode.THROUGHPUT, BenchmarkMode.AVERAGE_TIME);
        assertThat(scores).allSatisfy(score -> {
            assertThat(score.threads()).isEqualTo(2);
            assertThat(score.primary().hasInterval()).isTrue();
            assertThat(score.secondary()).containsKey("gc.alloc.rate.norm");
        });
        assertThat(Files.readString(log())).contains("# VM options: -Dsleepless=a b -Dsleepless.more=c");
        assertThat(result()).content().contains("\"forks\" : 1", "\"measurementIterations\" : 3");
    }

    @Test
    void whatTheClassDeclaresHoldsWhereTheTestSaysNothing() throws Exception {
        process().run(task(Sleepless.Declaring.class, new Effort(null, null, null, 2, Duration.ofMillis(1), true)));

        assertThat(result()).content().contains("\"forks\" : 2", "\"warmupIterations\" : 0", "-Dsleepless=own");
        assertThat(JmhResults.read(result()).only("property").name()).isEqualTo("Declaring.property");
    }

    @Test
    void whatTheTestSaysGoesAheadOfTheClass() throws Exception {
        process().run(task(Sleepless.Declaring.class, TINY));

        assertThat(result()).content().contains("\"forks\" : 1", "-Dsleepless=own");
    }

    @Test
    void aClassWithoutOptionsOfItsOwnGetsThoseOfTheTests() throws Exception {
        JmhTask task = task(Sleepless.Forking.class, TINY);
        process()
                .run(new JmhTask(
                        task.benchmarkClass(),
                        List.of(),
                        List.of(),
                        TINY,
                        0,
                        List.of("-Dsleepless=given"),
                        List.of(),
                        List.of(),
                        Map.of(),
                        task.result(),
                        Duration.ZERO));

        assertThat(Files.readString(log())).contains("# VM options: -Dsleepless=given\n");
    }

    @Test
    void whatAClassPutsBeforeAndAfterTheOptionsOfTheTestsStays() throws Exception {
        JmhTask task = task(Sleepless.Adding.class, TINY);
        process()
                .run(new JmhTask(
                        task.benchmarkClass(),
                        List.of(),
                        List.of(),
                        TINY,
                        0,
                        List.of("-Dsleepless=given"),
                        List.of(),
                        List.of(),
                        Map.of(),
                        task.result(),
                        Duration.ZERO));

        assertThat(Files.readString(log()))
                .contains("# VM options: -Dsleepless=before -Dsleepless=given -Dsleepless=after\n");
    }

    @Test
    void saysWhatABenchmarkThrew() {
        assertThatThrownBy(() -> process().run(task(Sleepless.class, TINY, "broken")))
                .isInstanceOf(JmhFailure.class)
                .hasMessageContaining("no key");
        assertThat(log()).content().contains("the order book is closed");
    }

    @Test
    void saysThatAnotherRunHoldsTheLock() throws Exception {
        try (FileChannel lock = FileChannel.open(
                        directory.resolve("jmh.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = lock.lock()) {
            assertThat(held.isValid()).isTrue();
            assertThatThrownBy(() -> process().run(task(Sleepless.class, TINY, "add")))
                    .isInstanceOf(JmhFailure.class)
                    .hasMessage("Another JMH benchmark runs on this machine (it holds " + directory.resolve("jmh.lock")
                            + "), and two at once would disturb each other: run this one when that one has ended.");
        }
    }

    @Test
    void saysTheLastLinesOfAJvmThatDidNotStart() {
        var process = new JmhProcess(new ClassPath(List.of(directory)), log(), directory);

        assertThatThrownBy(() -> process.run(task(Sleepless.class, TINY)))
                .isInstanceOf(JmhFailure.class)
                .hasMessageStartingWith("The JVM of the benchmark ended with 1. It said last:")
                .hasMessageContaining("io.github.junitllm.bench.jmh.JmhMain");
    }

    @Test
    void leavesNothingBehindButTheLogAndTheResult() throws Exception {
        process().run(task(Sleepless.class, TINY, "add"));

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("jmh out.txt", "jmh result.json", "jmh.lock");
        }
    }

    @Test
    void theListOfTheBenchmarksAboutEvalsIsTheGeneratedOne() throws IOException {
        EvalBenchmarks.writeList(directory);

        for (String name : List.of("BenchmarkList", "CompilerHints")) {
            Path generated = Path.of("target", "classes", "META-INF", name);
            assertThat(generated).as("made by JMH's annotation processor").exists();
            assertThat(Files.readAllLines(directory.resolve("META-INF").resolve(name)))
                    .containsExactlyInAnyOrderElementsOf(Files.readAllLines(generated));
        }
        for (String type : List.of(EvalBenchmarks.REPLAY, EvalBenchmarks.CONCURRENCY)) {
            assertThat(directory.resolve("META-INF/BenchmarkList")).content().contains(" " + type + " ");
        }
    }
}
