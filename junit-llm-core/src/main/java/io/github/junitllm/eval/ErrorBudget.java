package io.github.junitllm.eval;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * States how many samples of an {@link LlmEval} method may end in an ERROR (transport, missing fixture, time-out) before
 * its verdict is ERROR too. Without it the budget is 0. Errors never count as passed or failed.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface ErrorBudget {

    /** Returns how many samples may end in an ERROR, 0 or more. */
    int value();
}
