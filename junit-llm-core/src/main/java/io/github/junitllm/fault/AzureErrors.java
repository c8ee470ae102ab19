package io.github.junitllm.fault;

import static io.github.junitllm.fault.FaultedRequest.quoted;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Errors of Azure OpenAI, which names most of them by their status. */
final class AzureErrors implements ProviderErrors {

    @Override
    public ErrorText error(Fault fault, FaultedRequest asked, @Nullable Duration retryAfter) {
        return switch (fault) {
            case RATE_LIMIT ->
                error(
                        429,
                        "429",
                        "Requests to the " + operation(asked)
                                + " Operation under Azure OpenAI API have exceeded call rate"
                                + " limit of your current OpenAI S0 pricing tier. Please retry after "
                                + (retryAfter == null ? 1 : Math.max(1, retryAfter.toSeconds()))
                                + " seconds. Please go here: https://aka.ms/oai/quotaincrease if you would like to"
                                + " further increase the default rate limit.");
            case SERVER_ERROR ->
                error(500, "InternalServerError", "The server had an error processing your request. Sorry about that!");
            case UNAVAILABLE -> error(503, "ServiceUnavailable", "The service is temporarily unavailable.");
            case OVERLOADED ->
                error(
                        503,
                        "server_overloaded",
                        "The service is temporarily unable to process your request. Please try again later.");
            // The one that it passes on from the model.
            case CONTEXT_LENGTH -> new OpenAiErrors().error(fault, asked, retryAfter);
            case MODEL_NOT_FOUND ->
                error(
                        404,
                        "DeploymentNotFound",
                        "The API deployment for this resource does not exist. If you created the deployment within the"
                                + " last 5 minutes, please wait a moment and try again.");
            case EXPIRED_KEY ->
                error(
                        401,
                        "401",
                        "Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid"
                                + " key for an active subscription and use a correct regional API endpoint for your"
                                + " resource.");
            default -> throw new IllegalArgumentException(fault + " is no error");
        };
    }

    private static String operation(FaultedRequest asked) {
        return asked.pathEndsWith("/responses")
                ? "Responses_Create"
                : asked.pathEndsWith("/embeddings") ? "Embeddings_Create" : "ChatCompletions_Create";
    }

    private static ErrorText error(int status, String code, String message) {
        return new ErrorText(
                status,
                Map.of("apim-request-id", "0a1b2c3d-0000-4000-8000-000000000000"),
                "{\"error\":{\"code\":" + quoted(code) + ",\"message\":" + quoted(message) + "}}");
    }
}
