package io.github.junitllm.assertions.guard.springai;

import io.github.junitllm.assertions.guard.Guardrail;
import io.github.junitllm.assertions.guard.Objection;
import io.github.junitllm.risk.OwaspRisk;
import java.util.Objects;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.client.advisor.api.CallAdvisor;

/**
 * Turns advisors of Spring AI that stop calls, such as its {@code SafeGuardAdvisor}, into guardrails, to test them. Spring AI
 * has no type for guardrails: an advisor stands in front of the model and need not pass a call on. Here it stands alone, and
 * behind it a chain that calls no model. Its users add {@code org.springframework.ai:spring-ai-client-chat} themselves.
 *
 * <p>A finding is the whole text, with confidence 1. An exception leaves it undecided, as the advisor may be broken, unless it
 * is of the sort with which it refuses. Advisors are asked about one call with one message and an empty context.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SpringAiGuardrails {

    private SpringAiGuardrails() {}

    /**
     * Returns a guardrail that asks the advisor about the text as the user's message: a finding of severity {@code HIGH} if
     * the call is not passed on, or is and the user then gets another answer than the model's, or none; and one of severity
     * {@code LOW}, of a kind that ends in {@code -rewritten}, if it is passed on with another message of the user. An advisor
     * that changes every answer therefore objects to every text: test it with {@link #ofOutput}.
     *
     * @param name what is looked for, as it reads after "no"; findings are of this kind, with hyphens
     * @param risk the risk its findings belong to
     * @param advisor thread-safe
     */
    public static Guardrail ofInput(String name, OwaspRisk risk, CallAdvisor advisor) {
        return input(name, risk, advisor, null);
    }

    /**
     * Returns the same of an advisor that refuses with an exception.
     *
     * @param refusal its type; exceptions of other types leave it undecided
     */
    public static Guardrail ofInput(
            String name, OwaspRisk risk, CallAdvisor advisor, Class<? extends RuntimeException> refusal) {
        return input(name, risk, advisor, Objects.requireNonNull(refusal, "refusal"));
    }

    /**
     * Returns a guardrail that asks the advisor about the text as the model's answer to an empty message: a finding of
     * severity {@code HIGH} if another answer comes back, or none.
     *
     * @param name what is looked for, as it reads after "no"; findings are of this kind, with hyphens
     * @param risk the risk its findings belong to
     * @param advisor thread-safe
     */
    public static Guardrail ofOutput(String name, OwaspRisk risk, CallAdvisor advisor) {
        return output(name, risk, advisor, null);
    }

    /**
     * Returns the same of an advisor that refuses with an exception.
     *
     * @param refusal its type; exceptions of other types leave it undecided
     */
    public static Guardrail ofOutput(
            String name, OwaspRisk risk, CallAdvisor advisor, Class<? extends RuntimeException> refusal) {
        return output(name, risk, advisor, Objects.requireNonNull(refusal, "refusal"));
    }

    private static Guardrail input(
            String name, OwaspRisk risk, CallAdvisor advisor, @Nullable Class<? extends RuntimeException> refusal) {
        LoneAdvisor alone = new LoneAdvisor(advisor, refusal);
        return new Objection(name, risk).guardrail(alone::input);
    }

    private static Guardrail output(
            String name, OwaspRisk risk, CallAdvisor advisor, @Nullable Class<? extends RuntimeException> refusal) {
        LoneAdvisor alone = new LoneAdvisor(advisor, refusal);
        return new Objection(name, risk).guardrail(alone::output);
    }
}
