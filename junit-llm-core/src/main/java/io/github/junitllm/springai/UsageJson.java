package io.github.junitllm.springai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.metadata.DefaultUsage;
import org.springframework.ai.chat.metadata.EmptyUsage;
import org.springframework.ai.chat.metadata.Usage;

/** Counts of tokens as they stand in fixtures. */
final class UsageJson {

    private UsageJson() {}

    /** Writes the counts, if the model counted. */
    static void put(ObjectNode node, @Nullable Usage usage) {
        if (usage != null && !(usage instanceof EmptyUsage)) {
            ObjectNode counts = node.putObject("usage");
            OptionsJson.put(counts, "inputTokens", usage.getPromptTokens());
            OptionsJson.put(counts, "outputTokens", usage.getCompletionTokens());
            OptionsJson.put(counts, "totalTokens", usage.getTotalTokens());
        }
    }

    /** Reads the counts of an answer. */
    static Usage usage(JsonNode node) {
        JsonNode counts = node.path("usage");
        return counts.isObject()
                ? new DefaultUsage(
                        counts.path("inputTokens").intValue(),
                        counts.path("outputTokens").intValue(),
                        counts.path("totalTokens").intValue())
                : new EmptyUsage();
    }
}
