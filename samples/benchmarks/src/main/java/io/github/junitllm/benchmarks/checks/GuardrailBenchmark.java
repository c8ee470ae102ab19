package io.github.junitllm.benchmarks.checks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One guardrail that looks at one answer of two thousand characters. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // JMH sets the parameter
public class GuardrailBenchmark {

    private final String answer = Answers.prose(7);

    @Param
    public TimedGuardrail subject;

    @Benchmark
    public Object inspect() {
        return subject.guardrail().inspect(answer);
    }
}
