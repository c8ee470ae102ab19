package io.github.junitllm.cost;

import io.github.junitllm.call.Usage;
import io.github.junitllm.call.UsagePart;
import io.github.junitllm.call.UsagePart.Side;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds up what one call costs. The first thing that has no price ends it: a sum without it would be wrong. */
final class CallSum {

    private static final int MILLION = 6;

    private final Rates rates;
    private final Tariff tariff;
    private final String told;
    private BigDecimal sum = BigDecimal.ZERO;
    private @Nullable String problem;

    /**
     * Makes a sum.
     *
     * @param told how messages call the rates
     */
    CallSum(Rates rates, Tariff tariff, String told) {
        this.rates = rates;
        this.tariff = tariff;
        this.told = told;
    }

    Cost of(Usage usage) {
        long cached = usage.cachedInputTokens();
        long written = usage.cacheWriteInputTokens();
        boolean batch = tariff == Tariff.BATCH;
        Long read = usage.inputTokens();
        // Models that answer with data write no tokens.
        boolean writes = (batch ? rates.batchOutput() : rates.output()) != null;
        Long wrote = usage.outputTokens() == null && !writes ? (Long) 0L : usage.outputTokens();
        if (read == null || wrote == null) {
            return new Cost.Unknown("the provider counted its " + (read == null ? "output" : "input")
                    + " tokens only, and both cost money");
        }
        if (cached + written > read) {
            return new Cost.Unknown("the provider tells of more cached input tokens (" + (cached + written)
                    + ") than input tokens (" + read + ")");
        }
        if (batch && rates.batchInput() == null) {
            return new Cost.Unknown(told + " says nothing about batches: add batchInput");
        }
        Map<String, Long> cachedOf = kinds(usage, Side.CACHED_INPUT);
        Map<String, Long> inputOf = kinds(usage, Side.INPUT);
        requireSplit(usage, inputOf, cachedOf);
        cachedOf.forEach((kind, count) -> inputOf.computeIfPresent(kind, (same, all) -> all - count));
        if (batch) {
            tokens("input", read - cached - written, rates.batchInput(), "batchInput", inputOf, null);
            tokens("output", wrote, rates.batchOutput(), "batchOutput", kinds(usage, Side.OUTPUT), null);
        } else {
            tokens("input", read - cached - written, rates.input(), "input", inputOf, Side.INPUT);
            tokens("output", wrote, rates.output(), "output", kinds(usage, Side.OUTPUT), Side.OUTPUT);
        }
        tokens("input", cached, rates.cachedInput(), "cachedInput", cachedOf, Side.CACHED_INPUT);
        tokens("input", written, rates.cacheWrite(), "cacheWrite", kinds(usage, Side.CACHE_WRITE), Side.CACHE_WRITE);
        kinds(usage, Side.BESIDES).forEach(this::besides);
        return problem == null ? new Cost.Known(sum.movePointLeft(MILLION)) : new Cost.Unknown(problem);
    }

    /** Returns what is counted apart on a side; text is what remains. */
    private static Map<String, Long> kinds(Usage usage, Side side) {
        Map<String, Long> kinds = new TreeMap<>();
        usage.parts().forEach((part, count) -> {
            if (part.side() == side && !part.kind().equals(UsagePart.TEXT)) {
                kinds.put(part.kind(), count);
            }
        });
        return kinds;
    }

    /** What is cached of a kind has another price, so somebody has to say how much that is. */
    private void requireSplit(Usage usage, Map<String, Long> inputOf, Map<String, Long> cachedOf) {
        long cached = usage.cachedInputTokens();
        boolean split =
                cached == 0 || usage.parts().keySet().stream().anyMatch(part -> part.side() == Side.CACHED_INPUT);
        if (!inputOf.isEmpty() && (!split || usage.cacheWriteInputTokens() > 0)) {
            fail("the provider does not say how much of the " + (cached + usage.cacheWriteInputTokens())
                    + " cached input tokens is " + String.join(", ", inputOf.keySet()));
        }
        cachedOf.forEach((kind, count) -> {
            if (count > inputOf.getOrDefault(kind, count)) {
                fail("the provider tells of more cached input tokens of " + kind + " than of all");
            }
        });
    }

    /**
     * Adds tokens.
     *
     * @param of those that have a price of their own
     * @param side where that price stands; null if there is no place for it
     */
    private void tokens(
            String what,
            long all,
            @Nullable BigDecimal price,
            String field,
            Map<String, Long> of,
            @Nullable Side side) {
        long rest = all;
        for (Map.Entry<String, Long> kind : of.entrySet()) {
            rest -= kind.getValue();
            BigDecimal own = side == null ? null : rates.parts().get(new UsagePart(side, kind.getKey()));
            if (kind.getValue() > 0 && own == null) {
                fail(told + " says nothing about " + named(what, field) + " of " + kind.getKey()
                        + (side == null ? " in batches" : ": add '" + kind.getKey() + "' to " + field + "Of"));
            }
            add(kind.getValue(), own);
        }
        if (rest < 0) {
            fail("the provider tells of more " + what + " tokens of " + String.join(", ", of.keySet())
                    + " than of all (" + all + ")");
        }
        if (rest > 0 && price == null) {
            fail(told + " says nothing about " + named(what, field) + ": add " + field);
        }
        add(rest, price);
    }

    private static String named(String what, String field) {
        return switch (field) {
            case "cachedInput" -> "input tokens read from the cache";
            case "cacheWrite" -> "input tokens written to the cache";
            default -> what + " tokens";
        };
    }

    private void besides(String name, long count) {
        BigDecimal price = rates.parts().get(new UsagePart(Side.BESIDES, name));
        if (price == null) {
            fail(told + " says nothing about '" + name + "', of which the provider counts " + count + ": add it to"
                    + " besides, with 0 if it costs nothing beside the tokens");
        }
        add(count, price);
    }

    private void add(long count, @Nullable BigDecimal price) {
        sum = price == null || count == 0 ? sum : sum.add(price.multiply(BigDecimal.valueOf(count)));
    }

    private void fail(String reason) {
        problem = problem == null ? reason : problem;
    }
}
