package io.github.junitllm.benchmarks;

import io.github.junitllm.bench.BenchmarkLimit;
import io.github.junitllm.bench.JmhBenchmark;
import io.github.junitllm.bench.JmhSettings;
import io.github.junitllm.benchmarks.calls.FixtureBenchmark;
import io.github.junitllm.benchmarks.calls.ReplayBenchmark;
import io.github.junitllm.benchmarks.calls.TelemetryBenchmark;
import io.github.junitllm.benchmarks.checks.CheckBenchmark;
import io.github.junitllm.benchmarks.checks.GuardrailBenchmark;
import io.github.junitllm.benchmarks.checks.ScanBenchmark;
import io.github.junitllm.benchmarks.micro.CanonicalJsonBenchmark;
import io.github.junitllm.benchmarks.micro.GateTallyBenchmark;
import io.github.junitllm.benchmarks.micro.GoldenSetBenchmark;
import io.github.junitllm.benchmarks.micro.JournalBenchmark;

/**
 * What the parts of the framework take, each beside the JDK or Jackson doing the same job: limits are multiples of that, so
 * they hold on every machine.
 */
@JmhSettings(forks = 2, warmupIterations = 10, warmupTime = "200ms", iterations = 10, time = "200ms")
class FrameworkBenchmarks {

    @JmhBenchmark(CanonicalJsonBenchmark.class)
    @BenchmarkLimit(reference = "reference", maxTimes = 2)
    void hashesRequests() {}

    @JmhSettings(forks = 2, warmupIterations = 12, warmupTime = "1s", iterations = 20, time = "500ms")
    @JmhBenchmark(FixtureBenchmark.class)
    @BenchmarkLimit(reference = "reference", maxTimes = 5)
    void loadsFixtures() {}

    @JmhSettings(forks = 2, warmupIterations = 12, warmupTime = "1s", iterations = 20, time = "500ms")
    @JmhBenchmark(ReplayBenchmark.class)
    @BenchmarkLimit(reference = "reference", maxTimes = 2)
    void replaysCalls() {}

    /** What it costs to be watched: the reference is the same sample with nobody who does. */
    @JmhSettings(forks = 2, warmupIterations = 12, warmupTime = "1s", iterations = 20, time = "500ms")
    @JmhBenchmark(TelemetryBenchmark.class)
    @BenchmarkLimit(reference = "reference", maxTimes = 2)
    void tellsOfCalls() {}

    @JmhBenchmark(GoldenSetBenchmark.class)
    @BenchmarkLimit(reference = "reference", maxTimes = 8)
    void readsGoldenSets() {}

    @JmhBenchmark(GateTallyBenchmark.class)
    @BenchmarkLimit(reference = "reference", maxTimes = 5)
    void countsCases() {}

    @JmhBenchmark(JournalBenchmark.class)
    @BenchmarkLimit(reference = "reference", maxTimes = 4)
    void writesTheJournal() {}

    /** Of an answer of two thousand characters. */
    @JmhBenchmark(CheckBenchmark.class)
    @BenchmarkLimit(maxNanosPerOp = 200_000_000)
    void checksAnswers() {}

    /** What the others may be compared with: finding the words of the same answer. */
    @JmhBenchmark(ScanBenchmark.class)
    void findsWords() {}

    @JmhBenchmark(GuardrailBenchmark.class)
    @BenchmarkLimit(maxNanosPerOp = 20_000_000)
    void looksForWhatGuardrailsRefuse() {}
}
