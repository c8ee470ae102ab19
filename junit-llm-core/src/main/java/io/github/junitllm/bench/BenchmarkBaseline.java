package io.github.junitllm.bench;

import io.github.junitllm.eval.Inconclusive;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Compares with an accepted earlier run: a result file of JMH that is committed with the tests. A benchmark is worse only if
 * its whole confidence interval is worse than the whole one of the baseline, and by more than the tolerance; a difference
 * inside the errors is none. Bytes for one operation are compared likewise where both files have them.
 *
 * <p>Meaningful on the machine that made the baseline, and little elsewhere.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface BenchmarkBaseline {

    /** Returns the file: below {@code src/test/resources}, or from the module's folder on. */
    String value();

    /** Returns how much worse a benchmark may be beyond the errors, from 0 on; 0.1 for a tenth. */
    double tolerance() default 0.05;

    /**
     * Returns what it does to the build if a comparison is impossible: a benchmark that only one of the two files has, or
     * iterations too few for an error.
     */
    Inconclusive onInconclusive() default Inconclusive.FAIL;
}
