package io.github.junitllm.langchain4j;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialToolCall;

/** What the handler of a stream is told, one thing at a time. */
sealed interface StreamEvent {

    record Text(String part) implements StreamEvent {}

    record Thinking(PartialThinking part) implements StreamEvent {}

    record ToolCallPart(PartialToolCall part) implements StreamEvent {}

    record ToolCall(CompleteToolCall call) implements StreamEvent {}

    record End(ChatResponse response) implements StreamEvent {}

    /** Writes the event down. */
    default ObjectNode json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (this instanceof Text text) {
            node.put("text", text.part());
        } else if (this instanceof Thinking thinking) {
            node.put("thinking", thinking.part().text());
        } else if (this instanceof ToolCallPart call) {
            ObjectNode part = node.putObject("partialToolCall");
            part.put("index", call.part().index());
            RequestJson.put(part, "id", call.part().id());
            part.put("name", call.part().name()).put("arguments", call.part().partialArguments());
        } else if (this instanceof ToolCall complete) {
            ObjectNode call = node.putObject("toolCall");
            call.put("index", complete.call().index());
            call.setAll(MessageJson.of(complete.call().toolExecutionRequest()));
        } else if (this instanceof End end) {
            node.set("response", AnswerJson.of(end.response()));
        }
        return node;
    }

    /**
     * Reads an event.
     *
     * @throws IllegalArgumentException if it is none
     */
    static StreamEvent of(JsonNode node) {
        if (node.path("text").isTextual()) {
            return new Text(node.path("text").textValue());
        } else if (node.path("thinking").isTextual()) {
            return new Thinking(new PartialThinking(node.path("thinking").textValue()));
        } else if (node.has("partialToolCall")) {
            JsonNode part = node.path("partialToolCall");
            return new ToolCallPart(PartialToolCall.builder()
                    .index(part.path("index").intValue())
                    .id(AnswerJson.text(part, "id"))
                    .name(AnswerJson.text(part, "name"))
                    .partialArguments(AnswerJson.text(part, "arguments"))
                    .build());
        } else if (node.has("toolCall")) {
            JsonNode call = node.path("toolCall");
            return new ToolCall(new CompleteToolCall(call.path("index").intValue(), AnswerJson.toolCall(call)));
        } else if (node.has("response")) {
            return new End(AnswerJson.response(node.path("response")));
        }
        throw new IllegalArgumentException("no event of a stream: " + node);
    }
}
