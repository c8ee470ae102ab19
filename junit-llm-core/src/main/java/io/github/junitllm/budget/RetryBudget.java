package io.github.junitllm.budget;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Limits how often the application tries a call again. Attempts belong together when they repeat the same request after one
 * that failed, see {@link io.github.junitllm.call.Attempts}.
 *
 * <p>A recording keeps failed attempts only where {@code @LlmFixtures(errors = true)} asks for them; without it a replayed
 * call never fails, and this budget says something in live runs and under faults only. Under faults, back-off is what the
 * application waited in this run, see {@link io.github.junitllm.fault.FaultedCall#backOff}: a {@code Retry-After} that was
 * waited in virtual time counts whole. Where a fault asks for none, it tells clients to try again at once: their own
 * back-off is not in it, so that no limit of back-off is kept then, only broken or inconclusive, which is red. A
 * {@code retryAfter} has them wait as asked, {@code realTime} as they would.
 *
 * <p>On a class it holds for each of its evals that has none of its own.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface RetryBudget {

    /** Returns the most attempts of one call, the first among them; 0 for no limit. */
    int attemptsPerCall() default 0;

    /** Returns the greatest share of calls that were tried again, 0 to 1; negative for no limit. */
    double retriedShare() default -1;

    /** Returns the longest time that a sample waits between attempts, such as {@code "5s"}; empty for no limit. */
    String backOffPerSample() default "";

    /** Returns the longest time that all samples of the method wait between attempts; empty for no limit. */
    String backOff() default "";
}
