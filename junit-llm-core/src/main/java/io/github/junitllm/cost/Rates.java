package io.github.junitllm.cost;

import static java.util.Objects.requireNonNull;

import io.github.junitllm.call.UsagePart;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What the tokens of one call cost, per million.
 *
 * @param input price of input tokens
 * @param output price of output tokens; null for models that answer with data
 * @param cachedInput price of input tokens read from the provider's cache; null where the provider has none
 * @param cacheWrite price of input tokens written to the provider's cache; null where the provider
 *     tells of none
 * @param batchInput price of input tokens in a batch; null where there are no batches
 * @param batchOutput price of output tokens in a batch
 * @param parts prices of what the provider counts apart: of tokens in place of the price they would have else, of what is
 *     besides the tokens in addition
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Rates(
        BigDecimal input,
        @Nullable BigDecimal output,
        @Nullable BigDecimal cachedInput,
        @Nullable BigDecimal cacheWrite,
        @Nullable BigDecimal batchInput,
        @Nullable BigDecimal batchOutput,
        Map<UsagePart, BigDecimal> parts) {

    public Rates {
        requireNonNull(input, "input");
        parts = Collections.unmodifiableMap(new TreeMap<>(parts));
    }
}
