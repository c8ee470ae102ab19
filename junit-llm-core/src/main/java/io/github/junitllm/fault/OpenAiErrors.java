package io.github.junitllm.fault;

import static io.github.junitllm.fault.FaultedRequest.quoted;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Errors of OpenAI: https://platform.openai.com/docs/guides/error-codes. */
final class OpenAiErrors implements ProviderErrors {

    private static final String INVALID = "invalid_request_error";

    @Override
    public ErrorText error(Fault fault, FaultedRequest asked, @Nullable Duration retryAfter) {
        return switch (fault) {
            case RATE_LIMIT ->
                error(
                        429,
                        "Rate limit reached for " + asked.model()
                                + " in organization org-junit on tokens per min (TPM): Limit 30000, Used 29880, Requested"
                                + " 520. Please try again in " + ProviderErrors.seconds(retryAfter)
                                + ". Visit https://platform.openai.com/account/rate-limits to learn more.",
                        "tokens",
                        null,
                        "rate_limit_exceeded");
            case SERVER_ERROR ->
                error(
                        500,
                        "The server had an error while processing your request. Sorry about that!",
                        "server_error",
                        null,
                        null);
            case UNAVAILABLE -> error(503, "Service temporarily unavailable.", "service_unavailable_error", null, null);
            case OVERLOADED ->
                error(
                        503,
                        "The engine is currently overloaded, please try again later",
                        "server_error",
                        null,
                        "server_overloaded");
            case CONTEXT_LENGTH ->
                asked.pathEndsWith("/responses")
                        ? error(
                                400,
                                "Your input exceeds the context window of this model. Please adjust your input and try"
                                        + " again.",
                                INVALID,
                                "input",
                                "context_length_exceeded")
                        : error(
                                400,
                                "This model's maximum context length is 128000 tokens. However, your messages resulted in"
                                        + " 128412 tokens. Please reduce the length of the messages.",
                                INVALID,
                                "messages",
                                "context_length_exceeded");
            case MODEL_NOT_FOUND ->
                error(
                        404,
                        "The model `" + asked.model() + "` does not exist or you do not have access to it.",
                        INVALID,
                        null,
                        "model_not_found");
            case EXPIRED_KEY ->
                error(
                        401,
                        "Incorrect API key provided: sk-proj-********************Wxyz. You can find your API key at"
                                + " https://platform.openai.com/account/api-keys.",
                        INVALID,
                        null,
                        "invalid_api_key");
            default -> throw new IllegalArgumentException(fault + " is no error");
        };
    }

    private static ErrorText error(
            int status, String message, String type, @Nullable String param, @Nullable String code) {
        return new ErrorText(status, Map.of("x-request-id", "req_0123456789abcdef0123456789abcdef"), """
                {
                  "error": {
                    "message": %s,
                    "type": %s,
                    "param": %s,
                    "code": %s
                  }
                }
                """.formatted(
                        quoted(message),
                        quoted(type),
                        param == null ? "null" : quoted(param),
                        code == null ? "null" : quoted(code)));
    }
}
