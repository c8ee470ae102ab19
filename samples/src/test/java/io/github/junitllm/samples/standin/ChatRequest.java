package io.github.junitllm.samples.standin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the script reads of a chat completions request. */
record ChatRequest(List<Message> messages, boolean stream, boolean usageInStream, boolean structured, boolean tools) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ARTICLE =
            Pattern.compile("<article id=\"([^\"]+)\" title=\"([^\"]*)\">\\n(.*?)\\n</article>", Pattern.DOTALL);

    record Message(String role, String text) {}

    /** A retrieved article as it stands in the prompt; one sentence per line. */
    record Article(String id, String title, List<String> sentences) {}

    /** @throws IllegalArgumentException when the body is no chat completions request; the message is for the caller */
    static ChatRequest parse(String body) {
        JsonNode root;
        try {
            root = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The body is not JSON: " + e.getOriginalMessage(), e);
        }
        if (root.path("messages").isEmpty() || root.path("model").asText().isEmpty()) {
            throw new IllegalArgumentException("'model' and 'messages' are required");
        }
        List<Message> messages = new ArrayList<>();
        root.path("messages")
                .forEach(message ->
                        messages.add(new Message(message.path("role").asText(), text(message.path("content")))));
        return new ChatRequest(
                messages,
                root.path("stream").asBoolean(),
                root.at("/stream_options/include_usage").asBoolean(),
                root.at("/response_format/type").asText().equals("json_schema"),
                !root.path("tools").isEmpty());
    }

    private static String text(JsonNode content) {
        if (!content.isArray()) {
            return content.asText("");
        }
        StringBuilder text = new StringBuilder();
        content.forEach(part -> text.append(part.path("text").asText()));
        return text.toString();
    }

    Message last() {
        return messages.get(messages.size() - 1);
    }

    String system() {
        return textOf("system");
    }

    String lastUserText() {
        return messages.stream()
                .filter(message -> message.role().equals("user"))
                .reduce((first, second) -> second)
                .map(Message::text)
                .orElse("");
    }

    String allUserText() {
        return textOf("user");
    }

    List<Article> articles() {
        return ARTICLE.matcher(system())
                .results()
                .map(match -> new Article(
                        match.group(1), match.group(2), match.group(3).lines().toList()))
                .toList();
    }

    private String textOf(String role) {
        return messages.stream()
                .filter(message -> message.role().equals(role))
                .map(Message::text)
                .collect(Collectors.joining("\n"));
    }
}
