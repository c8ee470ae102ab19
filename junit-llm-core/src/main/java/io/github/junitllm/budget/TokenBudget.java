package io.github.junitllm.budget;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Limits how many tokens an eval takes, as the provider counts them: cached ones are within the input, reasoning is within
 * the output. A limit of 0 limits nothing.
 *
 * <p>An answer whose usage nobody reported makes the budget an error, unless {@link #estimateWith} asks for an estimate; so
 * does one of which only the count that is limited is missing, and a total needs both. A call that the provider refused took
 * none. An answer that a fault spoilt took what the recorded one beneath it says, and a sample that called no model took
 * nothing; the result tells of how many. Where no sample called any, there is nothing to decide.
 *
 * <p>On a class it holds for each of its evals that has none of its own.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface TokenBudget {

    /** Returns the most input tokens of one call. */
    long inputPerCall() default 0;

    /** Returns the most output tokens of one call. */
    long outputPerCall() default 0;

    /** Returns the most tokens of one call, input and output. */
    long perCall() default 0;

    /** Returns the most input tokens of one sample, over all its calls. */
    long inputPerSample() default 0;

    /** Returns the most output tokens of one sample, over all its calls. */
    long outputPerSample() default 0;

    /** Returns the most tokens of one sample, input and output. */
    long perSample() default 0;

    /** Returns the most tokens per success: those of all samples over the number of samples that passed. */
    long perSuccess() default 0;

    /** Returns the most tokens of all samples of the method together. */
    long perMethod() default 0;

    /** Returns the greatest share of the context window that input and output of one call may fill, above 0 and at most 1. */
    double contextShare() default 0;

    /**
     * Returns the size of that window in tokens; 0 for the {@code contextWindow} that the table of prices gives the model that
     * was called, see {@link CostBudget}.
     */
    long contextWindow() default 0;

    /**
     * Returns the encoding by which tokens that the provider did not report are estimated, and marked so in the result, such
     * as {@code o200k_base}; empty for no estimates. It takes the library of
     * {@link io.github.junitllm.tokens.TokenEstimator#of}.
     */
    String estimateWith() default "";
}
