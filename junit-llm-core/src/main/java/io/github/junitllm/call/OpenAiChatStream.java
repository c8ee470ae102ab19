package io.github.junitllm.call;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts the chunks of a streamed chat completion together again; only the first choice has text and tools. */
final class OpenAiChatStream {

    private final StringBuilder text = new StringBuilder();
    private final Map<Integer, Tool> tools = new TreeMap<>();
    private @Nullable String model;
    private @Nullable Usage usage;
    private @Nullable String finishReason;
    private @Nullable Long firstTokenMicros;

    void add(JsonNode chunk, long atMicros) {
        String named = OpenAiChat.text(chunk.get("model"));
        model = model == null || model.isEmpty() ? named : model;
        Usage reported = OpenAiChat.usage(chunk.get("usage"));
        usage = reported == null ? usage : reported;
        for (JsonNode choice : chunk.path("choices")) {
            JsonNode delta = choice.path("delta");
            if (firstTokenMicros == null && hasContent(delta)) {
                firstTokenMicros = atMicros;
            }
            if (choice.path("index").asInt() == 0) {
                add(choice, delta);
            }
        }
    }

    private void add(JsonNode choice, JsonNode delta) {
        text.append(delta.path("content").asText(""));
        String reason = OpenAiChat.text(choice.get("finish_reason"));
        finishReason = reason == null ? finishReason : reason;
        for (JsonNode part : delta.path("tool_calls")) {
            Tool tool = tools.computeIfAbsent(part.path("index").asInt(tools.size()), index -> new Tool());
            String id = OpenAiChat.text(part.get("id"));
            tool.id = id == null ? tool.id : id;
            tool.name.append(part.path("function").path("name").asText(""));
            tool.arguments.append(part.path("function").path("arguments").asText(""));
        }
    }

    private static boolean hasContent(JsonNode delta) {
        return !delta.path("content").asText("").isEmpty()
                || !delta.path("refusal").asText("").isEmpty()
                || !delta.path("tool_calls").isEmpty();
    }

    AnswerFacts facts() {
        List<ToolCall> calls = new ArrayList<>();
        tools.values()
                .forEach(tool -> calls.add(new ToolCall(tool.id, tool.name.toString(), tool.arguments.toString())));
        return new AnswerFacts(model, usage, finishReason, text.toString(), List.copyOf(calls), firstTokenMicros);
    }

    /** A tool call whose name and arguments come in parts. */
    private static final class Tool {
        private @Nullable String id;
        private final StringBuilder name = new StringBuilder();
        private final StringBuilder arguments = new StringBuilder();
    }
}
