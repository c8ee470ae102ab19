package io.github.junitllm.bench;

import io.github.junitllm.eval.Inconclusive;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Measures with JMH how much of a model's time the application under test loses when many samples are in flight: with
 * {@code n} calls of a model that answers after the same latency, {@code k} samples at once cannot be done before
 * {@code n * latency / k}, and the efficiency is this ideal over the time it took. Runs a batch of samples of an eval for
 * each {@code k}, through the window that evals run in, and prints what each step costs.
 *
 * <p>The task must be such as {@link EvalBenchmark} says. Its calls are taken to come one after the other: where a task makes
 * several at once, the efficiency is too high. The table is printed and written as {@code concurrency-<class>.<method>.json}
 * beside the run's report; JMH's own results are there too.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@BenchmarkTest
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface ConcurrencyBenchmark {

    /** Returns the name of a method with {@link io.github.junitllm.eval.LlmEval}. */
    String value();

    /** Returns the class of that method, if it is another one. */
    Class<?> in() default void.class;

    /** Returns how long every call of the model takes, such as {@code 100ms}. */
    String latency() default "100ms";

    /** Returns how many samples are in flight, each at least 1, one step after the other. */
    int[] inFlight() default {1, 2, 4, 8, 16, 32, 64, 128, 256};

    /** Returns how many times as many samples as are in flight make a batch, at least 1. */
    int rounds() default 4;

    /** Returns the efficiency that every step must reach, from 0 for none to 1. */
    double minEfficiency() default 0;

    /** Returns what it does to the build if the error of a measurement is too large to tell whether it is reached. */
    Inconclusive onInconclusive() default Inconclusive.FAIL;
}
