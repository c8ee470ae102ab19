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
 * <p>On a method, a class or a package (in its {@code package-info.java}), or on an annotation of one's own. Those of the
 * method, its class, the classes around that and its package all hold together. It concerns methods with
 * {@link io.github.junitllm.eval.LlmEval} or an annotation that carries it, and says nothing of ordinary tests.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.PACKAGE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Guard.Several.class)
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
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    @interface Several {

        /** Returns the guards in the order of their declaration. */
        Guard[] value();
    }
}
