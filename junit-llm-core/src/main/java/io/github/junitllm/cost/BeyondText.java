package io.github.junitllm.cost;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.junitllm.call.UsagePart;
import io.github.junitllm.call.UsagePart.Side;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a request holds beside text.
 *
 * @param priceless what is paid for otherwise than by tokens, such as a tool of the provider's; null if there is nothing of
 *     the kind
 * @param larger what is paid for by tokens, of which it may take more than it has bytes: pictures, sound, documents,
 *     addresses, and what the provider keeps; null if there is nothing of the kind
 * @param writesCache whether it asks the provider to keep parts of the input in its cache
 * @param parts tokens that need a price of their own, such as those of sound, and what in the request says so
 */
record BeyondText(
        @Nullable String priceless, @Nullable String larger, boolean writesCache, Map<UsagePart, String> parts) {

    /** Where requests have what is said; beside it stand schemas of tools and answers, which have types of their own. */
    private static final List<String> SAID = List.of(
            "messages",
            "input",
            "inputs",
            "contents",
            "content",
            "requests",
            "system",
            "systemInstruction",
            "system_instruction",
            "instructions",
            "documents",
            "generateContentRequest");

    /** What parts of a conversation are that consist of text; whatever else they call themselves is none. */
    private static final Set<String> TEXTS = Set.of(
            "text",
            "input_text",
            "output_text",
            "refusal",
            "message",
            "function",
            "function_call",
            "function_call_output",
            "custom",
            "custom_tool_call",
            "custom_tool_call_output",
            "tool_use",
            "tool_result",
            "thinking");

    private static final Set<String> CACHE_WRITES = Set.of("cache_control", "cachePoint");

    /** What the arguments and results of tools stand under: any JSON, which means nothing here. */
    private static final Set<String> ANY_JSON =
            Set.of("arguments", "args", "json", "response", "metadata", "attributes");

    /** Parts of protocols whose parts have no type, and fields that say where something lies. */
    private static final List<String> LARGER_FIELDS =
            List.of("image", "inlinedata", "inline_data", "file", "document", "media", "base64", "url", "s3location");

    /** What providers keep and add to the input by its name. */
    private static final List<String> KEPT = List.of(
            "previous_response_id",
            "conversation",
            "cachedContent",
            "cached_content",
            "container",
            "promptVariables",
            "images");

    /** What has its own price, or makes another model answer. */
    private static final List<String> OWN_PRICE = List.of(
            "web_search_options",
            "mcp_servers",
            "prediction",
            "search_parameters",
            "plugins",
            "data_sources",
            "models");

    /** Media whose tokens cost more than those of text, wherever they have tokens. */
    private static final List<String> DEARER = List.of("audio", "video");

    private static final Set<String> OWN_TOOLS = Set.of("function", "custom");
    private static final List<String> DEFINITIONS = List.of(
            "name", "function", "custom", "functionDeclarations", "function_declarations", "toolSpec", "cachePoint");

    static BeyondText in(JsonNode body) {
        BeyondText top = atTop(body);
        Scan scan = new Scan();
        scan.parts.putAll(top.parts);
        for (String field : SAID) {
            scan.waiting.add(body.path(field));
        }
        scan.run();
        return new BeyondText(
                top.priceless,
                top.larger == null ? scan.larger : top.larger,
                top.writesCache || scan.writesCache,
                scan.parts);
    }

    private static BeyondText atTop(JsonNode body) {
        Map<UsagePart, String> parts = new TreeMap<>();
        if (body.hasNonNull("audio")) {
            parts.put(new UsagePart(Side.OUTPUT, "audio"), quoted("audio"));
        }
        String priceless = OWN_PRICE.stream()
                .filter(body::hasNonNull)
                .findFirst()
                .map(BeyondText::quoted)
                .orElse(null);
        boolean writesCache = CACHE_WRITES.stream().anyMatch(body::hasNonNull);
        for (JsonNode tools :
                List.of(body.path("tools"), body.path("toolConfig").path("tools"))) {
            for (JsonNode tool : tools) {
                writesCache |= CACHE_WRITES.stream().anyMatch(tool::hasNonNull);
                priceless =
                        priceless == null && !isOwn(tool) ? "a tool that is the provider's: " + told(tool) : priceless;
            }
        }
        for (JsonNode holder : List.of(body, body.path("generationConfig"), body.path("generation_config"))) {
            for (String field : List.of("modalities", "responseModalities", "response_modalities")) {
                for (JsonNode modality : holder.path(field)) {
                    String kind = modality.asText().toLowerCase(Locale.ROOT);
                    if (!kind.equals(UsagePart.TEXT)) {
                        parts.put(new UsagePart(Side.OUTPUT, kind), "answers in " + quoted(modality.asText()));
                    }
                }
            }
        }
        String larger = KEPT.stream()
                .filter(body::hasNonNull)
                .findFirst()
                .map(BeyondText::quoted)
                .orElse(body.path("prompt").isObject() ? quoted("prompt") : null);
        return new BeyondText(priceless, larger, writesCache, parts);
    }

    private static boolean isOwn(JsonNode tool) {
        JsonNode type = tool.path("type");
        boolean ownType = !type.isTextual() || OWN_TOOLS.contains(type.textValue());
        return ownType && DEFINITIONS.stream().anyMatch(tool::has);
    }

    private static String told(JsonNode tool) {
        JsonNode type = tool.path("type");
        return quoted(
                type.isTextual()
                        ? type.textValue()
                        : tool.properties().stream()
                                .map(Map.Entry::getKey)
                                .findFirst()
                                .orElse(""));
    }

    private static String quoted(String name) {
        return "'" + (name.length() > 80 ? name.substring(0, 80) : name) + "'";
    }

    /** Goes through what is said, without recursion: it may be deep. */
    private static final class Scan {

        private final Deque<JsonNode> waiting = new ArrayDeque<>();
        private final Map<UsagePart, String> parts = new TreeMap<>();
        private @Nullable String larger;
        private boolean writesCache;

        void run() {
            while (!waiting.isEmpty()) {
                JsonNode node = waiting.remove();
                if (node.isArray()) {
                    node.forEach(waiting::add);
                } else if (node.isObject()) {
                    type(node.path("type"));
                    boolean called = node.path("type").asText().endsWith("tool_use") || node.has("toolUseId");
                    for (Map.Entry<String, JsonNode> field : node.properties()) {
                        if (!ANY_JSON.contains(field.getKey())
                                && !(called && field.getKey().equals("input"))) {
                            field(field.getKey(), field.getValue());
                        }
                    }
                }
            }
        }

        private void type(JsonNode type) {
            if (type.isTextual() && !TEXTS.contains(type.textValue())) {
                found(type.textValue(), true);
            }
        }

        private void field(String name, JsonNode value) {
            if (value.isNull()) {
                return;
            }
            if (CACHE_WRITES.contains(name)) {
                writesCache = true;
                return;
            }
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith("mime") || lower.equals("media_type")) {
                found(value.asText(), false);
            }
            found(name, LARGER_FIELDS.stream().anyMatch(lower::startsWith));
            waiting.add(value);
        }

        private void found(String name, boolean isLarger) {
            String lower = name.toLowerCase(Locale.ROOT);
            boolean dearer = false;
            for (String medium : DEARER) {
                if (lower.contains(medium)) {
                    parts.putIfAbsent(new UsagePart(Side.INPUT, medium), quoted(name));
                    dearer = true;
                }
            }
            if (larger == null && (isLarger || dearer)) {
                larger = quoted(name);
            }
        }
    }
}
