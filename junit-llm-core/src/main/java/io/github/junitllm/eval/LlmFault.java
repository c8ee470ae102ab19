package io.github.junitllm.eval;

import io.github.junitllm.fault.Fault;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Has calls of the model fail, as the provider that is asked lets them fail. Each annotation makes a node of its own of
 * every case, {@code refund-001 [rate-limit+rate-limit]}, tagged {@code fault:rate-limit+rate-limit}; it is replayed from
 * the fixtures of the case itself, whose id also selects it in {@code junit.llm.case}.
 *
 * <pre>{@code
 * @LlmEval("golden/refunds.jsonl")
 * @LlmFault({RATE_LIMIT, RATE_LIMIT})                            // 429, 429, then the recorded answer
 * @LlmFault(value = OVERLOADED, always = true, model = "gpt-4o") // has to do with the other model
 * void staysCalm(LlmAnswer answer) { ... }
 * }</pre>
 *
 * <p>Every request counts, also those with which a client tries again. Of calls made at once, those fail that the recording
 * has first, in each run the same, see {@link io.github.junitllm.fault.FaultPlan}. A sample that made fewer calls than were
 * to fail is an ERROR: nothing was tested. What the application throws after a fault is the verdict FAIL.
 * {@link LlmAnswer#faults()} and {@code LlmGateway.faults()} say what happened.
 *
 * <p>No fault is made while recording ({@code junit.llm.mode=record}): each case runs once, as it is, and a check that does
 * not hold then decides nothing. What the application asks only under a fault, such as another model, is then added by
 * {@code junit.llm.mode=record-missing}, with faults. In the mode {@code live}, what is made of an answer is made of one
 * that stands in for it, not of the model's.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(LlmFault.Faults.class)
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface LlmFault {

    /** Returns what happens to the first call, the second, and so on; what follows is answered as recorded. */
    Fault[] value();

    /** Returns whether the last of the faults goes on for all calls that follow. */
    boolean always() default false;

    /**
     * Returns how long {@link Fault#RATE_LIMIT}, {@link Fault#OVERLOADED} and {@link Fault#UNAVAILABLE} ask to wait, such as
     * {@code "20s"}, by {@code Retry-After}; empty if they do not say. Unless {@link #realTime}, {@code Retry-After-Ms} asks
     * for a hundredth of that, at most 0.1 s, which clients of OpenAI, Anthropic and Azure read first; and for none where this
     * is empty.
     */
    String retryAfter() default "";

    /**
     * Returns how much longer what is slow takes, the first token or each event; and how long a stall lasts at most, which is
     * no longer than a minute unless {@link #realTime}.
     */
    String delay() default "10s";

    /**
     * Returns whether time passes by the clock: slow answers are slow, and {@code Retry-After} is all that a client is told.
     * Otherwise slowness is only in the timing of the calls, which the latency budgets read. Needed for clients that cannot be told
     * to wait otherwise. A stall always takes the time until its client gives up.
     */
    boolean realTime() default false;

    /** Returns the model whose calls count and fail, as the application asks for it; empty for all. */
    String model() default "";

    /** Returns how the nodes and their tag name it, without commas and stars; by default it is named by its faults. */
    String name() default "";

    /** Several faults, each for nodes of its own. */
    @Documented
    @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    @interface Faults {
        /** Returns the faults. */
        LlmFault[] value();
    }
}
