package io.github.junitllm.bench;

import io.github.junitllm.bench.result.BaselineGate;
import io.github.junitllm.bench.result.JmhResults;
import io.github.junitllm.bench.result.LimitGate;
import io.github.junitllm.bench.result.Quantity;
import io.github.junitllm.bench.result.RatioGate;
import io.github.junitllm.bench.result.ScoreGate;
import io.github.junitllm.eval.Inconclusive;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * A gate of a benchmark as declared.
 *
 * @param onInconclusive what it does to the build if it cannot tell
 */
record DeclaredScoreGate(ScoreGate gate, Inconclusive onInconclusive) {

    /**
     * Reads the annotations of a method.
     *
     * @param module the folder in which relative files lie
     * @param result the file that this run writes, to say how it becomes the baseline
     * @throws IllegalArgumentException if one is wrong, or the baseline is missing
     * @throws IOException if the baseline cannot be read
     */
    static List<DeclaredScoreGate> of(Method method, Path module, Path result) throws IOException {
        List<DeclaredScoreGate> gates = new ArrayList<>();
        for (BenchmarkLimit limit : AnnotationSupport.findRepeatableAnnotations(method, BenchmarkLimit.class)) {
            List<ScoreGate> declared = limits(limit);
            if (declared.isEmpty()) {
                throw new IllegalArgumentException("@BenchmarkLimit on " + method.getName()
                        + " limits nothing: set minOpsPerSecond, maxNanosPerOp, maxBytesPerOp or maxTimes");
            }
            declared.forEach(gate -> gates.add(new DeclaredScoreGate(gate, limit.onInconclusive())));
        }
        Optional<BenchmarkBaseline> baseline = AnnotationSupport.findAnnotation(method, BenchmarkBaseline.class);
        if (baseline.isPresent()) {
            gates.add(new DeclaredScoreGate(
                    baseline(baseline.get(), module, result), baseline.get().onInconclusive()));
        }
        return List.copyOf(gates);
    }

    private static List<ScoreGate> limits(BenchmarkLimit limit) {
        List<ScoreGate> gates = new ArrayList<>();
        add(gates, limit.benchmark(), Quantity.OPS_PER_SECOND, limit.minOpsPerSecond());
        add(gates, limit.benchmark(), Quantity.NANOS_PER_OP, limit.maxNanosPerOp());
        add(gates, limit.benchmark(), Quantity.BYTES_PER_OP, limit.maxBytesPerOp());
        if (limit.maxTimes() != 0) {
            gates.add(new RatioGate(limit.benchmark(), limit.reference(), limit.maxTimes()));
        }
        return gates;
    }

    private static void add(List<ScoreGate> gates, String benchmark, Quantity quantity, double limit) {
        if (limit != 0) {
            gates.add(new LimitGate(benchmark, quantity, limit));
        }
    }

    private static ScoreGate baseline(BenchmarkBaseline declared, Path module, Path result) throws IOException {
        Path file = Stream.of(
                        module.resolve("src/test/resources").resolve(declared.value()),
                        module.resolve(declared.value()))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no baseline " + declared.value()
                        + " below src/test/resources or the folder of the module. Run the benchmark once without"
                        + " @BenchmarkBaseline, look at " + result + ", and commit a copy of it there"));
        return new BaselineGate(JmhResults.read(file), declared.value(), declared.tolerance());
    }
}
