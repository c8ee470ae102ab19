package io.github.junitllm.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.junitllm.call.UsagePart.Side;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds what a usage counts beside the sums that every provider gives. A number that nobody knows is found too, by its name: it
 * may be paid for.
 */
final class UsageParts {

    private static final String TOKENS = "_tokens";

    /** Numbers with these in their names are no counts. */
    private static final List<String> NO_COUNTS = List.of("time", "duration", "latency", "cost");

    /** What stands in details and costs what all of the input or output costs, or is counted already. */
    private static final Set<String> PLAIN = Set.of(
            UsagePart.TEXT,
            "cached",
            "cache_write",
            "cache_creation",
            "reasoning",
            "thinking",
            "accepted_prediction",
            "rejected_prediction");

    private final Map<UsagePart, Long> found = new TreeMap<>();

    /**
     * Reads a usage whose details are objects: those of OpenAI, of Anthropic, and of all that copy them.
     *
     * @param known names of the sums
     */
    static Map<UsagePart, Long> in(JsonNode usage, Set<String> known) {
        UsageParts parts = new UsageParts();
        for (Map.Entry<String, JsonNode> field : usage.properties()) {
            String name = field.getKey();
            if (!known.contains(name)) {
                parts.field(name, field.getValue());
            }
        }
        return parts.found;
    }

    private void field(String name, JsonNode value) {
        switch (name) {
            case "prompt_tokens_details", "input_tokens_details" -> kinds(Side.INPUT, name, value);
            case "completion_tokens_details", "output_tokens_details" -> kinds(Side.OUTPUT, name, value);
            case "cache_creation" -> lifetimes(value);
            default -> besides(name, value);
        }
    }

    private void kinds(Side side, String holder, JsonNode details) {
        for (Map.Entry<String, JsonNode> detail : details.properties()) {
            String name = detail.getKey();
            JsonNode value = detail.getValue();
            if (name.equals("cached_tokens_details")) {
                for (Map.Entry<String, JsonNode> cached : value.properties()) {
                    add(Side.CACHED_INPUT, kind(cached.getKey()), cached.getValue());
                }
            } else if (!name.endsWith(TOKENS)) {
                besides(holder + '.' + name, value);
            } else if (!PLAIN.contains(kind(name))) {
                add(side, kind(name), value);
            }
        }
    }

    private static String kind(String name) {
        return name.endsWith(TOKENS) ? name.substring(0, name.length() - TOKENS.length()) : name;
    }

    /** What Anthropic keeps for five minutes has the price of what is written to the cache. */
    private void lifetimes(JsonNode written) {
        for (Map.Entry<String, JsonNode> field : written.properties()) {
            String kind = field.getKey().replace("ephemeral_", "").replace("_input_tokens", "");
            if (!kind.equals("5m")) {
                add(Side.CACHE_WRITE, kind, field.getValue());
            }
        }
    }

    private void besides(String name, JsonNode value) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (NO_COUNTS.stream().anyMatch(lower::contains)) {
            return;
        }
        add(Side.BESIDES, name, value);
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            String inner = field.getKey().toLowerCase(Locale.ROOT);
            if (NO_COUNTS.stream().noneMatch(inner::contains)) {
                add(Side.BESIDES, name + '.' + field.getKey(), field.getValue());
            }
        }
    }

    /** Reads the usage of Gemini, whose details are lists by modality. */
    static Map<UsagePart, Long> ofGemini(JsonNode usage) {
        UsageParts parts = new UsageParts();
        parts.modalities(Side.INPUT, usage.path("promptTokensDetails"));
        parts.modalities(Side.INPUT, usage.path("toolUsePromptTokensDetails"));
        parts.modalities(Side.CACHED_INPUT, usage.path("cacheTokensDetails"));
        parts.modalities(Side.OUTPUT, usage.path("candidatesTokensDetails"));
        return parts.found;
    }

    private void modalities(Side side, JsonNode details) {
        for (JsonNode detail : details) {
            String kind = detail.path("modality").asText().toLowerCase(Locale.ROOT);
            if (side == Side.CACHED_INPUT || !kind.equals(UsagePart.TEXT)) {
                add(side, kind, detail.path("tokenCount"));
            }
        }
    }

    /** Reads what Bedrock tells of how long input is kept. */
    static Map<UsagePart, Long> ofBedrock(JsonNode usage, Set<String> known) {
        UsageParts parts = new UsageParts();
        for (JsonNode detail : usage.path("cacheDetails")) {
            String lifetime = detail.path("ttl").asText();
            if (!lifetime.equals("5m")) {
                parts.add(Side.CACHE_WRITE, lifetime, detail.path("inputTokens"));
            }
        }
        in(usage, known).forEach((part, count) -> parts.found.merge(part, count, Long::sum));
        return parts.found;
    }

    private void add(Side side, String kind, JsonNode count) {
        if (count.isIntegralNumber() && count.canConvertToLong() && count.longValue() > 0) {
            found.merge(new UsagePart(side, kind), count.longValue(), Long::sum);
        }
    }
}
