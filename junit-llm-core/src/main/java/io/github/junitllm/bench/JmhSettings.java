package io.github.junitllm.bench;

import io.github.junitllm.bench.result.BenchmarkMode;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * How JMH measures, where it is not to be as {@link JmhBenchmark} says. On a method, or for all benchmarks of a class; a
 * method's own annotation replaces that of its class. What is not given here is as the benchmark's class declares it with
 * JMH's annotations.
 *
 * <p>With {@code junit.llm.bench=full}, forks, iterations and their times given here do not hold.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface JmhSettings {

    /**
     * Returns what is measured. If empty, what the limits of the method are about, and if there are none, what the
     * benchmark's class says.
     */
    BenchmarkMode[] modes() default {};

    /** Returns how many JVMs measure, one after the other; at least 1, or 0 for the default. */
    int forks() default 0;

    /** Returns how many iterations run before anything counts; -1 for the default. */
    int warmupIterations() default -1;

    /** Returns the time of each of them, such as {@code 200ms}; empty for the default. */
    String warmupTime() default "";

    /** Returns how many iterations count; JMH computes an error from three on, over all forks. 0 for the default. */
    int iterations() default 0;

    /** Returns the time of each of them, such as {@code 200ms}; empty for the default. */
    String time() default "";

    /** Returns how many threads run the benchmark at once; 0 for the default. */
    int threads() default 0;

    /**
     * Returns options of the JVMs that measure, in place of those of the JVM that runs the tests. These are taken over
     * without agents, such as those for coverage, and without other options that would distort.
     */
    String[] jvmArgs() default {};

    /** Returns further profilers by JMH's names, such as {@code gc} or {@code stack}. */
    String[] profilers() default {};
}
