package io.github.junitllm.journal;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What model calls cost by a table of prices, replayed ones as if they were made today.
 *
 * @param amount exact sum over the calls whose cost is known
 * @param currency the code of its currency
 * @param calls how many calls it is about
 * @param unknown of how many of them the cost is not known, so that the sum is a lower bound
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Bill(BigDecimal amount, String currency, long calls, long unknown) {

    public Bill {
        requireNonNull(amount, "amount");
        requireNonNull(currency, "currency");
    }

    /** Returns the sum of both; amounts in another currency are as good as unknown. */
    Bill plus(Bill other) {
        return currency.equals(other.currency)
                ? new Bill(amount.add(other.amount), currency, calls + other.calls, unknown + other.unknown)
                : new Bill(amount, currency, calls + other.calls, unknown + other.calls);
    }

    /** Returns the sum of both; where one side has no table of prices, that of the other. */
    static @Nullable Bill sum(@Nullable Bill one, @Nullable Bill other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.plus(other);
    }
}
