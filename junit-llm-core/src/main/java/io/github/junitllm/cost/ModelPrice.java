package io.github.junitllm.cost;

import io.github.junitllm.call.Usage;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * One row of a table of prices: what a model's tokens cost during some time. Prices are per million tokens.
 *
 * @param model the model's id, or the beginning of several ids and a {@code *}
 * @param from first day on which the row holds; null for no beginning
 * @param until last day on which it holds; null for no end
 * @param input price of input tokens
 * @param output price of output tokens; null for models that answer with data
 * @param cachedInput price of input tokens read from the provider's cache; null where the provider has none
 * @param cacheWrite price of input tokens written to the provider's cache; null where the provider
 *     tells of none
 * @param batchInput price of input tokens in a batch; null where there are no batches
 * @param batchOutput price of output tokens in a batch
 * @param contextWindow most tokens of one call, input and output; null where it was not given
 * @param maxOutputTokens most output tokens of a call that sets no limit itself; null where it was not given
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ModelPrice(
        String model,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        BigDecimal input,
        @Nullable BigDecimal output,
        @Nullable BigDecimal cachedInput,
        @Nullable BigDecimal cacheWrite,
        @Nullable BigDecimal batchInput,
        @Nullable BigDecimal batchOutput,
        @Nullable Long contextWindow,
        @Nullable Long maxOutputTokens) {

    private static final int MILLION = 6;

    /** Returns what a call of this model costs that used so many tokens. */
    public Cost cost(Usage usage, Tariff tariff) {
        long cached = usage.cachedInputTokens();
        long written = usage.cacheWriteInputTokens();
        BigDecimal ofInput = tariff == Tariff.BATCH ? batchInput : input;
        BigDecimal ofOutput = tariff == Tariff.BATCH ? batchOutput : output;
        Long read = usage.inputTokens();
        // Models that answer with data write no tokens.
        Long wrote = usage.outputTokens() == null && ofOutput == null ? (Long) 0L : usage.outputTokens();
        if (read == null || wrote == null) {
            return new Cost.Unknown("the provider counted its " + (read == null ? "output" : "input")
                    + " tokens only, and both cost money");
        }
        if (cached + written > read) {
            return new Cost.Unknown("the provider tells of more cached input tokens (" + (cached + written)
                    + ") than input tokens (" + read + ")");
        }
        if (ofInput == null) {
            return missing(tariff == Tariff.BATCH ? "batchInput" : "input", "batches");
        }
        if (ofOutput == null && wrote > 0) {
            return missing(tariff == Tariff.BATCH ? "batchOutput" : "output", "output tokens");
        }
        if (cachedInput == null && cached > 0) {
            return missing("cachedInput", "input tokens read from the cache");
        }
        if (cacheWrite == null && written > 0) {
            return missing("cacheWrite", "input tokens written to the cache");
        }
        BigDecimal sum = times(read - cached - written, ofInput)
                .add(times(cached, cachedInput))
                .add(times(written, cacheWrite))
                .add(times(wrote, ofOutput));
        return new Cost.Known(sum.movePointLeft(MILLION));
    }

    private Cost missing(String field, String what) {
        return new Cost.Unknown("the price of '" + model + "' says nothing about " + what + ": add " + field);
    }

    private static BigDecimal times(long tokens, @Nullable BigDecimal price) {
        return price == null || tokens == 0 ? BigDecimal.ZERO : price.multiply(BigDecimal.valueOf(tokens));
    }

    boolean holdsOn(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
    }

    boolean overlaps(ModelPrice other) {
        boolean endsBefore = until != null && other.from != null && until.isBefore(other.from);
        boolean beginsAfter = from != null && other.until != null && from.isAfter(other.until);
        return model.equals(other.model) && !endsBefore && !beginsAfter;
    }

    boolean isOf(String id) {
        return model.endsWith("*") ? id.startsWith(model.substring(0, model.length() - 1)) : id.equals(model);
    }
}
