package io.github.junitllm.eval;

import io.github.junitllm.fixture.FixtureFilter;
import io.github.junitllm.fixture.Redactor;
import io.github.junitllm.fixture.RequestMatcher;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * How an eval's calls of the model are recorded and replayed, where it is not to be as for all others. On a method, or for
 * all methods of a class and of the classes nested in it.
 *
 * <p>A method with an annotation of its own keeps what that of its class says: lists are put together, its own items first,
 * {@code errors} and {@code paced} hold where one of the two says so, and its {@code mode} and {@code maxAge} go ahead.
 *
 * <p>The verdict notes which of the ignored fields, matchers, filters and redactors declared here made no difference in a
 * whole run: a misspelt one does nothing, silently.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface LlmFixtures {

    /**
     * The mode of this eval where the run names none: {@code replay}, {@code record}, {@code record-missing} or
     * {@code live}. A run that sets {@code junit.llm.mode} means all evals.
     */
    String mode() default "";

    /**
     * Fields of the request's body that do not count when its recording is looked up, besides {@code user},
     * {@code safety_identifier}, {@code prompt_cache_key} and {@code metadata}. Names from the root down, a star for every
     * element of a list or every name: {@code "seed"}, {@code "messages.*.id"}. Leave out only what the answer cannot depend
     * on: a difference in these fields is never seen again.
     */
    String[] ignore() default {};

    /**
     * Whether errors of the provider, of status 400 and above, and answers that break off are recorded and replayed as they
     * were: for evals of how the application copes with them. Otherwise one that stays after some tries makes the sample an error.
     */
    boolean errors() default false;

    /**
     * The age from which on recordings are to be made again, such as {@code "90d"}: models and prompts move on, and a
     * recording does not. Older ones are replayed all the same, and the verdict notes how many there are. Empty for any age.
     */
    String maxAge() default "";

    /** Whether streams are replayed with the pauses they were recorded with, instead of at once. */
    boolean paced() default false;

    /**
     * Says what counts of a request when its recording is looked up, where leaving out fields is not enough: dates and ids
     * in the middle of a prompt. Each class needs a constructor without parameters, of any visibility; one object of it is
     * made per eval method and called by many threads at once. Those of {@code junit.llm.matchers} work after these.
     */
    Class<? extends RequestMatcher>[] matchers() default {};

    /** Says which calls belong into fixtures at all. Made and called as {@link #matchers}. */
    Class<? extends FixtureFilter>[] filters() default {};

    /** Replace personal data in what is stored. Made and called as {@link #matchers}. */
    Class<? extends Redactor>[] redactors() default {};
}
