package io.github.junitllm.fault;

import static io.github.junitllm.fault.FaultedRequest.quoted;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ollama's own endpoints; its cloud has keys and rates, a server at home has not. */
record OllamaDialect() implements Dialect {

    @Override
    public ErrorText error(Fault fault, FaultedRequest asked, @Nullable Duration retryAfter) {
        return switch (fault) {
            case RATE_LIMIT -> error(429, "too many requests");
            case SERVER_ERROR -> error(500, "llama runner process has terminated: signal: killed");
            case UNAVAILABLE -> error(503, "upstream unavailable");
            case OVERLOADED -> error(503, "server busy, please try again.  maximum pending requests exceeded");
            case CONTEXT_LENGTH -> error(400, "the input length exceeds the context length");
            case MODEL_NOT_FOUND -> error(404, "model '" + asked.model() + "' not found");
            case EXPIRED_KEY -> error(401, "unauthorized");
            default -> throw new IllegalArgumentException(fault + " is no error");
        };
    }

    private static ErrorText error(int status, String message) {
        return new ErrorText(status, "{\"error\":" + quoted(message) + "}");
    }

    @Override
    public boolean streams(FaultedRequest asked) {
        return asked.wantsStream(true);
    }

    @Override
    public @Nullable String firstTool(FaultedRequest asked) {
        JsonNode name = asked.body().path("tools").path(0).path("function").path("name");
        return name.isTextual() ? name.textValue() : null;
    }

    @Override
    public Spoken say(MadeUpAnswer said, FaultedRequest asked) {
        if (said.stop() == MadeUpAnswer.Stop.FILTER) {
            throw new UnfitFaultException("Ollama has no content filter, so content-filter cannot happen with it: take"
                    + " this fault out of the plan.");
        }
        boolean chat = asked.pathEndsWith("/chat");
        if (!chat && !asked.pathEndsWith("/generate")) {
            throw new UnfitFaultException("an answer to " + asked.request().pathOnly()
                    + " has no text that could go wrong: take a fault that is an error, or one of the connection");
        }
        String tools = said.tool() == null
                ? ""
                : ",\"tool_calls\":[{\"function\":{\"name\":" + quoted(said.tool()) + ",\"arguments\":"
                        + said.arguments() + "}}]";
        if (!streams(asked)) {
            String body = line(said.text(), tools, chat, end(said), asked);
            return new Spoken(JSON, List.of(body.getBytes(StandardCharsets.UTF_8)));
        }
        List<byte[]> lines = new ArrayList<>();
        for (String part : said.parts()) {
            lines.add(bytes(line(part, "", chat, ",\"done\":false", asked)));
        }
        if (said.tool() != null) {
            lines.add(bytes(line("", tools, chat, ",\"done\":false", asked)));
        }
        lines.add(bytes(line("", "", chat, end(said), asked)));
        return new Spoken("application/x-ndjson", lines);
    }

    private static byte[] bytes(String line) {
        return (line + '\n').getBytes(StandardCharsets.UTF_8);
    }

    private static String line(String text, String tools, boolean chat, String end, FaultedRequest asked) {
        return "{\"model\":" + quoted(asked.model()) + ",\"created_at\":\"2025-01-01T00:00:00Z\","
                + (chat
                        ? "\"message\":{\"role\":\"assistant\",\"content\":" + quoted(text) + tools + "}"
                        : "\"response\":" + quoted(text))
                + end + "}";
    }

    private static String end(MadeUpAnswer said) {
        String reason = said.stop() == MadeUpAnswer.Stop.LENGTH ? "length" : "stop";
        return ",\"done\":true,\"done_reason\":\"" + reason
                + "\",\"total_duration\":1,\"load_duration\":1,\"prompt_eval_count\":" + said.inputTokens()
                + ",\"prompt_eval_duration\":1,\"eval_count\":" + said.outputTokens() + ",\"eval_duration\":1";
    }
}
