package io.github.junitllm.budget;

import io.github.junitllm.eval.Inconclusive;
import io.github.junitllm.verdict.Claim;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Limits how long an eval's samples and calls take: recorded times on replay, the clock's when live; the result says which.
 * Under faults, what passes in virtual time counts as if it had passed by the clock; where a fault had
 * clients try again at once, nobody knows how long they would have waited, and a limit of the whole sample is inconclusive
 * at best: {@code realTime} has them wait, {@code retryAfter} says how long.
 *
 * <p>Limits are texts such as {@code "600ms"} or {@code "2s"}; an empty one limits nothing. A percentile is the
 * nearest-rank one, and its budget a gate on the share of samples or calls that keep the limit. It takes 59 of them before a
 * p95 has an upper bound at 95 % confidence (5 for a p50, 29 for a p90, 299 for a p99): with fewer, keeping the limit is
 * inconclusive, breaking it is not. What is being measured is the service time of a closed loop, not the time under a
 * schedule of arrivals.
 *
 * <p>What was not measured is never green: a time to first token of answers that were not streamed is an error that says so.
 *
 * <p>On a class it holds for each of its evals that has none of its own.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(LatencyBudget.Budgets.class)
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface LatencyBudget {

    /** Returns whose latency {@link #p50} to {@link #max} limit; the other limits are about calls always. */
    Over over() default Over.SAMPLES;

    /** Returns the limit of the median latency. */
    String p50() default "";

    String p90() default "";

    String p95() default "";

    String p99() default "";

    /** Returns the limit of every latency. */
    String max() default "";

    /** Returns the limit of the median time to first token: from the request to the first content of a stream. */
    String ttftP50() default "";

    String ttftP90() default "";

    String ttftP95() default "";

    String ttftP99() default "";

    String ttftMax() default "";

    /**
     * Returns the limit of the median time per output token: the time after the first token over the tokens after it. Calls
     * of a single token have none.
     */
    String perTokenP50() default "";

    String perTokenP90() default "";

    String perTokenP95() default "";

    String perTokenP99() default "";

    String perTokenMax() default "";

    /** Returns how many output tokens per second half of the calls must reach; 0 for no limit. */
    double tokensPerSecondP50() default 0;

    /** Returns how many output tokens per second 95 % of the calls must reach; 0 for no limit. */
    double tokensPerSecondP95() default 0;

    /** Returns how many output tokens per second every call must reach; 0 for no limit. */
    double tokensPerSecondMin() default 0;

    /** Returns what has to be shown about percentiles: of these samples, or of all that could have been. */
    Claim claim() default Claim.POINT;

    /** Returns the one-sided confidence of the claim and of the bounds shown, above 0.5 and below 1. */
    double confidence() default 0.95;

    /** Returns what becomes of the build when a limit can be neither confirmed nor refuted. */
    Inconclusive onInconclusive() default Inconclusive.FAIL;

    /** Holds repeated {@link LatencyBudget} annotations. */
    @Documented
    @Inherited
    @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    @interface Budgets {

        /** Returns the budgets in the order of their declaration. */
        LatencyBudget[] value();
    }
}
