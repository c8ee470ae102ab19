package io.github.junitllm.benchmarks.checks;

import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What the others are compared with: the JDK finds the words of the same answer with a regular expression. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ScanBenchmark {

    private static final Pattern WORD = Pattern.compile("\\w+");

    private final String answer = Answers.prose(7);

    @Benchmark
    public int reference() {
        int words = 0;
        for (Matcher matcher = WORD.matcher(answer); matcher.find(); ) {
            words++;
        }
        return words;
    }
}
