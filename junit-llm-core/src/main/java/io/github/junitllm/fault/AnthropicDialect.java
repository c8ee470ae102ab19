package io.github.junitllm.fault;

import static io.github.junitllm.fault.FaultedRequest.quoted;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Messages of Anthropic; errors as in https://docs.anthropic.com/en/api/errors. */
record AnthropicDialect() implements Dialect {

    private static final String REQUEST = "req_011CfaultfaultfaultFAUL";

    @Override
    public ErrorText error(Fault fault, FaultedRequest asked, @Nullable Duration retryAfter) {
        return switch (fault) {
            case RATE_LIMIT ->
                error(
                        429,
                        "rate_limit_error",
                        "This request would exceed your organization's rate limit of 40,000 input tokens per minute."
                                + " For details, refer to: https://docs.anthropic.com/en/api/rate-limits.");
            case SERVER_ERROR -> error(500, "api_error", "Internal server error");
            case UNAVAILABLE -> error(503, "api_error", "Service unavailable");
            case OVERLOADED -> error(529, "overloaded_error", "Overloaded");
            case CONTEXT_LENGTH ->
                error(400, "invalid_request_error", "prompt is too long: 208310 tokens > 200000 maximum");
            case MODEL_NOT_FOUND -> error(404, "not_found_error", "model: " + asked.model());
            case EXPIRED_KEY -> error(401, "authentication_error", "invalid x-api-key");
            default -> throw new IllegalArgumentException(fault + " is no error");
        };
    }

    private static ErrorText error(int status, String type, String message) {
        return new ErrorText(
                status,
                Map.of("request-id", REQUEST),
                "{\"type\":\"error\",\"error\":{\"type\":" + quoted(type) + ",\"message\":" + quoted(message)
                        + "},\"request_id\":" + quoted(REQUEST) + "}");
    }

    @Override
    public boolean streams(FaultedRequest asked) {
        return asked.wantsStream(false);
    }

    @Override
    public @Nullable String firstTool(FaultedRequest asked) {
        JsonNode name = asked.body().path("tools").path(0).path("name");
        return name.isTextual() ? name.textValue() : null;
    }

    @Override
    public Spoken say(MadeUpAnswer said, FaultedRequest asked) {
        if (streams(asked)) {
            return new Spoken(EVENTS, stream(said, asked));
        }
        String content = said.tool() != null
                ? "{\"type\":\"tool_use\",\"id\":\"toolu_fault\",\"name\":" + quoted(said.tool()) + ",\"input\":"
                        + said.arguments() + "}"
                : said.text().isEmpty() ? "" : "{\"type\":\"text\",\"text\":" + quoted(said.text()) + "}";
        String body = message("[" + content + "]", stop(said), said.inputTokens(), said.outputTokens(), asked);
        return new Spoken(JSON, List.of(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<byte[]> stream(MadeUpAnswer said, FaultedRequest asked) {
        List<byte[]> events = new ArrayList<>();
        events.add(event("message_start", "\"message\":" + message("[]", "null", said.inputTokens(), 0, asked)));
        if (said.tool() != null) {
            events.add(event(
                    "content_block_start",
                    "\"index\":0,\"content_block\":{\"type\":\"tool_use\",\"id\":\"toolu_fault\",\"name\":"
                            + quoted(said.tool()) + ",\"input\":{}}"));
            events.add(event(
                    "content_block_delta",
                    "\"index\":0,\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":" + quoted(said.arguments())
                            + "}"));
            events.add(event("content_block_stop", "\"index\":0"));
        } else if (!said.text().isEmpty()) {
            events.add(event("content_block_start", "\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}"));
            for (String part : said.parts()) {
                events.add(event(
                        "content_block_delta",
                        "\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":" + quoted(part) + "}"));
            }
            events.add(event("content_block_stop", "\"index\":0"));
        }
        events.add(event(
                "message_delta",
                "\"delta\":{\"stop_reason\":" + stop(said) + ",\"stop_sequence\":null},\"usage\":{\"output_tokens\":"
                        + said.outputTokens() + "}"));
        events.add("event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n".getBytes(StandardCharsets.UTF_8));
        return events;
    }

    private static byte[] event(String type, String members) {
        return ("event: " + type + "\ndata: {\"type\":" + quoted(type) + "," + members + "}\n\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String message(String content, String stop, long input, long output, FaultedRequest asked) {
        return "{\"id\":\"msg_fault\",\"type\":\"message\",\"role\":\"assistant\",\"model\":" + quoted(asked.model())
                + ",\"content\":" + content + ",\"stop_reason\":" + stop
                + ",\"stop_sequence\":null,\"usage\":{\"input_tokens\":" + input + ",\"output_tokens\":" + output
                + "}}";
    }

    private static String stop(MadeUpAnswer said) {
        return switch (said.stop()) {
            case END -> "\"end_turn\"";
            case LENGTH -> "\"max_tokens\"";
            case FILTER -> "\"refusal\"";
            case TOOL -> "\"tool_use\"";
        };
    }
}
