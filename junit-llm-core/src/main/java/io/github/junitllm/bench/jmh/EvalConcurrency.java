package io.github.junitllm.bench.jmh;

import io.github.junitllm.eval.EvalPipeline;
import io.github.junitllm.window.OrderedWindow;
import io.github.junitllm.window.WindowLimits;
import io.github.junitllm.window.Work;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A batch of samples of an eval through the window that evals run in, so many in flight. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 10)
@Measurement(iterations = 10)
@SuppressWarnings("NullAway.Init") // JMH sets up what the benchmark uses
@API(status = API.Status.INTERNAL, since = "0.1")
public class EvalConcurrency {

    /** The eval: {@code com.acme.RefundEvals#answersRefundQuestions}. */
    @Param("")
    public String eval;

    /** How long each answer takes: a duration. */
    @Param("100ms")
    public String latency;

    /** How many samples run at once. */
    @Param("1")
    public int inFlight;

    /** How many times as many samples there are in all. */
    @Param("4")
    public int rounds;

    private EvalPipeline pipeline;

    /** Opens the gateway. */
    @Setup
    public void open() throws ClassNotFoundException {
        pipeline = EvalBenchmarkState.open(eval, latency);
    }

    /** Closes it. */
    @TearDown
    public void close() {
        pipeline.close();
    }

    /** Runs the batch. */
    @Benchmark
    public int batch() throws Throwable {
        Work<Integer, Object> sample = pipeline::run;
        // As an eval has it, but for the bound of its memory.
        var limits = new WindowLimits(inFlight, Math.max(64, 16 * inFlight), Long.MAX_VALUE, null, null);
        int samples = 0;
        try (var window =
                new OrderedWindow<>(IntStream.range(0, inFlight * rounds).iterator(), sample, limits)) {
            while (window.hasNext()) {
                window.next().await();
                samples++;
            }
        }
        return samples;
    }
}
