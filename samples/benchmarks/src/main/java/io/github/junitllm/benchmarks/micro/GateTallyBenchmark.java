package io.github.junitllm.benchmarks.micro;

import io.github.junitllm.stats.BinomialMethod;
import io.github.junitllm.verdict.CaseOutcome;
import io.github.junitllm.verdict.Claim;
import io.github.junitllm.verdict.EarlyStop;
import io.github.junitllm.verdict.GatePlan;
import io.github.junitllm.verdict.GateTally;
import io.github.junitllm.verdict.Measure;
import io.github.junitllm.verdict.PassRateGate;
import java.util.HashMap;
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

/** One finished case, entered into the gate. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // JMH sets up what the benchmarks use
public class GateTallyBenchmark {

    private final CaseOutcome outcome =
            new CaseOutcome("refund-001", "golden/refunds.jsonl:1", 1, Set.of("refund", "policy"), 1, 0, 0, 0, null);

    private GateTally tally;
    private Map<String, Long> counts;

    @Setup(Level.Iteration)
    public void begin() {
        var gate = new PassRateGate(0.9, Claim.POINT, 0.95, BinomialMethod.WILSON, "", Measure.RATE, 1);
        tally = new GateTally(
                new GatePlan(List.of(gate), 1, 0, 0, EarlyStop.NONE),
                Map.of("refund", 1_000_000L, "policy", 1_000_000L));
        counts = new HashMap<>();
    }

    @Benchmark
    public void add() {
        tally.add(outcome);
    }

    /** Counts the passes of each tag in a map. */
    @Benchmark
    public void reference() {
        for (String tag : outcome.tags()) {
            counts.merge(tag, 1L, Long::sum);
        }
    }
}
