package io.github.junitllm.eval;

import io.github.junitllm.golden.GoldenSetProvider;
import io.github.junitllm.verdict.EarlyStop;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Runs the annotated method once for each case of a golden set, each as a JUnit node of its own, and ends with a node
 * that holds the verdict.
 *
 * <p>The method checks one answer. It may declare, in any order and beside the parameters of other extensions:
 *
 * <ul>
 *   <li>{@link io.github.junitllm.golden.EvalCase}: the golden case;
 *   <li>{@link LlmAnswer}: what the {@link LlmTask} of the class answered, which then runs ahead of the checks;
 *   <li>{@link Input @Input} and {@link Expected @Expected}: the case's input or expected value, bound to the
 *       parameter's type;
 *   <li>{@link io.github.junitllm.gateway.LlmGateway}: the endpoint for a method that calls the application itself;
 *   <li>{@link EvalRecorder}: named scores and attachments.
 * </ul>
 *
 * <p>An {@link AssertionError} is the verdict FAIL; anything else that is thrown, an unanswered model call included, is
 * the verdict ERROR, which never enters a rate. Without {@link PassRate @PassRate} every failing case is a failed node.
 * With it a failing case is shown as aborted and the verdict decides.
 *
 * <p>A method with a task whose passing samples never read their {@link LlmAnswer} is an ERROR: reading the answer is taken
 * for checking it. A method without a task that asserts nothing cannot be told from one that passes.
 *
 * <p>The method is neither private nor static, returns nothing, and has no other annotation that makes it a test: JUnit
 * would pass over it, so the discovery of its class fails, where the class was selected by name or has another eval.
 *
 * <p>JUnit runs the nodes of one method one after the other, whatever the parallel configuration says; what waits for
 * the model runs concurrently in the task. May be used as a meta-annotation; an annotation that carries it may have
 * attributes of the names and types of those here, which then hold instead: the three that name the golden set only if it
 * carries none.
 *
 * @see LlmTask
 * @see PassRate
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@Execution(ExecutionMode.SAME_THREAD)
@ExtendWith(LlmEvalExtension.class)
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface LlmEval {

    /**
     * Returns where the golden set lies: a class path resource such as {@code golden/refunds.jsonl}, or a file path. The
     * ending names the format: {@code .json}, {@code .jsonl}, {@code .yaml}, {@code .yml} or {@code .csv}.
     */
    String value() default "";

    /**
     * Returns the name of a static factory method without parameters that returns a {@code Stream}, {@code Iterable} or
     * array of {@link io.github.junitllm.golden.EvalCase}; {@code fully.qualified.ClassName#method} for another class.
     */
    String method() default "";

    /** Returns the provider of the golden set, for every other source. */
    Class<? extends GoldenSetProvider> provider() default GoldenSetProvider.class;

    /**
     * Returns the split that runs. Cases of a named split such as {@code holdout} run only where that name is given,
     * here or by {@code junit.llm.split}.
     */
    String split() default "";

    /** Returns the tags of the cases that run: those with at least one of them; empty for all cases. */
    String[] tags() default {};

    /** Returns how often each case runs, at least 1; each sample is a node of its own. */
    int samples() default 1;

    /**
     * Returns how many samples of a case must pass for the case to pass; 0 gates on the mean over all samples, with
     * the samples of one case treated as a cluster.
     */
    int passAtLeast() default 0;

    /**
     * Returns the name of the {@link LlmTask} method whose answers are checked. Needed only where the class has several.
     */
    String task() default "";

    /** Returns when the run may end before all cases ran; other than NONE, the cases run in a seeded random order. */
    EarlyStop stop() default EarlyStop.NONE;
}
