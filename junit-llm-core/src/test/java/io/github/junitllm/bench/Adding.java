package io.github.junitllm.bench;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Benchmarks of next to nothing. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
public class Adding {

    private int number = 1;

    /** Adds. */
    @Benchmark
    public int add() {
        return number++;
    }

    /** Allocates. */
    @Benchmark
    public List<Integer> list() {
        return new ArrayList<>(List.of(number, number, number));
    }
}
