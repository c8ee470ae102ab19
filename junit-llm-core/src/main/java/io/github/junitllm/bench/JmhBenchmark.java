package io.github.junitllm.bench;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Runs a JMH benchmark as a test. It is measured before the method runs; the method may have a parameter of type
 * {@link io.github.junitllm.bench.result.BenchmarkScores} to look at the results itself, and {@link BenchmarkLimit} and
 * {@link BenchmarkBaseline} judge them after it.
 *
 * <p>Measures shortly unless {@link JmhSettings} or the class's own JMH annotations say otherwise: one fork, five iterations
 * of 200 ms after as many for warming up. {@code junit.llm.bench=full} measures as the class or JMH itself has it,,
 * {@code smoke} runs each once and judges nothing, and {@code off} skips all. They carry the tag {@code benchmark}, and nothing else of the run goes
 * on at the same time.
 *
 * <p>JMH's results are written to {@code jmh-<class>.<method>.json} beside the run's report, and what it prints to a file
 * {@code .txt} of the same name.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@BenchmarkTest
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface JmhBenchmark {

    /** Returns the class with the {@code @Benchmark} methods. JMH's annotation processor must have seen it. */
    Class<?> value();

    /** Returns the names of the methods that run; all if empty. */
    String[] methods() default {};
}
