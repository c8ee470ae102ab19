package io.github.junitllm.telemetry;

import io.github.junitllm.call.Asked;
import io.github.junitllm.call.LlmCall;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks of the model besides its words, by the names of the semantic conventions without their
 * {@code gen_ai.request.}: whatever the protocol calls it, in camel case or with underscores.
 */
final class RequestFacts {

    private static final String MAX_TOKENS = "max_tokens";
    private static final String CHOICES = "choice.count";

    /** What sort of value the conventions want. */
    private enum Sort {
        REAL {
            @Override
            @Nullable
            Object of(Object value) {
                double number = value instanceof Number given ? given.doubleValue() : Double.NaN;
                return Double.isFinite(number) ? number : null;
            }
        },
        WHOLE {
            @Override
            @Nullable
            Object of(Object value) {
                return value instanceof Integer || value instanceof Long ? ((Number) value).longValue() : null;
            }
        },
        TEXTS {
            @Override
            @Nullable
            Object of(Object value) {
                List<String> texts = (value instanceof Collection<?> several ? several.stream() : Stream.of(value))
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList();
                return texts.isEmpty() ? null : texts;
            }
        };

        /** Returns the value; null if it is none of this sort. */
        abstract @Nullable Object of(Object value);
    }

    private record Fact(String name, Sort sort) {}

    private static final Map<String, Fact> FACTS = Map.ofEntries(
            Map.entry("temperature", new Fact("temperature", Sort.REAL)),
            Map.entry("topp", new Fact("top_p", Sort.REAL)),
            Map.entry("topk", new Fact("top_k", Sort.REAL)),
            Map.entry("frequencypenalty", new Fact("frequency_penalty", Sort.REAL)),
            Map.entry("presencepenalty", new Fact("presence_penalty", Sort.REAL)),
            Map.entry("seed", new Fact("seed", Sort.WHOLE)),
            Map.entry("n", new Fact(CHOICES, Sort.WHOLE)),
            Map.entry("candidatecount", new Fact(CHOICES, Sort.WHOLE)),
            Map.entry("stop", new Fact("stop_sequences", Sort.TEXTS)),
            Map.entry("stopsequences", new Fact("stop_sequences", Sort.TEXTS)),
            Map.entry("encodingformat", new Fact("encoding_formats", Sort.TEXTS)));

    private RequestFacts() {}

    /** Returns the facts; each value a {@code Double}, a {@code Long} or a list of {@code String}. */
    static Map<String, Object> of(LlmCall call) {
        Asked asked = Asked.of(call);
        Map<String, Object> facts = new LinkedHashMap<>();
        asked.parameters().forEach((name, value) -> {
            Fact fact = FACTS.get(name.replace("_", "").toLowerCase(Locale.ROOT));
            Object known = fact == null || value == null ? null : fact.sort.of(value);
            // The conventions leave out the one choice that is the default.
            if (fact != null && known != null && !(fact.name.equals(CHOICES) && Objects.equals(known, 1L))) {
                facts.put(fact.name, known);
            }
        });
        if (asked.maxOutputTokens() != null) {
            facts.put(MAX_TOKENS, asked.maxOutputTokens());
        }
        return facts;
    }
}
