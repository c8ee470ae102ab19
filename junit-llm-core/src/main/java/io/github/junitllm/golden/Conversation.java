package io.github.junitllm.golden;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Multi-turn inputs: lists of objects with {@code role} and {@code content}. */
final class Conversation {

    private static final Set<String> ROLES = Set.of("system", "developer", "user", "assistant", "tool");

    private Conversation() {}

    /** Whether the input means to be a list of messages: its first element has a role, and a content or tool calls. */
    static boolean is(Object input) {
        return input instanceof List<?> items
                && !items.isEmpty()
                && items.get(0) instanceof Map<?, ?> first
                && first.containsKey("role")
                && (first.containsKey("content") || first.containsKey("tool_calls"));
    }

    /**
     * The messages.
     *
     * @throws InvalidField if an element is no message
     */
    static List<Message> parse(List<?> items) {
        List<Message> messages = new ArrayList<>(items.size());
        for (Object item : items) {
            messages.add(message(item, "message " + (messages.size() + 1) + " "));
        }
        return List.copyOf(messages);
    }

    static String transcript(List<Message> messages) {
        StringBuilder text = new StringBuilder();
        for (Message message : messages) {
            text.append(text.isEmpty() ? "" : "\n")
                    .append(message.role())
                    .append(": ")
                    .append(message.content());
        }
        return text.toString();
    }

    private static Message message(@Nullable Object item, String where) {
        if (!(item instanceof Map<?, ?> map)) {
            throw new InvalidField(
                    "input", where + "must be an object with role and content, but is " + FieldRules.kind(item));
        }
        if (!(map.get("role") instanceof String role) || !ROLES.contains(role)) {
            throw new InvalidField(
                    "input",
                    where + "must have the role system, developer, user, assistant or tool, but it is "
                            + FieldRules.kind(map.get("role")));
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        map.forEach((name, value) -> fields.put(String.valueOf(name), value));
        fields.remove("role");
        Object content = fields.get("content");
        if (content instanceof String text) {
            fields.remove("content");
            return new Message(role, text, fields);
        }
        if (content instanceof List<?> parts) {
            return new Message(role, textOf(parts), fields);
        }
        if (content == null && fields.containsKey("tool_calls")) {
            fields.remove("content");
            return new Message(role, "", fields);
        }
        throw new InvalidField(
                "input", where + "must have a content of text or parts, but it is " + FieldRules.kind(content));
    }

    private static String textOf(List<?> parts) {
        List<String> texts = new ArrayList<>();
        for (Object part : parts) {
            if (part instanceof Map<?, ?> map && map.get("text") instanceof String text) {
                texts.add(text);
            }
        }
        return String.join("\n", texts);
    }
}
