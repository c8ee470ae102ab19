package io.github.junitllm.cost;

import io.github.junitllm.call.UsagePart;
import io.github.junitllm.call.UsagePart.Side;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One row of a file of prices, before anything was checked. */
record PriceRow(
        @Nullable String model,
        @Nullable String from,
        @Nullable String until,
        @Nullable BigDecimal input,
        @Nullable BigDecimal output,
        @Nullable BigDecimal cachedInput,
        @Nullable BigDecimal cacheWrite,
        @Nullable BigDecimal batchInput,
        @Nullable BigDecimal batchOutput,
        @Nullable Map<String, @Nullable BigDecimal> inputOf,
        @Nullable Map<String, @Nullable BigDecimal> outputOf,
        @Nullable Map<String, @Nullable BigDecimal> cachedInputOf,
        @Nullable Map<String, @Nullable BigDecimal> cacheWriteOf,
        @Nullable Map<String, @Nullable BigDecimal> besides,
        @Nullable List<@Nullable TierRow> tiers,
        @Nullable Long contextWindow,
        @Nullable Long maxOutputTokens,
        @Nullable String comment) {

    /** What of it holds above a number of input tokens. */
    record TierRow(
            @Nullable Long above,
            @Nullable BigDecimal input,
            @Nullable BigDecimal output,
            @Nullable BigDecimal cachedInput,
            @Nullable BigDecimal cacheWrite,
            @Nullable BigDecimal batchInput,
            @Nullable BigDecimal batchOutput,
            @Nullable Map<String, @Nullable BigDecimal> inputOf,
            @Nullable Map<String, @Nullable BigDecimal> outputOf,
            @Nullable Map<String, @Nullable BigDecimal> cachedInputOf,
            @Nullable Map<String, @Nullable BigDecimal> cacheWriteOf,
            @Nullable Map<String, @Nullable BigDecimal> besides,
            @Nullable String comment) {

        private Rates rates(Place place) {
            return new Rates(
                    price(place, "input", required(place, input)),
                    price(place, "output", output),
                    price(place, "cachedInput", cachedInput),
                    price(place, "cacheWrite", cacheWrite),
                    price(place, "batchInput", batchInput),
                    price(place, "batchOutput", batchOutput),
                    parts(place));
        }

        private Map<UsagePart, BigDecimal> parts(Place place) {
            Map<UsagePart, BigDecimal> parts = new LinkedHashMap<>();
            put(place, "inputOf", Side.INPUT, inputOf, parts);
            put(place, "outputOf", Side.OUTPUT, outputOf, parts);
            put(place, "cachedInputOf", Side.CACHED_INPUT, cachedInputOf, parts);
            put(place, "cacheWriteOf", Side.CACHE_WRITE, cacheWriteOf, parts);
            put(place, "besides", Side.BESIDES, besides, parts);
            return parts;
        }
    }

    /** Where in the file something stands. */
    interface Place {

        /** Returns the place of what stands here under a name. */
        Place at(String name);

        /** Makes what is thrown because of what stands here. */
        PriceTableException wrong(String problem);
    }

    ModelPrice price(Place place) {
        String id = model;
        if (id == null || id.isBlank()) {
            throw place.at("model").wrong("must name a model, or the beginning of several ids and a *");
        }
        if (id.indexOf('*') >= 0 && id.indexOf('*') != id.length() - 1) {
            throw place.at("model").wrong("'" + id + "': a * may only stand at the end");
        }
        LocalDate first = day(place.at("from"), from);
        LocalDate last = day(place.at("until"), until);
        if (first != null && last != null && last.isBefore(first)) {
            throw place.wrong("('" + id + "') ends before it begins");
        }
        return new ModelPrice(
                id,
                first,
                last,
                base().rates(place),
                tiers(place.at("tiers")),
                positive(place.at("contextWindow"), contextWindow),
                positive(place.at("maxOutputTokens"), maxOutputTokens));
    }

    private TierRow base() {
        return new TierRow(
                0L,
                input,
                output,
                cachedInput,
                cacheWrite,
                batchInput,
                batchOutput,
                inputOf,
                outputOf,
                cachedInputOf,
                cacheWriteOf,
                besides,
                null);
    }

    private List<Tier> tiers(Place place) {
        List<Tier> read = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        for (TierRow tier : tiers == null ? List.<@Nullable TierRow>of() : tiers) {
            Place here = place.at(String.valueOf(read.size()));
            if (tier == null) {
                throw here.wrong("is empty");
            }
            Long above = positive(here.at("above"), tier.above);
            if (above == null) {
                throw here.wrong("has no 'above', the number of input tokens that calls have to pass for it");
            }
            if (!seen.add(above)) {
                throw here.at("above").wrong("is " + above + " for the second time");
            }
            read.add(new Tier(above, tier.rates(here)));
        }
        return read;
    }

    private static BigDecimal required(Place place, @Nullable BigDecimal input) {
        if (input == null) {
            throw place.wrong("has no 'input', the price of a million input tokens");
        }
        return input;
    }

    private static <T extends @Nullable BigDecimal> T price(Place place, String field, T price) {
        if (price != null && price.signum() < 0) {
            throw place.at(field).wrong("is negative: " + price.toPlainString());
        }
        return price;
    }

    private static void put(
            Place place,
            String field,
            Side side,
            @Nullable Map<String, @Nullable BigDecimal> prices,
            Map<UsagePart, BigDecimal> into) {
        if (prices == null) {
            return;
        }
        prices.forEach((kind, price) -> {
            Place here = place.at(field).at(kind);
            if (kind.isBlank() || price == null) {
                throw here.wrong("must be a price under the name of what it is for");
            }
            if (kind.equals(UsagePart.TEXT) && side != Side.BESIDES) {
                throw here.wrong("has its price outside: what is of no other kind is text");
            }
            into.put(new UsagePart(side, kind), price(place.at(field), kind, price));
        });
    }

    private static @Nullable LocalDate day(Place place, @Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw place.wrong("'" + text + "' is not a day such as 2026-11-02");
        }
    }

    private static @Nullable Long positive(Place place, @Nullable Long number) {
        if (number != null && number <= 0) {
            throw place.wrong("must be positive, was " + number);
        }
        return number;
    }
}
