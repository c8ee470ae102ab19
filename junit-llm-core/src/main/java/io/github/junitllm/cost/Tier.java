package io.github.junitllm.cost;

import static java.util.Objects.requireNonNull;

import org.apiguardian.api.API;

/**
 * What all tokens of a call cost whose input is long.
 *
 * @param above the call has more input tokens than this, cached ones included
 * @param rates what holds in place of the row's own; a price that is missing here is missing
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Tier(long above, Rates rates) {

    public Tier {
        requireNonNull(rates, "rates");
    }
}
