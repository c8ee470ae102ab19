package io.github.junitllm.spend;

import static java.util.Objects.requireNonNull;

import io.github.junitllm.cost.Money;
import java.math.BigDecimal;
import org.apiguardian.api.API;

/**
 * What a run has spent of what it may.
 *
 * @param limit the most it may spend; of several limits of its JVMs the least
 * @param total what counts as spent, {@code unsure} included
 * @param unsure the part of it that was reserved for calls of which nobody knows what they cost: they are under way, their JVM
 *     was killed, or they ended without saying
 * @param calls how many calls went to a model
 * @param refused how many were not made, because they could have passed the limit
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Spent(Money limit, BigDecimal total, BigDecimal unsure, long calls, long refused) {

    public Spent {
        requireNonNull(limit, "limit");
        requireNonNull(total, "total");
        requireNonNull(unsure, "unsure");
    }

    /** Tells it in one clause: {@code 4.71 USD of 5 USD spent (junit.llm.maxSpend)}. */
    public String text() {
        String held = unsure.signum() == 0
                ? ""
                : ", " + money(unsure) + " of it held for calls that did not tell what they cost";
        return money(total) + " of " + limit + " spent (junit.llm.maxSpend)" + held;
    }

    Money money(BigDecimal amount) {
        return new Money(amount, limit.currency());
    }
}
