package io.github.junitllm.eval;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Marks the method that runs the application under test: one answer for one case.
 *
 * <p>It runs ahead of the checks, concurrently, in an ordered window that is bounded by number and by memory, and its
 * result reaches each {@link LlmEval} method of the class that declares an {@link LlmAnswer} parameter. The method is
 * static, or an instance method of a {@code @TestInstance(PER_CLASS)} class. Its parameters are resolved like those of
 * any JUnit method: {@link io.github.junitllm.golden.EvalCase}, {@link Input @Input},
 * {@link io.github.junitllm.gateway.LlmGateway} and whatever other extensions supply, such as Spring beans. It must be
 * safe to be called by several threads at once if {@link #concurrency()} is more than 1.
 *
 * <p>The return value is the answer: text, any other value, or a {@link java.util.concurrent.CompletionStage} of one.
 * What it throws is the outcome of this sample alone: an {@link AssertionError} fails it, anything else is an ERROR.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface LlmTask {

    /** Returns how many calls run at once, at least 1; on virtual threads where the JVM has them. */
    int concurrency() default 8;

    /**
     * Returns how long one call may take, such as {@code 30s}; then it is interrupted and its sample is an ERROR. Empty
     * means no limit.
     */
    String timeout() default "";

    /**
     * Returns how many calls may start per second or minute, such as {@code 10/s} or {@code 300/min}. All tasks of the
     * JVM that name the same limit share it; {@code junit.llm.rateLimit} sets one for all. Not applied on replay to a
     * task that talks through the {@link io.github.junitllm.gateway.LlmGateway}. Empty means no limit.
     */
    String rateLimit() default "";

    /**
     * Tells whether the evals of the class that check this task over the same golden set share one run of it. Answers
     * are then kept until the class has ended. In traces such a run belongs to the sample it ran for first: the spans of
     * the others link to its {@code task} span, and what the application told of it is in their
     * {@link io.github.junitllm.trace.SampleTrace} too.
     */
    boolean shared() default false;
}
