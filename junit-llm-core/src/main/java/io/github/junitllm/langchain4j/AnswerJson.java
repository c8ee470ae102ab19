package io.github.junitllm.langchain4j;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import io.github.junitllm.json.JsonTrees;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers of chat models as they stand in fixtures. */
final class AnswerJson {

    private AnswerJson() {}

    /** Writes an answer down. */
    static ObjectNode of(ChatResponse response) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        RequestJson.put(node, "id", response.id());
        RequestJson.put(node, "model", response.modelName());
        MessageJson.into(node, response.aiMessage());
        RequestJson.put(node, "finishReason", response.finishReason());
        putUsage(node, response.tokenUsage());
        return node;
    }

    /** Reads an answer. */
    static ChatResponse response(JsonNode node) {
        List<ToolExecutionRequest> calls = new ArrayList<>();
        node.path("toolCalls").forEach(call -> calls.add(toolCall(call)));
        AiMessage.Builder said = AiMessage.builder()
                .text(text(node, "text"))
                .thinking(text(node, "thinking"))
                .toolExecutionRequests(calls)
                .attributes(JsonTrees.values(node.path("attributes")));
        return ChatResponse.builder()
                .aiMessage(said.build())
                .id(text(node, "id"))
                .modelName(text(node, "model"))
                .finishReason(finishReason(node))
                .tokenUsage(usage(node))
                .build();
    }

    static ToolExecutionRequest toolCall(JsonNode node) {
        return ToolExecutionRequest.builder()
                .id(text(node, "id"))
                .name(text(node, "name"))
                .arguments(text(node, "arguments"))
                .build();
    }

    static void putUsage(ObjectNode node, @Nullable TokenUsage usage) {
        if (usage != null) {
            ObjectNode counts = node.putObject("usage");
            RequestJson.put(counts, "inputTokens", usage.inputTokenCount());
            RequestJson.put(counts, "outputTokens", usage.outputTokenCount());
            RequestJson.put(counts, "totalTokens", usage.totalTokenCount());
        }
    }

    static @Nullable TokenUsage usage(JsonNode node) {
        JsonNode counts = node.path("usage");
        return counts.isObject()
                ? new TokenUsage(
                        count(counts, "inputTokens"), count(counts, "outputTokens"), count(counts, "totalTokens"))
                : null;
    }

    static @Nullable FinishReason finishReason(JsonNode node) {
        String reason = text(node, "finishReason");
        return reason == null ? null : FinishReason.valueOf(reason);
    }

    private static @Nullable Integer count(JsonNode counts, String name) {
        return counts.has(name) ? counts.path(name).intValue() : null;
    }

    static @Nullable String text(JsonNode node, String name) {
        return node.path(name).textValue();
    }
}
