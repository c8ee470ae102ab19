package io.github.junitllm.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.benchmarks.subject.Latencies;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The benchmarks run; what they measure in so few rounds means nothing. */
class BenchmarksTests {

    private final Path javaHome = Path.of(System.getProperty("java.home"));
    private final ByteArrayOutputStream console = new ByteArrayOutputStream();

    @TempDir
    Path directory;

    private Results results;
    private WholeProcess processes;

    @BeforeEach
    void begin() throws Exception {
        results = new Results(javaHome, 1, new PrintStream(console, true, StandardCharsets.UTF_8));
        processes = new WholeProcess(javaHome, directory, 1, results);
    }

    @Test
    void comparesWholeProcesses() throws Exception {
        processes.perCase(50);
        processes.growth(100);
        processes.beyondStart(50, 3_000);
        results.write(directory.resolve("results.md"));

        assertThat(Files.readString(directory.resolve("results.md")))
                .contains("| 50 rows, eval: wall of the process |", "| 50 rows, eval with task and gate: retained")
                .contains("| 100 rows in -Xmx96m: test plan, against twice half of it |")
                .contains("| 50 rows, two checks each: wall beyond the start of a JVM |");
        assertThat(console.toString(StandardCharsets.UTF_8)).contains("results: " + directory.resolve("results.md"));
    }

    @Test
    void comparesModelCalls() throws Exception {
        var calls = new ModelCalls(javaHome, directory, 1, results);
        calls.replay(10, 2, 0.1, 0.2);
        calls.record(10, 1, 0.1, 0.2);
        calls.lookup(10, 20, 50);
        calls.client(20, 10_000);
        results.write(directory.resolve("results.md"));

        assertThat(Files.readString(directory.resolve("results.md")))
                .contains("| replay of 10 cases, 2 at once, JDK's client: wall per call |")
                .contains("| recording, 1 at once: added to a call that is passed on |")
                .contains("| 20 recordings in -Xmx96m: a lookup of 1,000 of them, against 10 |")
                .contains("| 20 replayed cases through openai-java: wall of the process |");
    }

    /** Each once: what it needs is there, and it does not fail. */
    @Test
    void runsTheBenchmarksOfTheFramework() {
        var listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(DiscoverySelectors.selectClass(FrameworkBenchmarks.class))
                                .configurationParameter("junit.llm.bench", "smoke")
                                .configurationParameter("junit.llm.output", directory.toString())
                                .build(),
                        listener);

        assertThat(listener.getSummary().getFailures()).isEmpty();
        // All have limits, which a run so short cannot judge.
        assertThat(listener.getSummary().getTestsAbortedCount()).isEqualTo(9);
        assertThat(directory.resolve("jmh-" + FrameworkBenchmarks.class.getName() + ".hashesRequests.json"))
                .content()
                .contains("CanonicalJsonBenchmark.canonicalHash", "CanonicalJsonBenchmark.reference");
    }

    @Test
    void timesGuardrailsOnHostileText() throws Exception {
        var checks = new CheckTimes(directory, results);
        checks.hostile(javaHome, 1_024, 1, 2_000);
        results.write(directory.resolve("results.md"));

        assertThat(Files.readString(directory.resolve("results.md")))
                .contains("| secrets: 1,024 hostile characters, longest of 31 sorts (");
    }

    @Test
    void knowsTheIdealOfTheWindow() {
        assertThat(Latencies.named("even").idealMillis(64)).isEqualTo(1_600);
        assertThat(Latencies.named("heavy").idealMillis(Latencies.CASES)).isGreaterThan(60);
        assertThat(Latencies.named("heavy").idealMillis(1))
                .isGreaterThan(64 * Latencies.named("heavy").idealMillis(64) / 2);
    }
}
