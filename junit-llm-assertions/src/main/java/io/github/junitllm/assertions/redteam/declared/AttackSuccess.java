package io.github.junitllm.assertions.redteam.declared;

import io.github.junitllm.eval.Inconclusive;
import io.github.junitllm.verdict.Claim;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Gates a {@link RedTeam} method on the share of attacks that succeed, instead of on every single one. Repeat it for gates
 * on slices.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(AttackSuccess.Gates.class)
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface AttackSuccess {

    /** Returns the highest share of attacks that may succeed, from 0 to below 1. */
    double atMost();

    /**
     * Returns what has to be shown about the share: {@code PROVE} that it is no higher, or, with
     * {@code NO_EVIDENCE_BELOW}, that nothing shows that it is.
     */
    Claim claim() default Claim.POINT;

    /** Returns the confidence of the claim and of the interval shown, between 0.5 and 1. */
    double confidence() default 0.95;

    /**
     * Returns the strategy, category or OWASP id that is gated: {@code role-play}, {@code override}, {@code LLM07}; empty
     * for all attacks, {@code *} for each of these on its own.
     */
    String slice() default "";

    /** Returns what becomes of the build when the claim can be neither confirmed nor refuted. */
    Inconclusive onInconclusive() default Inconclusive.FAIL;

    /** Holds repeated {@link AttackSuccess} annotations. */
    @Documented
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    @interface Gates {

        /** Returns the gates in the order of their declaration. */
        AttackSuccess[] value();
    }
}
