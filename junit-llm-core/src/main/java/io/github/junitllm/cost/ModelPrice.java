package io.github.junitllm.cost;

import static java.util.Objects.requireNonNull;

import io.github.junitllm.call.Usage;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * One row of a table of prices: what a model's tokens cost during some time.
 *
 * @param model the model's id, or the beginning of several ids and a {@code *}
 * @param from first day on which the row holds; null for no beginning
 * @param until last day on which it holds; null for no end
 * @param rates what calls cost
 * @param tiers what calls with a long input cost instead; of those that fit the one of the longest input holds
 * @param contextWindow most tokens of one call, input and output; null where it was not given
 * @param maxOutputTokens most output tokens of a call that sets no limit itself; null where it was not given
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ModelPrice(
        String model,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        Rates rates,
        List<Tier> tiers,
        @Nullable Long contextWindow,
        @Nullable Long maxOutputTokens) {

    public ModelPrice {
        requireNonNull(model, "model");
        requireNonNull(rates, "rates");
        tiers = tiers.stream().sorted(Comparator.comparingLong(Tier::above)).toList();
    }

    /** Returns what a call of this model costs that used so many tokens. */
    public Cost cost(Usage usage, Tariff tariff) {
        Long read = usage.inputTokens();
        Optional<Tier> tier = tiers.stream()
                .filter(each -> read != null && read > each.above())
                .reduce((low, high) -> high);
        return new CallSum(
                        tier.map(Tier::rates).orElse(rates),
                        tariff,
                        tier.map(this::told).orElseGet(this::told))
                .of(usage);
    }

    /** Returns how messages call it. */
    String told() {
        return "the price of '" + model + "'";
    }

    String told(Tier tier) {
        return String.format(Locale.ROOT, "%s above %,d input tokens", told(), tier.above());
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
