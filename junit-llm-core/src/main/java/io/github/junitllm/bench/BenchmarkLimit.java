package io.github.junitllm.bench;

import io.github.junitllm.eval.Inconclusive;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * A limit that benchmarks must keep. It is kept or missed by JMH's whole confidence interval of 99.9 %; where it lies inside
 * the interval the verdict is inconclusive, which is red unless told otherwise.
 *
 * <p>Absolute limits are about one machine. {@link #maxTimes} compares with another benchmark of the same run, and holds on
 * every machine.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(BenchmarkLimits.class)
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface BenchmarkLimit {

    /** Returns which benchmarks it is about: a method's name, one with its class, or empty for all. */
    String benchmark() default "";

    /** Returns how many operations there must be per second, all threads together; 0 for no such limit. */
    double minOpsPerSecond() default 0;

    /** Returns how many nanoseconds one operation may take; 0 for no such limit. */
    double maxNanosPerOp() default 0;

    /** Returns how many bytes one operation may allocate; 0 for no such limit. JMH's {@code gc} profiler is added. */
    double maxBytesPerOp() default 0;

    /** Returns how many times the cost of the benchmark {@link #reference} one operation may have; 0 for no such limit. */
    double maxTimes() default 0;

    /** Returns the name of the benchmark that {@link #maxTimes} compares with. */
    String reference() default "";

    /** Returns what it does to the build if the error is too large to tell whether the limit is kept. */
    Inconclusive onInconclusive() default Inconclusive.FAIL;
}
