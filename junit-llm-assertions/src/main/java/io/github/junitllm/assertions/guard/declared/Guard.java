package io.github.junitllm.assertions.guard.declared;

import io.github.junitllm.assertions.guard.Guardrail;
import io.github.junitllm.assertions.guard.Severity;
import io.github.junitllm.assertions.guard.call.Traffic;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs guardrails on every request that leaves for the model and every response that comes back through the gateway, without
 * a line in the eval. A finding fails the sample and is told with the call and the place in it.
 *
 * <pre>{@code
 * @Guard({Guards.PersonalData.class, Guards.Secrets.class})
 * @Guard(value = Guards.InjectedInput.class, on = Traffic.INPUT)
 * class RefundEvals { ... }
 * }</pre>
 *
 * <p>On an eval, that is a method with {@link io.github.junitllm.eval.LlmEval} or an annotation that carries it; on an {@link
 * io.github.junitllm.eval.LlmTask}, for every eval that checks its answers; on a class or a package (in its {@code
 * package-info.java}), for their evals; or on an annotation of one's own. Those of the method, its task, its class, the
 * classes above and around that, and its package all hold together. As always in JUnit, a method that overrides another has
 * only the annotations it declares itself.
 *
 * <p>Only the calls of evals go through the gateway. So an ordinary test with this annotation fails, and so does a class with
 * it that has no eval; ordinary tests beside evals are left alone.
 *
 * <p>Every call counts that a sample makes up to the end of the eval's body, those of set-up and of the task among them. A
 * call after that, as in an {@code @AfterEach} method or a thread left behind, is refused, never reaches a model, and makes
 * the sample an ERROR; one that comes after the sample's node has ended is told at the end of the run.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.PACKAGE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Guard.Several.class)
@ExtendWith(MisplacedGuards.class)
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface Guard {

    /**
     * Returns what makes the guardrails: those of {@link Guards}, or classes of one's own with a constructor without
     * parameters.
     */
    Class<? extends Supplier<? extends Guardrail>>[] value();

    /** Returns which part of each call is looked at. */
    Traffic[] on() default {Traffic.REQUEST, Traffic.RESPONSE};

    /** Returns the least severity that fails a sample. */
    Severity from() default Severity.LOW;

    /** Returns the least confidence that fails a sample, from 0 to 1. */
    double confidence() default 0;

    /**
     * Returns whether a sample may make no call of the model through the gateway. Otherwise it is an ERROR: what no guardrail
     * saw is not clean.
     */
    boolean callsOptional() default false;

    /** Holds repeated {@link Guard} annotations. */
    @Documented
    @Inherited
    @Target({ElementType.METHOD, ElementType.TYPE, ElementType.PACKAGE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @ExtendWith(MisplacedGuards.class)
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    @interface Several {

        /** Returns the guards in the order of their declaration. */
        Guard[] value();
    }
}
