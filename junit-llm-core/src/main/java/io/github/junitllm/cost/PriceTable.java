package io.github.junitllm.cost;

import io.github.junitllm.call.CallKind;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.Usage;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What models cost, as a file of the user's says. We ship none: prices change without notice, and who pays knows his own.
 *
 * <p>The file is JSON or, with {@code com.fasterxml.jackson.dataformat:jackson-dataformat-yaml} on the class path, YAML:
 *
 * <pre>{@code
 * {"currency": "USD", "source": "the provider's page, read on 2026-11-02", "models": [
 *   {"model": "gpt-4o-mini*", "from": "2026-01-01", "input": 0.15, "cachedInput": 0.075, "output": 0.60,
 *    "contextWindow": 128000, "maxOutputTokens": 16384},
 *   {"model": "gemini-2.5-pro", "input": 1.25, "output": 10, "inputOf": {"audio": 1.50},
 *    "tiers": [{"above": 200000, "input": 2.50, "output": 15, "inputOf": {"audio": 3}}]}
 * ]}
 * }</pre>
 *
 * The fields of a row are those of {@link ModelPrice} and {@link Rates}; prices are per million tokens. What the provider
 * counts apart has its price by its name in {@code inputOf}, {@code outputOf}, {@code cachedInputOf} and {@code cacheWriteOf},
 * in place of that of other tokens, and in {@code besides}, in addition. A count that has no price is an error that names it,
 * even where it may cost no more than others: nobody else knows. A tier holds for all tokens of calls with more input tokens
 * than {@code above}, and has all prices that such calls need. Of several rows that fit a model, the one with its very name
 * holds, else the one with the longest beginning of it. Where a provider asks more for a call for a reason that its usage does
 * not tell (a faster tier of service), put in the price that you pay. Immutable and thread-safe.
 *
 * @param location where it is from, for messages
 * @param currency the code of the currency of every price, such as {@code USD}
 * @param models the rows
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record PriceTable(String location, String currency, List<ModelPrice> models) {

    private static final List<String> RESOURCES = List.of("llm-prices.json", "llm-prices.yaml", "llm-prices.yml");

    /**
     * Makes a table.
     *
     * @throws PriceTableException if two rows give prices of the same models for the same day
     */
    public PriceTable {
        models = List.copyOf(models);
        for (int i = 0; i < models.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (models.get(i).overlaps(models.get(j))) {
                    throw new PriceTableException(
                            location + ": there are two prices of '"
                                    + models.get(i).model() + "' for the same days: give each a 'from' and an 'until'",
                            null);
                }
            }
        }
    }

    /**
     * Reads a file.
     *
     * @param file a name that ends in {@code .yaml} or {@code .yml} means YAML, any other JSON
     * @throws PriceTableException if it cannot be read or used
     */
    public static PriceTable read(Path file) {
        try {
            return parse(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new PriceTableException(file + " cannot be read as a table of prices (" + e + ")", e);
        }
    }

    /**
     * Reads a resource.
     *
     * @throws PriceTableException if it cannot be read or used
     */
    public static Optional<PriceTable> resource(ClassLoader classes, String name) {
        try (var in = classes.getResourceAsStream(name)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), name));
        } catch (IOException e) {
            throw new PriceTableException(name + " cannot be read as a table of prices (" + e + ")", e);
        }
    }

    /**
     * Returns the table of a run that needs one.
     *
     * @param file the file that was named; null to take {@code llm-prices.json}, {@code .yaml} or {@code .yml} from the class
     *     path
     * @throws PriceTableException if there is none, or it cannot be used
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static PriceTable find(@Nullable Path file, ClassLoader classes) {
        return lookFor(file, classes)
                .orElseThrow(() -> new PriceTableException(
                        "nobody says what the models cost: put a table of prices at src/test/resources/"
                                + RESOURCES.get(0) + ", or name one with junit.llm.prices",
                        null));
    }

    /**
     * Returns the table of a run, as {@link #find} does; empty if there is none.
     *
     * @throws PriceTableException if it cannot be used
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static Optional<PriceTable> lookFor(@Nullable Path file, ClassLoader classes) {
        return file != null
                ? Optional.of(read(file))
                : RESOURCES.stream()
                        .flatMap(name -> resource(classes, name).stream())
                        .findFirst();
    }

    private static PriceTable parse(String text, String location) {
        boolean yaml = location.endsWith(".yaml") || location.endsWith(".yml");
        return PriceFile.read(text, location, yaml);
    }

    /** Returns the row that holds for a model on a day. */
    public Optional<ModelPrice> price(String model, LocalDate day) {
        return of(model)
                .filter(row -> row.holdsOn(day))
                .max(Comparator.comparing((ModelPrice row) -> row.model().equals(model))
                        .thenComparingInt(row -> row.model().length()));
    }

    /** Returns whether the model that answered has another price than the one that was asked for; without one it has none. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public boolean differ(String asked, String answered, LocalDate day) {
        Optional<ModelPrice> other = price(answered, day);
        return other.isPresent() && !other.equals(price(asked, day));
    }

    private Stream<ModelPrice> of(String model) {
        return models.stream().filter(row -> row.isOf(model));
    }

    /**
     * Returns what a call costs: by the model that answered or, where that has no price, the one that was asked for. A call
     * that the provider refused costs nothing, and neither does one that only looks something up, such as a list of models.
     *
     * @param day when it is paid, which is today also for a replayed call: the question is what it would cost
     */
    public Cost cost(LlmCall call, LocalDate day, Tariff tariff) {
        Usage usage = call.usage();
        if (usage == null) {
            boolean refused = call.status() == 0 || call.status() >= 400;
            return refused || CallKind.of(call) == CallKind.LOOKUP
                    ? new Cost.Known(BigDecimal.ZERO)
                    : new Cost.Unknown(unmetered(call));
        }
        return cost(call.answeredModel(), call.requestedModel(), usage, day, tariff);
    }

    /**
     * Returns what tokens cost, as {@link #cost(LlmCall, LocalDate, Tariff)} does.
     *
     * @param answered the model that answered; null if that is not known
     * @param requested the model that was asked for; null if that is not known
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public Cost cost(@Nullable String answered, @Nullable String requested, Usage usage, LocalDate day, Tariff tariff) {
        List<String> names = Stream.of(answered, requested)
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList();
        for (String name : names) {
            Optional<ModelPrice> price = price(name, day);
            if (price.isPresent()) {
                return price.get().cost(usage, tariff);
            }
        }
        return new Cost.Unknown(unpriced(names, day));
    }

    private static String unmetered(LlmCall call) {
        return "the provider did not say how many tokens " + call.method() + " " + call.path() + " took"
                + (call.streamed() ? " (for OpenAI, clients have to ask for stream_options.include_usage)" : "");
    }

    String unpriced(List<String> names, LocalDate day) {
        if (names.isEmpty()) {
            return "neither request nor answer names a model";
        }
        boolean expired = names.stream().anyMatch(name -> of(name).findAny().isPresent());
        return location + " has no price of '" + String.join("' or '", names) + "'"
                + (expired ? " that holds on " + day : "") + ": add one";
    }
}
