package io.github.junitllm.springai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.junitllm.json.MalformedJsonException;
import io.github.junitllm.json.StrictJson;
import java.util.List;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.ToolResponseMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.model.tool.ToolCallingChatOptions;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.definition.ToolDefinition;

/** Prompts as they stand in fixtures. */
final class PromptJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private PromptJson() {}

    /**
     * Writes a prompt down.
     *
     * @throws IllegalArgumentException if it holds something whose meaning is not known here
     */
    static ObjectNode of(Prompt prompt, boolean stream) {
        ObjectNode node = NODES.objectNode();
        if (stream) {
            node.put("stream", true);
        }
        ArrayNode messages = node.putArray("messages");
        prompt.getInstructions().forEach(message -> messages.add(of(message)));
        if (prompt.getOptions() instanceof ToolCallingChatOptions options) {
            List<ToolCallback> callbacks = options.getToolCallbacks();
            if (callbacks != null && !callbacks.isEmpty()) {
                ArrayNode tools = node.putArray("tools");
                callbacks.forEach(callback -> tools.add(of(callback.getToolDefinition())));
            }
        }
        node.setAll(OptionsJson.of(prompt.getOptions()));
        return node;
    }

    private static ObjectNode of(ToolDefinition tool) {
        ObjectNode node = NODES.objectNode();
        OptionsJson.put(node, "name", tool.name());
        OptionsJson.put(node, "description", tool.description());
        node.set("inputSchema", schema(tool.inputSchema()));
        return node;
    }

    private static JsonNode schema(String text) {
        try {
            return StrictJson.tree(text);
        } catch (MalformedJsonException anyText) {
            return NODES.textNode(text);
        }
    }

    private static ObjectNode of(Message message) {
        ObjectNode node = NODES.objectNode();
        Class<?> type = message.getClass();
        node.put("role", message.getMessageType().getValue());
        if (type == SystemMessage.class) {
            OptionsJson.put(node, "text", message.getText());
        } else if (type == UserMessage.class) {
            OptionsJson.put(node, "text", message.getText());
            MediaJson.into(node, ((UserMessage) message).getMedia());
        } else if (type == AssistantMessage.class) {
            ResponseJson.into(node, (AssistantMessage) message);
            return node;
        } else if (type == ToolResponseMessage.class) {
            ArrayNode responses = node.putArray("responses");
            ((ToolResponseMessage) message).getResponses().forEach(response -> responses
                    .addObject()
                    .put("id", response.id())
                    .put("name", response.name())
                    .put("text", response.responseData()));
        } else {
            throw new IllegalArgumentException("messages of a " + type.getName() + " are not known here");
        }
        OptionsJson.put(node, "metadata", ResponseJson.properties(message));
        return node;
    }
}
