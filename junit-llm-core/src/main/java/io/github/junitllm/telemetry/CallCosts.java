package io.github.junitllm.telemetry;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.cost.Cost;
import io.github.junitllm.cost.PriceTable;
import io.github.junitllm.cost.Tariff;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What calls cost at today's prices, those that are replayed too.
 *
 * @param prices what models cost; null if nobody says
 */
record CallCosts(@Nullable PriceTable prices) {

    /**
     * What one call costs.
     *
     * @param amount exact
     * @param currency its code
     */
    record Amount(BigDecimal amount, String currency) {}

    /** Returns what a call costs; null if that is not known. */
    @Nullable
    Amount of(LlmCall call) {
        return prices != null
                        && prices.cost(call, LocalDate.now(ZoneOffset.UTC), Tariff.STANDARD) instanceof Cost.Known known
                ? new Amount(known.amount(), prices.currency())
                : null;
    }
}
