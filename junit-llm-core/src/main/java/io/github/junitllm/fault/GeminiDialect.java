package io.github.junitllm.fault;

import static io.github.junitllm.fault.FaultedRequest.quoted;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gemini; errors as in https://ai.google.dev/gemini-api/docs/troubleshooting, with the details of google.rpc.Status. */
record GeminiDialect() implements Dialect {

    private static final String DETAIL = "{\"@type\":\"type.googleapis.com/google.rpc.";

    @Override
    public ErrorText error(Fault fault, FaultedRequest asked, @Nullable Duration retryAfter) {
        return switch (fault) {
            case RATE_LIMIT ->
                error(
                        429,
                        "RESOURCE_EXHAUSTED",
                        "You exceeded your current quota, please check your plan and billing details. For more information"
                                + " on this error, head to: https://ai.google.dev/gemini-api/docs/rate-limits.",
                        retryAfter == null
                                ? ""
                                : DETAIL + "RetryInfo\",\"retryDelay\":\"" + retryAfter.toMillis() / 1000.0 + "s\"}");
            case SERVER_ERROR ->
                error(
                        500,
                        "INTERNAL",
                        "An internal error has occurred. Please retry or report in"
                                + " https://developers.generativeai.google/guide/troubleshooting",
                        "");
            case UNAVAILABLE -> error(503, "UNAVAILABLE", "The service is currently unavailable.", "");
            case OVERLOADED -> error(503, "UNAVAILABLE", "The model is overloaded. Please try again later.", "");
            case CONTEXT_LENGTH ->
                error(
                        400,
                        "INVALID_ARGUMENT",
                        "The input token count (1048913) exceeds the maximum number of tokens allowed (1048576).",
                        "");
            case MODEL_NOT_FOUND ->
                error(
                        404,
                        "NOT_FOUND",
                        "models/" + asked.model() + " is not found for API version v1beta, or is not supported for"
                                + " generateContent. Call ListModels to see the list of available models and their"
                                + " supported methods.",
                        "");
            case EXPIRED_KEY ->
                error(
                        400,
                        "INVALID_ARGUMENT",
                        "API key expired. Please renew the API key.",
                        DETAIL
                                + "ErrorInfo\",\"reason\":\"API_KEY_INVALID\",\"domain\":\"googleapis.com\",\"metadata\":"
                                + "{\"service\":\"generativelanguage.googleapis.com\"}}");
            default -> throw new IllegalArgumentException(fault + " is no error");
        };
    }

    private static ErrorText error(int code, String status, String message, String detail) {
        return new ErrorText(
                code,
                "{\"error\":{\"code\":" + code + ",\"message\":" + quoted(message) + ",\"status\":" + quoted(status)
                        + (detail.isEmpty() ? "" : ",\"details\":[" + detail + "]") + "}}");
    }

    @Override
    public boolean streams(FaultedRequest asked) {
        String path = asked.request().path();
        return path.contains("streamGenerateContent") && path.contains("alt=sse");
    }

    @Override
    public @Nullable String firstTool(FaultedRequest asked) {
        for (JsonNode tool : asked.body().path("tools")) {
            JsonNode name = tool.path("functionDeclarations").path(0).path("name");
            if (name.isTextual()) {
                return name.textValue();
            }
        }
        return null;
    }

    @Override
    public Spoken say(MadeUpAnswer said, FaultedRequest asked) {
        if (streams(asked)) {
            List<byte[]> events = new ArrayList<>();
            List<String> parts = said.parts();
            for (String part : parts) {
                events.add(event(answer("\"content\":" + content(text(part)), "", said, asked)));
            }
            String last = said.tool() == null ? content(text("")) : content(call(said));
            events.add(event(answer(
                    said.stop() == MadeUpAnswer.Stop.FILTER ? "" : "\"content\":" + last, finish(said), said, asked)));
            return new Spoken("text/event-stream", events);
        }
        String part = said.tool() == null ? text(said.text()) : call(said);
        boolean silent = said.stop() == MadeUpAnswer.Stop.FILTER;
        String body = answer(silent ? "" : "\"content\":" + content(part), finish(said), said, asked);
        boolean array = asked.request().path().contains("streamGenerateContent");
        return new Spoken(JSON, List.of((array ? "[" + body + "]" : body).getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] event(String json) {
        return ("data: " + json + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String content(String part) {
        return "{\"parts\":[" + part + "],\"role\":\"model\"}";
    }

    private static String text(String text) {
        return "{\"text\":" + quoted(text) + "}";
    }

    private static String call(MadeUpAnswer said) {
        return "{\"functionCall\":{\"name\":" + quoted(String.valueOf(said.tool())) + ",\"args\":" + said.arguments()
                + "}}";
    }

    private static String answer(String content, String finish, MadeUpAnswer said, FaultedRequest asked) {
        String reason = finish.isEmpty() ? "" : "\"finishReason\":" + quoted(finish) + ",";
        return "{\"candidates\":[{" + content + (content.isEmpty() ? "" : ",") + reason
                + "\"index\":0}],\"usageMetadata\":{\"promptTokenCount\":" + said.inputTokens()
                + ",\"candidatesTokenCount\":" + said.outputTokens() + ",\"totalTokenCount\":"
                + (said.inputTokens() + said.outputTokens()) + "},\"modelVersion\":" + quoted(asked.model())
                + ",\"responseId\":\"fault\"}";
    }

    private static String finish(MadeUpAnswer said) {
        return switch (said.stop()) {
            case END, TOOL -> "STOP";
            case LENGTH -> "MAX_TOKENS";
            case FILTER -> "SAFETY";
        };
    }
}
