package io.github.junitllm.eval;

import io.github.junitllm.fault.Fault;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Mixes faults over a golden set: of each sample it is drawn by lot whether something goes wrong with its first calls, and
 * what. {@link PassRate @PassRate} then gates the degraded rate, and the verdict notes how many samples met which fault.
 *
 * <p>The lot depends on the seed, the id of the case and the number of the sample alone, so that it falls the same in every
 * run. What the application throws after a fault is the verdict FAIL. A run in which no sample drew a fault is an ERROR. As
 * with {@link LlmFault}, no fault is made while recording.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface Chaos {

    /** Returns where the lots begin. */
    long seed() default 1;

    /** Returns the share of the samples that something goes wrong with, above 0 and at most 1. */
    double rate();

    /** Returns what may go wrong, each as likely; named twice, it is twice as likely. */
    Fault[] faults() default {
        Fault.RATE_LIMIT,
        Fault.SERVER_ERROR,
        Fault.UNAVAILABLE,
        Fault.OVERLOADED,
        Fault.RESET_IN_BODY,
        Fault.TRUNCATED_JSON
    };

    /** Returns how many calls of a sample fail, one after the other, from 1 on. */
    int calls() default 1;
}
