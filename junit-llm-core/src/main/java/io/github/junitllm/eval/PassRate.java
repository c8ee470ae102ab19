package io.github.junitllm.eval;

import io.github.junitllm.stats.BinomialMethod;
import io.github.junitllm.verdict.Claim;
import io.github.junitllm.verdict.Measure;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Gates an {@link LlmEval} method on its pass rate instead of on every single case.
 *
 * <p>On a class it holds for each of its evals that has none of its own, other than attacks and trials of guardrails, whose
 * gates stand on the method alone. Repeat it for gates on slices.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(PassRate.Gates.class)
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface PassRate {

    /** Returns the rate asked for, above 0 and at most 1. */
    double value();

    /** Returns what has to be shown about the rate. */
    Claim claim() default Claim.POINT;

    /** Returns the confidence of the claim and of the interval shown, between 0.5 and 1. */
    double confidence() default 0.95;

    /** Returns the method of the one-sided bound behind the claim; only EXACT keeps the stated confidence always. */
    BinomialMethod bound() default BinomialMethod.EXACT;

    /** Returns the tag whose cases are gated; empty for all cases, {@code *} for each tag on its own. */
    String slice() default "";

    /** Returns what is gated: the rate itself or a reducer over the samples of each case. */
    Measure measure() default Measure.RATE;

    /** Returns the k of {@link Measure#PASS_AT_K} and {@link Measure#PASS_HAT_K}, at most the number of samples. */
    int k() default 1;

    /** Returns what becomes of the build when the claim can be neither confirmed nor refuted. */
    Inconclusive onInconclusive() default Inconclusive.FAIL;

    /** Holds repeated {@link PassRate} annotations. */
    @Documented
    @Inherited
    @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    @interface Gates {

        /** Returns the gates in the order of their declaration. */
        PassRate[] value();
    }
}
