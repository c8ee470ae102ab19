package io.github.junitllm.benchmarks.checks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One check of one answer of some two thousand characters. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // JMH sets the parameter
public class CheckBenchmark {

    @Param
    public TimedCheck subject;

    /** A check that fails at the first character would be timed doing nothing. */
    @Setup
    public void passes() {
        if (!check()) {
            throw new IllegalStateException(subject + " does not pass: "
                    + subject.check().check(subject.answer()).reason());
        }
    }

    @Benchmark
    public boolean check() {
        return subject.check().check(subject.answer()).passed();
    }
}
