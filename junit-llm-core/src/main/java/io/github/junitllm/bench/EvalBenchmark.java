package io.github.junitllm.bench;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Measures with JMH what the application under test takes beside its model: one operation is one sample of an eval, from the
 * golden case through the {@link io.github.junitllm.eval.LlmTask} and its client to the answer, while the gateway replays
 * what was recorded. The cases of the golden set come one after the other, again and again.
 *
 * <p>The task must be static and have a parameter of type {@link io.github.junitllm.gateway.LlmGateway}, and parameters of
 * this project only: the JVM of a benchmark runs no JUnit, so neither {@code @BeforeAll} methods nor other extensions. Its
 * concurrency, time-out and rate limit do not hold; {@link JmhSettings#threads()} says how many run at once. Measures in
 * iterations of 500 ms; everything else is as with {@link JmhBenchmark}, and the benchmark's name is {@code EvalReplay.sample}.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@BenchmarkTest
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface EvalBenchmark {

    /** Returns the name of a method with {@link io.github.junitllm.eval.LlmEval}. */
    String value();

    /** Returns the class of that method, if it is another one. */
    Class<?> in() default void.class;

    /**
     * Returns how long the model takes: {@code none}, {@code recorded}, or the same for every answer, such as
     * {@code 100ms}.
     */
    String latency() default "none";
}
