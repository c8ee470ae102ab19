package io.github.junitllm.bench.jmh;

import io.github.junitllm.eval.EvalPipeline;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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

/** One sample of an eval: its task, from the golden case to the answer, with the model replayed by the gateway. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@SuppressWarnings("NullAway.Init") // JMH sets up what the benchmark uses
@API(status = API.Status.INTERNAL, since = "0.1")
public class EvalReplay {

    /** The eval: {@code com.acme.RefundEvals#answersRefundQuestions}. */
    @Param("")
    public String eval;

    /** How long answers take: {@code none}, {@code recorded} or a duration. */
    @Param("none")
    public String latency;

    private final AtomicInteger next = new AtomicInteger();
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

    /** Runs the next case. */
    @Benchmark
    public Object sample() throws Exception {
        return pipeline.run(next.getAndIncrement());
    }
}
