package io.github.junitllm.springai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.junitllm.json.JsonTrees;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.messages.AbstractMessage;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.metadata.ChatGenerationMetadata;
import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;

/** Answers of chat models, whole or one of a stream, as they stand in fixtures. */
final class ResponseJson {

    private ResponseJson() {}

    /**
     * Writes an answer down.
     *
     * @throws IllegalArgumentException if JSON cannot express its metadata
     */
    static ObjectNode of(ChatResponse response) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ChatResponseMetadata metadata = response.getMetadata();
        if (metadata != null) {
            putText(node, "id", metadata.getId());
            putText(node, "model", metadata.getModel());
        }
        ArrayNode generations = node.putArray("generations");
        response.getResults().forEach(generation -> write(generation, generations.addObject()));
        if (metadata != null) {
            UsageJson.put(node, metadata.getUsage());
            OptionsJson.put(node, "metadata", map(metadata.entrySet()));
        }
        return node;
    }

    /** Providers leave out the message and what is said about it, whatever Spring AI's types promise. */
    private static void write(Generation generation, ObjectNode node) {
        AssistantMessage said = generation.getOutput();
        if (said != null) {
            into(node, said);
        }
        ChatGenerationMetadata metadata = generation.getMetadata();
        if (metadata != null) {
            OptionsJson.put(node, "finishReason", metadata.getFinishReason());
            OptionsJson.put(node, "contentFilters", metadata.getContentFilters());
            OptionsJson.put(node, "generationMetadata", map(metadata.entrySet()));
        }
    }

    /** Writes what a model said. */
    static void into(ObjectNode node, AssistantMessage said) {
        OptionsJson.put(node, "text", said.getText());
        if (said.hasToolCalls()) {
            ArrayNode calls = node.putArray("toolCalls");
            said.getToolCalls().forEach(call -> calls.addObject()
                    .put("id", call.id())
                    .put("type", call.type())
                    .put("name", call.name())
                    .put("arguments", call.arguments()));
        }
        MediaJson.into(node, said.getMedia());
        OptionsJson.put(node, "metadata", properties(said));
    }

    /** Returns a message's metadata in the order of the names, without what its class says already. */
    static Map<String, Object> properties(Message message) {
        Map<String, Object> properties = new TreeMap<>(message.getMetadata());
        properties.remove(AbstractMessage.MESSAGE_TYPE);
        return properties;
    }

    private static Map<String, Object> map(Iterable<Map.Entry<String, Object>> entries) {
        Map<String, Object> map = new TreeMap<>();
        entries.forEach(entry -> map.put(entry.getKey(), entry.getValue()));
        return map;
    }

    private static void putText(ObjectNode node, String name, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            node.put(name, text);
        }
    }

    /** Reads an answer. */
    static ChatResponse response(JsonNode node) {
        List<Generation> generations = new ArrayList<>();
        node.path("generations").forEach(generation -> generations.add(generation(generation)));
        ChatResponseMetadata.Builder metadata = ChatResponseMetadata.builder()
                .id(node.path("id").asText())
                .model(node.path("model").asText())
                .usage(UsageJson.usage(node))
                .metadata(JsonTrees.values(node.path("metadata")));
        return new ChatResponse(generations, metadata.build());
    }

    private static Generation generation(JsonNode node) {
        List<AssistantMessage.ToolCall> calls = new ArrayList<>();
        node.path("toolCalls")
                .forEach(call -> calls.add(new AssistantMessage.ToolCall(
                        call.path("id").textValue(),
                        call.path("type").textValue(),
                        call.path("name").textValue(),
                        call.path("arguments").textValue())));
        AssistantMessage said = AssistantMessage.builder()
                .content(node.path("text").textValue())
                .properties(new HashMap<>(JsonTrees.values(node.path("metadata"))))
                .toolCalls(calls)
                .media(MediaJson.of(node.path("media")))
                .build();
        ChatGenerationMetadata.Builder metadata = ChatGenerationMetadata.builder()
                .finishReason(node.path("finishReason").textValue())
                .metadata(JsonTrees.values(node.path("generationMetadata")));
        node.path("contentFilters").forEach(filter -> metadata.contentFilter(filter.asText()));
        return new Generation(said, metadata.build());
    }
}
