package io.github.junitllm.langchain4j;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import io.github.junitllm.json.JsonTrees;
import io.github.junitllm.json.StrictJson;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Requests to chat models as they stand in fixtures. */
final class RequestJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private RequestJson() {}

    /**
     * Writes a request down.
     *
     * @throws IllegalArgumentException if it holds something whose meaning is not known here
     */
    static ObjectNode of(ChatRequest request, boolean stream) {
        ChatRequestParameters parameters = request.parameters();
        if (parameters.getClass() != DefaultChatRequestParameters.class) {
            throw new IllegalArgumentException(
                    "parameters of a " + parameters.getClass().getName()
                            + " cannot be told apart; use those of ChatRequestParameters.builder()");
        }
        ObjectNode node = NODES.objectNode();
        if (stream) {
            node.put("stream", true);
        }
        put(node, "model", parameters.modelName());
        ArrayNode messages = node.putArray("messages");
        request.messages().forEach(message -> messages.add(MessageJson.of(message)));
        if (!parameters.toolSpecifications().isEmpty()) {
            ArrayNode tools = node.putArray("tools");
            parameters.toolSpecifications().forEach(tool -> tools.add(StrictJson.tree(tool.toJson())));
        }
        put(node, "toolChoice", parameters.toolChoice());
        ResponseFormat format = parameters.responseFormat();
        if (format != null) {
            node.set("responseFormat", format(format));
        }
        put(node, "temperature", parameters.temperature());
        put(node, "topP", parameters.topP());
        put(node, "topK", parameters.topK());
        put(node, "frequencyPenalty", parameters.frequencyPenalty());
        put(node, "presencePenalty", parameters.presencePenalty());
        put(node, "maxOutputTokens", parameters.maxOutputTokens());
        if (!parameters.stopSequences().isEmpty()) {
            put(node, "stopSequences", parameters.stopSequences());
        }
        return node;
    }

    /** Writes down of a model's own parameters what its requests need not say and what decides what they cost. */
    static ObjectNode defaults(@Nullable ChatRequestParameters parameters) {
        ObjectNode node = NODES.objectNode();
        if (parameters != null) {
            put(node, "model", parameters.modelName());
            put(node, "maxOutputTokens", parameters.maxOutputTokens());
        }
        return node;
    }

    private static ObjectNode format(ResponseFormat format) {
        ObjectNode node = NODES.objectNode();
        node.put("type", format.type().name().toLowerCase(Locale.ROOT));
        JsonSchema schema = format.jsonSchema();
        if (schema != null) {
            put(node, "name", schema.name());
            node.set("schema", schema(schema.rootElement()));
        }
        return node;
    }

    /** Only tools know how to write their schemas, so the schema goes as a tool's. */
    private static JsonNode schema(JsonSchemaElement element) {
        String tool = ToolSpecification.builder()
                .name("answer")
                .parameters(JsonObjectSchema.builder()
                        .addProperty("answer", element)
                        .build())
                .build()
                .toJson();
        return StrictJson.tree(tool).path("parameters").path("properties").path("answer");
    }

    /** Puts a value where there is one. */
    static void put(ObjectNode node, String name, @Nullable Object value) {
        if (value != null) {
            node.set(name, JsonTrees.of(value));
        }
    }
}
