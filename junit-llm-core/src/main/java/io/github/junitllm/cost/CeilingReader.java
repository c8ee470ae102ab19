package io.github.junitllm.cost;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.junitllm.call.Asked;
import io.github.junitllm.call.CallKind;
import io.github.junitllm.call.OpaqueProtocol;
import io.github.junitllm.call.RawRequest;
import io.github.junitllm.call.UsagePart;
import io.github.junitllm.call.UsagePart.Side;
import io.github.junitllm.call.WireProtocol;
import io.github.junitllm.json.MalformedJsonException;
import io.github.junitllm.json.StrictJson;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads off a request how much it can cost at most.
 *
 * <p>Input: a text has no more tokens than bytes, since the tokenizers in use fall back to single bytes, and what JSON writes
 * of it is no shorter. To the bytes of the whole body comes {@value #ADDED} for what providers add themselves: the template of
 * the conversation, and instructions for tools (Anthropic documents up to 735 tokens). What may take more tokens than it has
 * bytes, such as a picture or an address of a file, is bounded by the context window of the model, which the price has to name.
 *
 * <p>Output: the limit that the request sets, for each answer it asks for, else the most the price says the model gives.
 *
 * <p>Models that are known to answer in place of the one that was asked for count with their prices, the dearest of all. Of
 * others nobody can know beforehand.
 */
final class CeilingReader {

    private static final int ADDED = 1_000;
    private static final int MILLION = 6;
    private static final Set<Side> INPUTS = Set.of(Side.INPUT, Side.CACHED_INPUT, Side.CACHE_WRITE);

    /** How requests say that they want several answers. */
    private static final List<String> ANSWERS = List.of("n", "best_of", "candidateCount", "candidate_count");

    private final RawRequest request;
    private final ModelPrice price;
    private final BeyondText beyond;

    /** How they limit an answer, several at once included: which of them the provider goes by, nobody knows. */
    private static final List<String> LIMITS = List.of(
            "max_tokens",
            "max_completion_tokens",
            "max_output_tokens",
            "max_tokens_to_sample",
            "maxTokens",
            "maxCompletionTokens",
            "maxOutputTokens",
            "numPredict",
            "num_predict");

    private CeilingReader(RawRequest request, ModelPrice price, BeyondText beyond) {
        this.request = request;
        this.price = price;
        this.beyond = beyond;
    }

    static Ceiling of(RawRequest request, PriceTable prices, LocalDate day, Function<String, Set<String>> answering) {
        if (CallKind.of(request) == CallKind.LOOKUP) {
            return Ceiling.NOTHING;
        }
        WireProtocol protocol = WireProtocol.of(request);
        JsonNode body = body(request);
        if (protocol instanceof OpaqueProtocol || body == null) {
            return new Ceiling.Unknown(
                    protocol instanceof OpaqueProtocol
                            ? "such requests are not understood"
                            : "its body is not a JSON object that can be read");
        }
        String model = protocol.requestedModel(request);
        if (model == null) {
            return new Ceiling.Unknown("it names no model: name one in the request");
        }
        Optional<ModelPrice> price = prices.price(model, day);
        if (price.isEmpty()) {
            return new Ceiling.Unknown(prices.unpriced(List.of(model), day));
        }
        BeyondText beyond = BeyondText.in(body);
        Set<String> others = answering.apply(model);
        Ceiling dearest = new CeilingReader(request, price.get(), beyond).ceiling();
        for (String other : others) {
            Optional<ModelPrice> ofOther = prices.price(other, day);
            dearest = ofOther.isEmpty()
                    ? dearest
                    : dearest(dearest, new CeilingReader(request, ofOther.get(), beyond).ceiling());
        }
        return dearest instanceof Ceiling.Known known
                ? new Ceiling.Known(known.amount(), known.tokens(), model, others)
                : dearest;
    }

    private static Ceiling dearest(Ceiling one, Ceiling other) {
        return one instanceof Ceiling.Known first
                        && (!(other instanceof Ceiling.Known second)
                                || second.amount().compareTo(first.amount()) > 0)
                ? other
                : one;
    }

    private static @Nullable JsonNode body(RawRequest request) {
        try {
            JsonNode body = StrictJson.tree(request.body());
            return body.isObject() ? body : null;
        } catch (MalformedJsonException unreadable) {
            return null;
        }
    }

    private Ceiling ceiling() {
        if (beyond.priceless() != null) {
            return new Ceiling.Unknown(price.told() + " says nothing about " + beyond.priceless());
        }
        for (Rates rates : all()) {
            for (Map.Entry<UsagePart, String> part : beyond.parts().entrySet()) {
                if (!rates.parts().containsKey(part.getKey())) {
                    boolean input = part.getKey().side() == Side.INPUT;
                    return new Ceiling.Unknown(price.told() + " says nothing about " + part.getValue() + ": add '"
                            + part.getKey().kind() + "' to " + (input ? "inputOf" : "outputOf"));
                }
            }
            if (beyond.writesCache() && rates.cacheWrite() == null) {
                return missing("what input costs that is written to the cache", "cacheWrite");
            }
        }
        Long input = input();
        if (input == null) {
            return missing("how much " + beyond.larger() + " can take", "contextWindow");
        }
        boolean data = CallKind.of(request) == CallKind.EMBEDDING;
        Long output = data ? Long.valueOf(0) : output();
        if (output == null) {
            return new Ceiling.Unknown("neither the request nor " + price.told()
                    + " limits the output tokens: set a limit in the request, or add maxOutputTokens to the price");
        }
        if (output > 0 && all().stream().anyMatch(rates -> rates.output() == null)) {
            return missing("what output tokens cost", "output");
        }
        return known(input, output);
    }

    /** Returns the row's rates and those of all its tiers. */
    private List<Rates> all() {
        return Stream.concat(Stream.of(price.rates()), price.tiers().stream().map(Tier::rates))
                .toList();
    }

    private Ceiling missing(String about, String field) {
        return new Ceiling.Unknown(price.told() + " does not say " + about + ": add " + field);
    }

    private @Nullable Long input() {
        long bytes = request.body().length + (long) ADDED;
        Long window = price.contextWindow();
        if (beyond.larger() != null) {
            return window;
        }
        return window == null ? bytes : Math.min(bytes, window);
    }

    private @Nullable Long output() {
        Asked asked = Asked.of(request);
        Long declared = asked.maxOutputTokens() == null ? price.maxOutputTokens() : asked.maxOutputTokens();
        if (declared == null) {
            return null;
        }
        long limit = largest(asked.parameters(), LIMITS, declared);
        if (asked.parameters().get("additionalModelRequestFields") instanceof Map<?, ?> further) {
            limit = largest(further, LIMITS, limit);
        }
        long answers = largest(asked.parameters(), ANSWERS, 1);
        return BigDecimal.valueOf(limit)
                .multiply(BigDecimal.valueOf(answers))
                .min(BigDecimal.valueOf(Long.MAX_VALUE))
                .longValueExact();
    }

    private static long largest(Map<?, ?> parameters, List<String> names, long atLeast) {
        return names.stream()
                .map(parameters::get)
                .filter(Number.class::isInstance)
                .mapToLong(number -> ((Number) number).longValue())
                .reduce(atLeast, Math::max);
    }

    /** Any token may turn out to be the dearest there is, and the input as short or as long as any tier within reach wants it. */
    private Ceiling known(long input, long output) {
        BigDecimal sum = Stream.concat(
                        Stream.of(price.rates()),
                        price.tiers().stream()
                                .filter(tier -> tier.above() < input)
                                .map(Tier::rates))
                .map(rates -> dearestInput(rates)
                        .multiply(BigDecimal.valueOf(input))
                        .add(dearestOutput(rates).multiply(BigDecimal.valueOf(output))))
                .reduce(BigDecimal.ZERO, BigDecimal::max);
        return new Ceiling.Known(
                sum.movePointLeft(MILLION),
                String.format(Locale.ROOT, "%,d input and %,d output tokens of '%s'", input, output, price.model()),
                price.model(),
                Set.of());
    }

    /** Of kinds of tokens that only other media have, the prices count where the request holds such, or what may hold them. */
    private BigDecimal dearestInput(Rates rates) {
        Stream<BigDecimal> own = Stream.of(rates.input(), rates.cachedInput(), rates.cacheWrite())
                .flatMap(Stream::ofNullable);
        return dearest(own, rates, beyond.larger() == null ? Set.of(Side.CACHE_WRITE) : INPUTS);
    }

    private BigDecimal dearestOutput(Rates rates) {
        boolean text = beyond.parts().keySet().stream().noneMatch(part -> part.side() == Side.OUTPUT);
        return dearest(Stream.ofNullable(rates.output()), rates, text ? Set.of() : Set.of(Side.OUTPUT));
    }

    private static BigDecimal dearest(Stream<BigDecimal> own, Rates rates, Set<Side> sides) {
        Stream<BigDecimal> apart = rates.parts().entrySet().stream()
                .filter(part -> sides.contains(part.getKey().side()))
                .map(Map.Entry::getValue);
        return Stream.concat(own, apart).reduce(BigDecimal.ZERO, BigDecimal::max);
    }
}
