package io.github.junitllm.fault;

import static io.github.junitllm.fault.FaultedRequest.quoted;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.junitllm.call.AwsEventFrame;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Bedrock's converse; errors as in https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html. Its
 * clients read the kind of an error from a header.
 */
record BedrockDialect() implements Dialect {

    @Override
    public ErrorText error(Fault fault, FaultedRequest asked, @Nullable Duration retryAfter) {
        return switch (fault) {
            case RATE_LIMIT -> error(429, "ThrottlingException", "Too many requests, please wait before trying again.");
            case SERVER_ERROR ->
                error(
                        500,
                        "InternalServerException",
                        "The system encountered an unexpected error during processing. Try your request again.");
            case UNAVAILABLE ->
                error(503, "ServiceUnavailableException", "The service isn't currently available. Try again later.");
            case OVERLOADED ->
                error(
                        503,
                        "ServiceUnavailableException",
                        "Bedrock is unable to process your request: too many requests for this model. Try again later.");
            case CONTEXT_LENGTH -> error(400, "ValidationException", "Input is too long for requested model.");
            case MODEL_NOT_FOUND -> error(400, "ValidationException", "The provided model identifier is invalid.");
            case EXPIRED_KEY ->
                error(403, "ExpiredTokenException", "The security token included in the request is expired");
            default -> throw new IllegalArgumentException(fault + " is no error");
        };
    }

    private static ErrorText error(int status, String type, String message) {
        return new ErrorText(
                status,
                Map.of("x-amzn-errortype", type, "x-amzn-requestid", "0a1b2c3d-0000-4000-8000-000000000000"),
                "{\"message\":" + quoted(message) + "}");
    }

    @Override
    public boolean streams(FaultedRequest asked) {
        return asked.pathEndsWith("/converse-stream");
    }

    @Override
    public @Nullable String firstTool(FaultedRequest asked) {
        JsonNode name = asked.body()
                .path("toolConfig")
                .path("tools")
                .path(0)
                .path("toolSpec")
                .path("name");
        return name.isTextual() ? name.textValue() : null;
    }

    @Override
    public Spoken say(MadeUpAnswer said, FaultedRequest asked) {
        String usage = "\"usage\":{\"inputTokens\":" + said.inputTokens() + ",\"outputTokens\":" + said.outputTokens()
                + ",\"totalTokens\":" + (said.inputTokens() + said.outputTokens()) + "},\"metrics\":{\"latencyMs\":1}";
        if (streams(asked)) {
            return new Spoken("application/vnd.amazon.eventstream", stream(said, usage));
        }
        String content = said.tool() == null
                ? said.text().isEmpty() ? "" : "{\"text\":" + quoted(said.text()) + "}"
                : "{\"toolUse\":{\"toolUseId\":\"tooluse_fault\",\"name\":" + quoted(said.tool()) + ",\"input\":"
                        + said.arguments() + "}}";
        String body = "{\"output\":{\"message\":{\"role\":\"assistant\",\"content\":[" + content
                + "]}},\"stopReason\":\"" + stop(said) + "\"," + usage + "}";
        return new Spoken(JSON, List.of(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<byte[]> stream(MadeUpAnswer said, String usage) {
        List<byte[]> frames = new ArrayList<>();
        frames.add(AwsEventFrame.of("messageStart", "{\"role\":\"assistant\"}"));
        if (said.tool() != null) {
            frames.add(AwsEventFrame.of(
                    "contentBlockStart",
                    "{\"contentBlockIndex\":0,\"start\":{\"toolUse\":{\"toolUseId\":\"tooluse_fault\",\"name\":"
                            + quoted(said.tool()) + "}}}"));
            frames.add(AwsEventFrame.of(
                    "contentBlockDelta",
                    "{\"contentBlockIndex\":0,\"delta\":{\"toolUse\":{\"input\":" + quoted(said.arguments()) + "}}}"));
        }
        for (String part : said.parts()) {
            frames.add(AwsEventFrame.of(
                    "contentBlockDelta", "{\"contentBlockIndex\":0,\"delta\":{\"text\":" + quoted(part) + "}}"));
        }
        if (frames.size() > 1) {
            frames.add(AwsEventFrame.of("contentBlockStop", "{\"contentBlockIndex\":0}"));
        }
        frames.add(AwsEventFrame.of("messageStop", "{\"stopReason\":\"" + stop(said) + "\"}"));
        frames.add(AwsEventFrame.of("metadata", "{" + usage + "}"));
        return frames;
    }

    private static String stop(MadeUpAnswer said) {
        return switch (said.stop()) {
            case END -> "end_turn";
            case LENGTH -> "max_tokens";
            case FILTER -> "content_filtered";
            case TOOL -> "tool_use";
        };
    }
}
