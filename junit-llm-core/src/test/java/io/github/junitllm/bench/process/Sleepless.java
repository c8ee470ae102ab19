package io.github.junitllm.bench.process;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Benchmarks of next to nothing, for tests of how they are run. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
public class Sleepless {

    /** Fork and warm-up as the class has them. */
    @State(Scope.Benchmark)
    @Fork(value = 2, jvmArgs = "-Dsleepless=own")
    @Warmup(iterations = 0)
    public static class Declaring {
        /** Adds. */
        @Benchmark
        public int property() {
            return System.getProperty("sleepless", "").length();
        }
    }

    /** Only the number of forks as the class has it. */
    @State(Scope.Benchmark)
    @Fork(2)
    public static class Forking {
        /** Adds. */
        @Benchmark
        public int property() {
            return System.getProperty("sleepless", "").length();
        }
    }

    /** Options of its own beside those of the tests. */
    @State(Scope.Benchmark)
    @Fork(value = 1, jvmArgsPrepend = "-Dsleepless=before", jvmArgsAppend = "-Dsleepless=after")
    public static class Adding {
        /** Adds. */
        @Benchmark
        public int property() {
            return System.getProperty("sleepless", "").length();
        }
    }

    /** A parameter. */
    @Param({"1", "2"})
    public int number;

    /** Adds. */
    @Benchmark
    public int add() {
        return number + number;
    }

    /** Multiplies. */
    @Benchmark
    public int multiply() {
        return number * number;
    }

    /** Throws. */
    @Benchmark
    public int broken() {
        throw new IllegalStateException("the order book is closed", new IllegalArgumentException("no key"));
    }
}
