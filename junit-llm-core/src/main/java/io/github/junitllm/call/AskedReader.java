package io.github.junitllm.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.junitllm.json.JsonTrees;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what a request asks from its document. */
final class AskedReader {

    private static final String USER = "user";

    private final List<PromptMessage> messages = new ArrayList<>();
    private final List<String> tools = new ArrayList<>();
    private final List<String> definitions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private @Nullable Long maxOutputTokens;

    /** Takes instructions that the protocol keeps apart from the messages, if there are any. */
    void system(JsonNode said) {
        if (!said.isMissingNode() && !said.isNull()) {
            messages.add(new PromptMessage(PromptMessage.SYSTEM, text(said)));
        }
    }

    /** Takes what is asked without a conversation: a text, or each of a list of them. */
    void inputs(JsonNode input) {
        if (input.isArray()) {
            input.forEach(this::inputs);
        } else if (input.isTextual() || input.isObject()) {
            message(USER, input);
        }
    }

    /** Takes a message. */
    void message(JsonNode role, JsonNode said) {
        message(role.isTextual() ? role.textValue() : USER, said);
    }

    /** Takes a message of a known role. */
    void message(String role, JsonNode said) {
        // OpenAI's newer name for the same.
        messages.add(new PromptMessage(role.equals("developer") ? PromptMessage.SYSTEM : role, text(said)));
    }

    /** Takes a tool that is offered, unless it has no name. */
    void tool(JsonNode name, JsonNode definition) {
        if (name.isTextual()) {
            tools.add(name.textValue());
            definitions.add(definition.toString());
        }
    }

    /** Takes all members of an object as parameters, except some. */
    void parameters(JsonNode object, Set<String> except) {
        JsonTrees.values(object).forEach((name, value) -> {
            if (!except.contains(name)) {
                parameters.put(name, value);
            }
        });
    }

    /** Takes the most tokens the answer may have; the first limit there is counts. Zero and less stand for none. */
    void maxOutputTokens(JsonNode limit) {
        if (maxOutputTokens == null && limit.isIntegralNumber() && limit.canConvertToLong() && limit.longValue() > 0) {
            maxOutputTokens = limit.longValue();
        }
    }

    /**
     * Returns the words of what is said: a text, a list of parts, or an object that has text, or holds what has. Parts that
     * are no words, such as pictures, say nothing.
     */
    private static String text(JsonNode said) {
        List<String> words = new ArrayList<>();
        words(said, words);
        return String.join("\n", words);
    }

    private static void words(JsonNode said, List<String> words) {
        if (said.isTextual()) {
            words.add(said.textValue());
        } else if (said.isArray()) {
            said.forEach(part -> words(part, words));
        } else if (said.path("text").isTextual()) {
            words.add(said.path("text").textValue());
        } else if (said.isObject()) {
            words(said.path("content"), words);
            words(said.path("contents"), words);
            words(said.path("parts"), words);
            words(said.path("toolResult"), words);
            words(said.path("responses"), words);
            json(said.path("json"), words);
            json(said.path("functionResponse").path("response"), words);
        }
    }

    /** Adds what a tool returned as JSON. */
    private static void json(JsonNode result, List<String> words) {
        if (result.isContainerNode()) {
            words.add(result.toString());
        }
    }

    Asked asked() {
        return new Asked(
                List.copyOf(messages),
                List.copyOf(tools),
                List.copyOf(definitions),
                Collections.unmodifiableMap(parameters),
                maxOutputTokens);
    }
}
