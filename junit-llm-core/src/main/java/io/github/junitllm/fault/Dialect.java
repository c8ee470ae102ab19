package io.github.junitllm.fault;

import io.github.junitllm.call.RawRequest;
import io.github.junitllm.call.WireProtocol;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one provider says what goes wrong, and how it words an answer. Stateless. */
interface Dialect {

    String JSON = "application/json";
    String EVENTS = "text/event-stream; charset=utf-8";

    /**
     * Tells an error.
     *
     * @param retryAfter how long to wait, for providers that say so in the body; null if nobody says
     * @throws UnfitFaultException if this provider has no such error
     */
    ErrorText error(Fault fault, FaultedRequest asked, @Nullable Duration retryAfter);

    /** Whether the request asks for a stream. */
    boolean streams(FaultedRequest asked);

    /**
     * Words an answer, whole or as a stream, whichever is asked for.
     *
     * @throws UnfitFaultException if this provider cannot say that
     */
    Spoken say(MadeUpAnswer said, FaultedRequest asked);

    /** Returns the first tool the request declares, or null if it declares none. */
    @Nullable
    String firstTool(FaultedRequest asked);

    /** Returns arguments that no tool takes: no JSON where the protocol allows that. */
    default String invalidArguments() {
        return "{\"not_an_argument\":[null]}";
    }

    /**
     * The body of an answer of status 200.
     *
     * @param pieces one per event of a stream, else one
     */
    record Spoken(String contentType, List<byte[]> pieces) {}

    /** Returns the dialect of the provider that a request is for. */
    static Dialect of(RawRequest request) {
        boolean azure = request.path().startsWith("/openai/");
        return switch (WireProtocol.of(request).id()) {
            case "openai-chat" -> new OpenAiChatDialect(azure ? new AzureErrors() : new OpenAiErrors());
            case "openai-responses" -> new OpenAiResponsesDialect(azure ? new AzureErrors() : new OpenAiErrors());
            case "anthropic-messages" -> new AnthropicDialect();
            case "gemini" -> new GeminiDialect();
            case "ollama" -> new OllamaDialect();
            case "bedrock-converse" -> new BedrockDialect();
            default -> new DataDialect(azure ? new AzureErrors() : new OpenAiErrors());
        };
    }
}
