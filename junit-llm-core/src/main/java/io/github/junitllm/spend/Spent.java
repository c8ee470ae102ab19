package io.github.junitllm.spend;

import static java.util.Objects.requireNonNull;

import io.github.junitllm.cost.Money;
import java.math.BigDecimal;
import java.util.Set;
import java.util.TreeSet;
import org.apiguardian.api.API;

/**
 * What a run has spent of what it may.
 *
 * @param limit the most it may spend; of several limits of its JVMs the least
 * @param total what counts as spent, {@code unsure} included; more than the limit only where a model answered that costs more
 *     than the one that was asked for
 * @param unsure the part of it that was reserved for calls of which nobody knows what they cost: they are under way, their JVM
 *     was killed, or they ended without saying
 * @param lost the part of {@code unsure} that JVMs had reserved which were killed
 * @param calls how many calls went to a model
 * @param refused how many were not made, because they could have passed the limit
 * @param swaps which models of another price have answered
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Spent(
        Money limit, BigDecimal total, BigDecimal unsure, BigDecimal lost, long calls, long refused, Set<Swap> swaps) {

    public Spent {
        requireNonNull(limit, "limit");
        requireNonNull(total, "total");
        requireNonNull(unsure, "unsure");
        requireNonNull(lost, "lost");
        swaps = Set.copyOf(swaps);
    }

    /** Tells it in one clause: {@code 4.71 USD of 5 USD spent (junit.llm.maxSpend)}. */
    public String text() {
        BigDecimal untold = unsure.subtract(lost);
        return money(total) + " of " + limit + " spent (junit.llm.maxSpend)"
                + (untold.signum() == 0
                        ? ""
                        : ", " + money(untold) + " of it held for calls that did not tell what they cost")
                + (lost.signum() == 0
                        ? ""
                        : ", " + money(lost)
                                + " of it held for calls of a JVM that was killed: look up at the provider what"
                                + " they cost before you run again")
                + swapped();
    }

    private String swapped() {
        Set<String> told = new TreeSet<>();
        for (Swap swap : swaps) {
            told.add("'" + swap.answered() + "' answered where '" + swap.asked() + "' was asked for");
        }
        boolean passed = total.compareTo(limit.amount()) > 0;
        return told.isEmpty()
                ? ""
                : (passed ? "; the limit was passed, since " : "; ")
                        + String.join(", ", told)
                        + (passed ? " and costs more" : "");
    }

    Money money(BigDecimal amount) {
        return new Money(amount, limit.currency());
    }
}
