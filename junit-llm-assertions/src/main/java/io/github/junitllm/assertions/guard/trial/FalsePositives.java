package io.github.junitllm.assertions.guard.trial;

import io.github.junitllm.eval.Inconclusive;
import io.github.junitllm.verdict.Claim;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Gates how many of the texts that are to pass a guardrail stops all the same, in a {@link GuardrailEval}. Goes with {@link
 * FalseNegatives}, as a guardrail that stops nothing makes none of these errors.
 *
 * <p>On a class it holds for each of its {@link GuardrailEval} methods that has no gate of its own, and for no other eval.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface FalsePositives {

    /** Returns the highest share allowed of the rows that are to pass, from 0 to below 1. */
    double atMost();

    /** Returns what has to be shown about the share. */
    Claim claim() default Claim.POINT;

    /** Returns the confidence of the claim and of the interval shown, between 0.5 and 1. */
    double confidence() default 0.95;

    /** Returns what becomes of the build when the claim can be neither confirmed nor refuted. */
    Inconclusive onInconclusive() default Inconclusive.FAIL;
}
