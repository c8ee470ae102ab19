package io.github.junitllm.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.bench.result.BenchmarkMode;
import io.github.junitllm.bench.result.BenchmarkScores;
import io.github.junitllm.bench.result.JmhResults;
import io.github.junitllm.eval.Inconclusive;
import io.github.junitllm.testkit.EvalRun;
import io.github.junitllm.testkit.EvalRun.Node;
import io.github.junitllm.testkit.EvalRun.Status;
import io.github.junitllm.testkit.Probe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TagFilter;

/** Whole runs: JMH measures for some milliseconds, and what it measures decides nothing that is asserted here. */
class JmhBenchmarkTests {

    private static final Probe PROBE = new Probe();

    @TempDir
    Path output;

    @JmhSettings(forks = 1, warmupIterations = 0, iterations = 3, time = "2ms")
    static class Benchmarks {

        @JmhBenchmark(Adding.class)
        void measuresAll(BenchmarkScores scores) {
            PROBE.note("all " + scores.all().size() + " " + scores.only("add").mode());
        }

        @JmhBenchmark(value = Adding.class, methods = "add")
        @BenchmarkLimit(minOpsPerSecond = 1e-6, onInconclusive = Inconclusive.SKIP)
        @BenchmarkLimit(maxNanosPerOp = 1e12, maxBytesPerOp = 1e12, onInconclusive = Inconclusive.SKIP)
        void isFastEnough(BenchmarkScores scores) {
            PROBE.note("modes " + scores.all().size());
        }

        @JmhBenchmark(Adding.class)
        @BenchmarkLimit(benchmark = "add", maxNanosPerOp = 1e-9)
        void isTooSlow() {
            PROBE.note("slow");
        }

        @JmhBenchmark(Adding.class)
        @BenchmarkLimit(benchmark = "add", maxNanosPerOp = 1e-9)
        void failsItself() {
            throw new AssertionError("my own check");
        }

        @JmhBenchmark(Adding.class)
        @JmhSettings(forks = 1, warmupIterations = 0, iterations = 1, time = "2ms")
        @BenchmarkLimit(benchmark = "add", maxNanosPerOp = 1e12, onInconclusive = Inconclusive.SKIP)
        void cannotTell() {}

        @JmhBenchmark(value = Adding.class, methods = "add")
        @BenchmarkBaseline("llm-baselines/adding.json")
        void isNewerThanItsBaseline() {}

        @JmhBenchmark(Adding.class)
        @BenchmarkLimit(benchmark = "ad", maxNanosPerOp = 1)
        void limitsAnother() {}
    }

    static class Wrong {

        @JmhBenchmark(Wrong.class)
        void isNoBenchmark() {}

        @JmhBenchmark(Adding.class)
        @BenchmarkLimit
        void limitsNothing() {}

        @JmhBenchmark(Adding.class)
        @BenchmarkBaseline("no-such.json")
        void hasNoBaseline() {}

        @JmhBenchmark(Adding.class)
        @JmhSettings(time = "soon")
        void hasNoTime() {}

        @JmhBenchmark(Adding.class)
        @EvalBenchmark("none")
        void isTwo() {}

        @JmhBenchmark(value = Adding.class, methods = "subtract")
        void hasNoSuchMethod() {}
    }

    @BeforeEach
    void clear() {
        PROBE.clear();
    }

    private Node run(Class<?> type, String method) {
        EvalRun run = EvalRun.of(DiscoverySelectors.selectMethod(type, method, parameters(type, method)))
                .in(output);
        assertThat(run.leaves()).hasSize(1);
        return run.leaves().get(0);
    }

    private static String parameters(Class<?> type, String name) {
        return Stream.of(type.getDeclaredMethods())
                .filter(method -> method.getName().equals(name) && method.getParameterCount() > 0)
                .map(method -> method.getParameterTypes()[0].getName())
                .findFirst()
                .orElse("");
    }

    private Path result(String method) {
        return output.resolve("jmh-" + Benchmarks.class.getName() + "." + method + ".json");
    }

    @Test
    void theMethodSeesWhatWasMeasured() throws IOException {
        String[] printed = new String[1];
        Node[] node = new Node[1];
        printed[0] = EvalRun.printedBy(() -> node[0] = run(Benchmarks.class, "measuresAll"));

        assertThat(node[0].status()).as(node[0].message()).isEqualTo(Status.PASSED);
        assertThat(PROBE.notes()).containsExactly("all 2 AVERAGE_TIME");
        assertThat(JmhResults.read(result("measuresAll")).all()).hasSize(2);
        assertThat(Path.of(result("measuresAll").toString().replace(".json", ".txt")))
                .content()
                .contains("# Benchmark: io.github.junitllm.bench.Adding.add");
        assertThat(printed[0])
                .contains("benchmark " + Benchmarks.class.getName() + ".measuresAll")
                .containsPattern("  Adding\\.add: [0-9.,]+ ± [0-9.,e+-]+ ns/op")
                .contains("  results: " + result("measuresAll"));
    }

    @Test
    void limitsSayInWhichModesToMeasure() throws IOException {
        Node node = run(Benchmarks.class, "isFastEnough");

        // Kept, or the error of so short a run hides it.
        assertThat(node.status()).as(node.message()).isNotEqualTo(Status.FAILED);
        assertThat(PROBE.notes()).containsExactly("modes 2");
        assertThat(JmhResults.read(result("isFastEnough")).all())
                .allSatisfy(score -> assertThat(score.secondary()).containsKey("gc.alloc.rate.norm"))
                .extracting(score -> score.mode())
                .containsExactlyInAnyOrder(BenchmarkMode.THROUGHPUT, BenchmarkMode.AVERAGE_TIME);
    }

    @Test
    void aLimitThatIsNotKeptIsRedAfterTheMethod() {
        Node node = run(Benchmarks.class, "isTooSlow");

        assertThat(node.status()).isEqualTo(Status.FAILED);
        assertThat(node.message())
                .matches("(?s)(missed|inconclusive): Adding\\.add: .*")
                .contains("ns/op, limit at most 1.00e-09 ns/op: ")
                .endsWith("results: " + result("isTooSlow"));
        assertThat(PROBE.notes()).containsExactly("slow");
    }

    @Test
    void theMethodsOwnFailureIsToldFirst() {
        assertThat(run(Benchmarks.class, "failsItself").message()).isEqualTo("my own check");
    }

    @Test
    void inconclusiveIsSkippedOnlyWhereThatIsSaid() {
        Node node = run(Benchmarks.class, "cannotTell");

        assertThat(node.status()).isEqualTo(Status.ABORTED);
        assertThat(node.message()).startsWith("inconclusive: Adding.add: ").contains("from three iterations on");
    }

    @Test
    void aBaselineIsComparedByName() {
        Node node = run(Benchmarks.class, "isNewerThanItsBaseline");

        assertThat(node.status()).isEqualTo(Status.FAILED);
        assertThat(node.message())
                .containsPattern("(missed|kept): Adding\\.add: .*, baseline 1\\.00e-05 ± 1\\.00e-07 ns/op: ")
                .contains(
                        "inconclusive: Adding.gone, AVERAGE_TIME: in the baseline llm-baselines/adding.json and not in"
                                + " this run");
    }

    @Test
    void aLimitOfABenchmarkThatDidNotRunIsRed() {
        Node node = run(Benchmarks.class, "limitsAnother");

        assertThat(node.status()).isEqualTo(Status.FAILED);
        assertThat(node.message()).isEqualTo("no benchmark 'ad' was run, only Adding.add, Adding.list");
    }

    @Test
    void saysHowAnnotationProcessingIsSwitchedOn() {
        assertThat(run(Wrong.class, "isNoBenchmark").message())
                .startsWith(Wrong.class.getName() + " is not in META-INF/BenchmarkList: ")
                .contains("<artifactId>jmh-generator-annprocess</artifactId>", "-Dmaven.compiler.proc=full")
                .contains("testAnnotationProcessor(\"org.openjdk.jmh:jmh-generator-annprocess:");
    }

    @Test
    void saysWhatIsWrongWithADeclaration() {
        assertThat(run(Wrong.class, "limitsNothing").message())
                .startsWith("@BenchmarkLimit on limitsNothing limits nothing: set minOpsPerSecond");
        assertThat(run(Wrong.class, "hasNoBaseline").message())
                .startsWith("there is no baseline no-such.json below src/test/resources")
                .contains("look at " + output.resolve("jmh-" + Wrong.class.getName() + ".hasNoBaseline.json"));
        assertThat(run(Wrong.class, "hasNoTime").message())
                .startsWith("@JmhSettings of Wrong.hasNoTime: time: 'soon' is not a duration");
        assertThat(run(Wrong.class, "isTwo").message())
                .isEqualTo("isTwo has two annotations that each make it a benchmark; keep one");
        assertThat(run(Wrong.class, "hasNoSuchMethod").message())
                .isEqualTo("hasNoSuchMethod: " + Adding.class.getName() + " has no @Benchmark method named subtract");
    }

    @Test
    void canBeSwitchedOff() {
        EvalRun off =
                EvalRun.of(Benchmarks.class).with("junit.llm.bench", "off").in(output);

        assertThat(off.leaves()).hasSize(7).allSatisfy(node -> {
            assertThat(node.status()).isEqualTo(Status.DISABLED);
            assertThat(node.message()).contains("junit.llm.bench=off");
        });
        assertThat(PROBE.notes()).isEmpty();
    }

    @Test
    void aSmokeTestRunsThemAndJudgesNothing() throws IOException {
        EvalRun run = EvalRun.of(DiscoverySelectors.selectMethod(Benchmarks.class, "isTooSlow"))
                .with("junit.llm.bench", "smoke")
                .in(output);

        assertThat(run.leaves()).hasSize(1).allSatisfy(node -> {
            assertThat(node.status()).isEqualTo(Status.ABORTED);
            assertThat(node.message()).isEqualTo("ran, but was not judged: junit.llm.bench=smoke");
        });
        assertThat(JmhResults.read(result("isTooSlow")).all()).hasSize(2);
        assertThat(PROBE.notes()).containsExactly("slow");
    }

    @Test
    void refusesAnEffortItDoesNotKnow() {
        EvalRun run = EvalRun.of(Wrong.class).with("junit.llm.bench", "fast").in(output);

        assertThat(run.isRed()).isTrue();
        assertThat(run.leaves()).allSatisfy(node -> {
            Throwable root = node.thrown();
            while (root.getCause() != null) {
                root = root.getCause();
            }
            assertThat(root).hasMessage("junit.llm.bench=fast: write quick, full, smoke or off");
        });
    }

    @Test
    void carriesATag() {
        EvalRun run = EvalRun.of(Benchmarks.class)
                .filteredBy(TagFilter.excludeTags("benchmark"))
                .in(output);

        assertThat(run.leaves()).isEmpty();
    }

    @JmhSettings(forks = 1, warmupIterations = 0, iterations = 3, time = "2ms")
    static class First {
        @JmhBenchmark(value = Adding.class, methods = "add")
        void measures() {
            PROBE.note("first");
        }
    }

    @JmhSettings(forks = 1, warmupIterations = 0, iterations = 3, time = "2ms")
    static class Second {
        @JmhBenchmark(value = Adding.class, methods = "add")
        void measures() {
            PROBE.note("second");
        }

        @JmhBenchmark(value = Adding.class, methods = "list")
        void measuresMore() {
            PROBE.note("third");
        }
    }

    static class Beside {
        static final Path[] LOOKED_AT = new Path[1];

        @Test
        void looksWhetherAnythingIsMeasured() throws IOException {
            try (var files = Files.list(LOOKED_AT[0])) {
                // While JMH runs, its request lies there.
                PROBE.note("measuring "
                        + files.anyMatch(file -> file.getFileName().toString().startsWith(".jmh")
                                && file.toString().endsWith(".args")));
            }
        }
    }

    @Test
    void oneAfterTheOtherEvenWhereTestsRunInParallel() {
        Beside.LOOKED_AT[0] = output;
        EvalRun run = EvalRun.of(First.class, Second.class, Beside.class)
                .with("junit.jupiter.execution.parallel.enabled", "true")
                .with("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .with("junit.jupiter.execution.parallel.mode.classes.default", "concurrent")
                .with("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .with("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
                .in(output);

        assertThat(run.isRed()).as(run.nodes().toString()).isFalse();
        assertThat(PROBE.notes()).containsExactlyInAnyOrder("first", "second", "third", "measuring false");
    }
}
