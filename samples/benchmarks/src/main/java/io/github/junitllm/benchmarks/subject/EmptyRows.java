package io.github.junitllm.benchmarks.subject;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** As many rows that do nothing: what JUnit alone takes on the machine at hand. */
public class EmptyRows {

    static IntStream rows() {
        return IntStream.range(0, Integer.getInteger("benchmarks.cases"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void doesNothing(int row) {}
}
