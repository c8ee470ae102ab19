package io.github.junitllm.budget;

import io.github.junitllm.cost.Tariff;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Limits what an eval's model calls cost by the prices in {@code llm-prices.json} (or {@code .yaml}, {@code .yml}) on the
 * class path, or in the file that {@code junit.llm.prices} names; see {@link io.github.junitllm.cost.PriceTable}.
 *
 * <p>Limits are amounts in the currency of that table, such as {@code "0.02 USD"}; an empty one limits nothing. Amounts are
 * exact. What calls of a recording would cost today is held against the limits too. A model without a price is an error, as
 * is an answer whose usage nobody reported. An answer that a fault spoilt costs what the recorded one beneath it says, since
 * the provider bills it; the result tells of how many. A sample that called no model costs nothing, and the result tells that
 * too; where none of them called any, there is nothing to decide.
 *
 * <p>It tells afterwards. To keep a live run from spending more than it may, set {@code junit.llm.maxSpend}.
 *
 * <p>Calls that a {@link io.github.junitllm.fixture.FixtureFilter} keeps out are in no budget, though they may cost money.
 *
 * <p>On a class it holds for each of its evals that has none of its own.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface CostBudget {

    /** Returns the most that one call may cost. */
    String perCall() default "";

    /** Returns the most that one sample may cost, with all its calls. */
    String perSample() default "";

    /** Returns the most per success: the cost of all samples over the number of samples that passed. */
    String perSuccess() default "";

    /** Returns the most that all samples of the method may cost together, shared answers among them. */
    String perMethod() default "";

    /**
     * Returns the most that the evals of a class may cost together; the one that passes it is red, and so are those after
     * it. On a test class, itself or by inheritance, it is about all its evals and those of its nested classes, but for those
     * with a {@code @CostBudget} of their own; on methods, about those of their class with the same limit. An answer of a
     * shared task counts once, whichever eval had it made.
     */
    String perClass() default "";

    /**
     * Returns the most that all evals with this limit may cost together in one JVM; the one that passes it is red, and so are
     * those after it. An answer of a shared task counts once, whichever eval had it made.
     */
    String perRun() default "";

    /** Returns which prices hold. */
    Tariff tariff() default Tariff.STANDARD;
}
