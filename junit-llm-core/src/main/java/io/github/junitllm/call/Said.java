package io.github.junitllm.call;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Text and tool calls of one choice, as they come together. */
final class Said {

    private final StringBuilder text = new StringBuilder();
    private final Map<Integer, Tool> tools = new TreeMap<>();

    void append(String more) {
        text.append(more);
    }

    String text() {
        return text.toString();
    }

    /** Returns the index of the next tool call, for whole ones that have none. */
    int nextTool() {
        return tools.size();
    }

    boolean hasTool(int index) {
        return tools.containsKey(index);
    }

    /** Adds a tool call or a part of one: names and arguments of the same index are put together. */
    void tool(int index, @Nullable JsonNode id, JsonNode name, JsonNode arguments) {
        Tool tool = tools.computeIfAbsent(index, unused -> new Tool());
        String named = Json.text(id);
        tool.id = named == null ? tool.id : named;
        tool.name.append(name.isTextual() ? name.textValue() : "");
        tool.arguments.append(Json.argument(arguments));
    }

    /** Gives the tool at this index an empty object if it has no arguments yet. */
    void toolEnd(int index) {
        Tool tool = tools.get(index);
        if (tool != null && tool.arguments.isEmpty()) {
            tool.arguments.append("{}");
        }
    }

    List<ToolCall> tools() {
        return tools.values().stream()
                .map(tool -> new ToolCall(tool.id, tool.name.toString(), tool.arguments.toString()))
                .toList();
    }

    /** A tool call whose name and arguments may come in parts. */
    private static final class Tool {
        private @Nullable String id;
        private final StringBuilder name = new StringBuilder();
        private final StringBuilder arguments = new StringBuilder();
    }
}
