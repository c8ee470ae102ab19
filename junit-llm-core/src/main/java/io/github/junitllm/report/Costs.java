package io.github.junitllm.report;

import io.github.junitllm.cost.Money;
import io.github.junitllm.journal.Bill;
import io.github.junitllm.spend.Spent;
import org.jspecify.annotations.Nullable;

/** Writes what calls cost, to the last digit. */
final class Costs {

    private Costs() {}

    /** Returns {@code 0.42 USD}, with a sign before it where that is the least; a dash where nobody knows. */
    static String of(@Nullable Bill bill) {
        if (bill == null || (bill.calls() > 0 && bill.unknown() == bill.calls())) {
            return "-";
        }
        return (bill.unknown() > 0 ? "\u2265 " : "") + new Money(bill.amount(), bill.currency());
    }

    /** Tells in a sentence what the whole run cost. */
    static String whole(Bill bill, long replayed) {
        return "Cost of all model calls: " + of(bill)
                + (replayed > 0 ? ", replayed ones as if they were made today" : "")
                + (bill.unknown() > 0
                        ? "; it is not known of " + Figures.count(bill.unknown()) + " of "
                                + Figures.counted(bill.calls(), "call")
                        : "")
                + ".";
    }

    /** Tells in a sentence what the run spent of what it may. */
    static String spent(Spent spent) {
        String text = spent.text();
        return text
                + (spent.refused() > 0
                        ? "; stopped there, " + Figures.counted(spent.refused(), "call")
                                + (spent.refused() == 1 ? " was" : " were") + " not made"
                        : "")
                + ".";
    }
}
