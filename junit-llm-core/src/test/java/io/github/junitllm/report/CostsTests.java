package io.github.junitllm.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.cost.Money;
import io.github.junitllm.journal.Bill;
import io.github.junitllm.journal.ModelUse;
import io.github.junitllm.spend.Spent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CostsTests {

    private static Bill bill(String amount, String currency, long calls, long unknown) {
        return new Bill(new BigDecimal(amount), currency, calls, unknown);
    }

    private static ModelUse use(Bill bill) {
        return new ModelUse(bill.calls(), 0, 0, null, null, bill, List.of());
    }

    @Test
    void showsEveryDigit() {
        assertThat(Costs.of(bill("0.00000123", "USD", 1, 0))).isEqualTo("0.00000123 USD");
        assertThat(Costs.of(bill("1200", "USD", 1, 0))).isEqualTo("1200 USD");
        assertThat(Costs.whole(bill("0.50", "USD", 4, 0), 0)).isEqualTo("Cost of all model calls: 0.5 USD.");
    }

    @Test
    void aSumThatLacksCallsIsTheLeast() {
        assertThat(Costs.of(bill("0.5", "USD", 3, 1))).isEqualTo("\u2265 0.5 USD");
        assertThat(Costs.of(bill("0", "USD", 3, 3))).isEqualTo("-");
        assertThat(Costs.of(null)).isEqualTo("-");
        assertThat(Costs.whole(bill("0.5", "USD", 3, 1), 2))
                .isEqualTo(
                        "Cost of all model calls: \u2265 0.5 USD, replayed ones as if they were made today; it is not"
                                + " known of 1 of 3 calls.");
    }

    @Test
    void billsAddUpAndThoseInAnotherCurrencyAreUnknown() {
        ModelUse sum = use(bill("0.1", "USD", 1, 0)).plus(use(bill("0.2", "USD", 2, 1)));
        assertThat(sum.bill()).isEqualTo(bill("0.3", "USD", 3, 1));
        assertThat(sum.plus(use(bill("9", "EUR", 2, 0))).bill()).isEqualTo(bill("0.3", "USD", 5, 3));
        assertThat(ModelUse.NONE.plus(sum).bill()).isEqualTo(sum.bill());
    }

    @Test
    void tellsWhereARunStopped() {
        Money limit = Money.parse("5 USD");
        assertThat(Costs.spent(
                        new Spent(limit, new BigDecimal("1.20"), BigDecimal.ZERO, BigDecimal.ZERO, 3, 0, Set.of())))
                .isEqualTo("1.2 USD of 5 USD spent (junit.llm.maxSpend).");
        assertThat(Costs.spent(new Spent(
                        limit, new BigDecimal("4.9"), new BigDecimal("0.1"), BigDecimal.ZERO, 3, 1, Set.of())))
                .isEqualTo("4.9 USD of 5 USD spent (junit.llm.maxSpend), 0.1 USD of it held for calls that did not tell"
                        + " what they cost; stopped there, 1 call was not made.");
    }
}
