package io.github.junitllm.spend;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.junitllm.cost.Money;
import io.github.junitllm.json.MalformedJsonException;
import io.github.junitllm.json.StrictJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Adds up the lines of a ledger in their order. Not thread-safe. */
final class SpendBook {

    /**
     * A call that has not ended, as far as the ledger tells.
     *
     * @param caller the process that makes it
     */
    private record Open(Caller caller, BigDecimal amount) {}

    private final Map<String, Open> open = new LinkedHashMap<>();
    private BigDecimal settled = BigDecimal.ZERO;
    private BigDecimal unknown = BigDecimal.ZERO;
    private @Nullable Money limit;
    private final Set<Swap> swaps = new LinkedHashSet<>();
    private long calls;
    private long refused;

    /**
     * Reads a line.
     *
     * @throws IOException if it is none of a ledger's
     */
    void read(String line) throws IOException {
        try {
            JsonNode entry = StrictJson.tree(line);
            switch (entry.path("type").asText()) {
                case "limit" ->
                    limit(new Money(amount(entry), entry.path("currency").asText()));
                case "reserve" -> {
                    calls++;
                    open.put(entry.path("id").asText(), new Open(caller(entry), amount(entry)));
                }
                case "settle" -> settle(entry);
                case "refuse" -> refused++;
                default -> throw new IOException("'" + line + "' is no line of a ledger");
            }
        } catch (MalformedJsonException | NumberFormatException malformed) {
            throw new IOException("'" + line + "' is no line of a ledger", malformed);
        }
    }

    private static Caller caller(JsonNode entry) {
        JsonNode started = entry.path("started");
        return new Caller(entry.path("pid").asLong(), started.isIntegralNumber() ? started.longValue() : null);
    }

    private void settle(JsonNode entry) throws IOException {
        Open reserved = open.remove(entry.path("id").asText());
        if (reserved == null) {
            throw new IOException("it settles '" + entry.path("id").asText() + "', for which nothing is reserved");
        }
        if (entry.has("amount")) {
            settled = settled.add(amount(entry));
        } else {
            unknown = unknown.add(reserved.amount());
        }
        calls -= entry.path("made").asBoolean(true) ? 0 : 1;
        if (entry.has("asked")) {
            swaps.add(new Swap(
                    entry.path("asked").asText(), entry.path("answered").asText()));
        }
    }

    private void limit(Money declared) throws IOException {
        if (limit != null && !limit.currency().equals(declared.currency())) {
            throw new IOException("it is kept in " + limit.currency() + " and in " + declared.currency()
                    + ": have all JVMs of the run use one table of prices");
        }
        limit = limit == null || declared.amount().compareTo(limit.amount()) < 0 ? declared : limit;
    }

    private static BigDecimal amount(JsonNode entry) {
        return new BigDecimal(entry.path("amount").asText());
    }

    /** Returns all that is spent, or may yet turn out to be. */
    BigDecimal total() {
        return sure().add(sum(open.values()));
    }

    /** Returns what remains spent whatever the calls under way will cost. */
    BigDecimal totalWithout(Predicate<Caller> alive) {
        return sure().add(lost(alive));
    }

    /** Returns what is reserved by processes that are gone. */
    private BigDecimal lost(Predicate<Caller> alive) {
        Set<Caller> gone = open.values().stream()
                .map(Open::caller)
                .distinct()
                .filter(alive.negate())
                .collect(Collectors.toSet());
        return sum(open.values().stream()
                .filter(call -> gone.contains(call.caller()))
                .toList());
    }

    /** Returns which models of another price have answered for this one. */
    Set<String> answering(String asked) {
        return swaps.stream()
                .filter(swap -> swap.asked().equals(asked))
                .map(Swap::answered)
                .collect(Collectors.toUnmodifiableSet());
    }

    private BigDecimal sure() {
        return settled.add(unknown);
    }

    private static BigDecimal sum(Collection<Open> calls) {
        return calls.stream().map(Open::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    boolean stopped() {
        return refused > 0;
    }

    @Nullable
    Money limit() {
        return limit;
    }

    /** Returns the sums; null before anybody declared a limit. */
    @Nullable
    Spent spent(Predicate<Caller> alive) {
        return limit == null
                ? null
                : new Spent(
                        limit,
                        total(),
                        unknown.add(sum(open.values())),
                        lost(alive),
                        calls,
                        refused,
                        Set.copyOf(swaps));
    }
}
