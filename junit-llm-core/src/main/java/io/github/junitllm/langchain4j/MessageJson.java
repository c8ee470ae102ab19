package io.github.junitllm.langchain4j;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.CustomMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;

/** Messages as they stand in fixtures. */
final class MessageJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private MessageJson() {}

    /** Writes a message down; a subclass may hold what nobody knows here, so it is as unknown as any other class. */
    static ObjectNode of(ChatMessage message) {
        ObjectNode node = NODES.objectNode();
        Class<?> type = message.getClass();
        if (type == SystemMessage.class) {
            node.put("role", "system").put("text", ((SystemMessage) message).text());
        } else if (type == UserMessage.class) {
            UserMessage user = (UserMessage) message;
            node.put("role", "user");
            RequestJson.put(node, "name", user.name());
            ContentJson.into(node, user.contents());
        } else if (type == AiMessage.class) {
            node.put("role", "assistant");
            into(node, (AiMessage) message);
        } else if (type == ToolExecutionResultMessage.class) {
            ToolExecutionResultMessage result = (ToolExecutionResultMessage) message;
            node.put("role", "tool");
            RequestJson.put(node, "id", result.id());
            RequestJson.put(node, "name", result.toolName());
            ContentJson.into(node, result.contents());
            RequestJson.put(node, "error", result.isError());
        } else if (type == CustomMessage.class) {
            node.put("role", "custom");
            RequestJson.put(node, "attributes", ((CustomMessage) message).attributes());
        } else {
            throw new IllegalArgumentException("messages of a " + type.getName() + " are not known here");
        }
        return node;
    }

    /** Writes what a model said. */
    static void into(ObjectNode node, AiMessage said) {
        RequestJson.put(node, "text", said.text());
        RequestJson.put(node, "thinking", said.thinking());
        if (said.hasToolExecutionRequests()) {
            ArrayNode calls = node.putArray("toolCalls");
            said.toolExecutionRequests().forEach(call -> calls.add(of(call)));
        }
        if (!said.attributes().isEmpty()) {
            RequestJson.put(node, "attributes", said.attributes());
        }
    }

    static ObjectNode of(ToolExecutionRequest call) {
        ObjectNode node = NODES.objectNode();
        RequestJson.put(node, "id", call.id());
        RequestJson.put(node, "name", call.name());
        RequestJson.put(node, "arguments", call.arguments());
        return node;
    }
}
