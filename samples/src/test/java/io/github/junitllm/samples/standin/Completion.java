package io.github.junitllm.samples.standin;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.junitllm.samples.standin.Reply.Answer;
import io.github.junitllm.samples.standin.Reply.OrderLookUp;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A reply in the wire format of OpenAI chat completions, in one piece or as stream events. */
record Completion(String id, ChatRequest request, Reply reply) {
    /** No provider's model name: a fixture must show that no model answered. */
    static final String MODEL = "gpt-4o-mini-stand-in";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long CREATED = 1_763_683_200;
    private static final Pattern PIECE = Pattern.compile(
            "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]{1,3}|\\s*[^\\s\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]{1,12}|\\s+");
    private static final int CHARACTERS_PER_TOKEN = 4;

    /** The body of an answer that is not streamed. */
    String body() {
        ObjectNode message = NODES.objectNode().put("role", "assistant");
        if (reply instanceof OrderLookUp lookUp) {
            message.putNull("content");
            message.putArray("tool_calls").add(toolCall(lookUp));
        } else {
            message.put("content", text());
        }
        message.putNull("refusal");
        ObjectNode body = envelope("chat.completion");
        body.putArray("choices")
                .addObject()
                .put("index", 0)
                .<ObjectNode>set("message", message)
                .putNull("logprobs")
                .put("finish_reason", finishReason());
        body.set("usage", usage());
        return body.toString();
    }

    /** The data of each stream event, {@code [DONE]} last. */
    List<String> events() {
        List<String> events = new ArrayList<>();
        events.add(chunk(NODES.objectNode().put("role", "assistant").put("content", ""), null));
        if (reply instanceof OrderLookUp lookUp) {
            ObjectNode delta = NODES.objectNode();
            delta.putArray("tool_calls").add(toolCall(lookUp).put("index", 0));
            events.add(chunk(delta, null));
        } else {
            pieces().forEach(piece -> events.add(chunk(NODES.objectNode().put("content", piece), null)));
        }
        events.add(chunk(NODES.objectNode(), finishReason()));
        if (request.usageInStream()) {
            ObjectNode last = envelope("chat.completion.chunk");
            last.putArray("choices");
            last.set("usage", usage());
            events.add(last.toString());
        }
        events.add("[DONE]");
        return events;
    }

    /** How many pieces a model would have generated one after the other. */
    int length() {
        return reply instanceof OrderLookUp ? 8 : pieces().size();
    }

    private List<String> pieces() {
        return PIECE.matcher(text()).results().map(MatchResult::group).toList();
    }

    private String text() {
        Answer answer = (Answer) reply;
        String text = request.structured() ? json(answer) : cited(answer);
        return answer.cutOff()
                ? text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, text.length()) / 2))
                : text;
    }

    private static String json(Answer answer) {
        ObjectNode json = NODES.objectNode().put("answer", answer.text());
        json.set("citations", JSON.valueToTree(answer.citations()));
        return json.put("action", answer.action()).toString();
    }

    private static String cited(Answer answer) {
        return answer.text()
                + answer.citations().stream().map(id -> " [" + id + "]").collect(Collectors.joining());
    }

    private ObjectNode toolCall(OrderLookUp lookUp) {
        ObjectNode call = NODES.objectNode()
                .put("id", "call_" + id.substring(id.length() - 12))
                .put("type", "function");
        call.putObject("function")
                .put("name", "look_up_order")
                .put(
                        "arguments",
                        NODES.objectNode().put("orderId", lookUp.orderId()).toString());
        return call;
    }

    private String finishReason() {
        if (reply instanceof Answer answer) {
            return answer.cutOff() ? "length" : "stop";
        }
        return "tool_calls";
    }

    private String chunk(ObjectNode delta, String finishReason) {
        ObjectNode chunk = envelope("chat.completion.chunk");
        chunk.putArray("choices")
                .addObject()
                .put("index", 0)
                .<ObjectNode>set("delta", delta)
                .put("finish_reason", finishReason);
        return chunk.toString();
    }

    private ObjectNode envelope(String object) {
        return NODES.objectNode()
                .put("id", id)
                .put("object", object)
                .put("created", CREATED)
                .put("model", MODEL);
    }

    private ObjectNode usage() {
        int prompt =
                request.messages().stream().mapToInt(m -> 4 + tokens(m.text())).sum();
        int completion = reply instanceof OrderLookUp ? 18 : Math.max(1, tokens(text()));
        return NODES.objectNode()
                .put("prompt_tokens", prompt)
                .put("completion_tokens", completion)
                .put("total_tokens", prompt + completion);
    }

    private static int tokens(String text) {
        return (text.length() + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN;
    }
}
