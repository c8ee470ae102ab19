package io.github.junitllm.call;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * One model call of the application, as facts: what was asked, what was answered, what it used and how long it took.
 *
 * <p>Facts are read from the bytes on the wire, never guessed: whatever the protocol did not say is {@code null}.
 *
 * @param protocol wire name of the protocol, for example {@code openai-chat}; {@code opaque} where it was not recognised
 * @param method HTTP method
 * @param path path and query below the base URL, normalised ({@code /v1/chat/completions}); credentials in it are
 *     replaced by {@code REDACTED}
 * @param requestedModel model the application asked for
 * @param answeredModel model that says it answered
 * @param status HTTP status of the answer; 0 when there was none
 * @param usage tokens used, as reported by the provider
 * @param timing when head, first byte, first token and end arrived; null where nobody measured, as with {@link #untimed}
 * @param finishReason why the model stopped, in the protocol's own word
 * @param answerText text of the first choice; empty when the model said nothing
 * @param toolCalls tools the model wants called, in order
 * @param error what the provider says went wrong, in an answer of status 400 and above or in the middle of a stream;
 *     or that the answer broke off
 * @param requestBody body as the application sent it; binary bodies as Base64
 * @param responseBody body as the application received it, events of a stream joined; binary bodies as Base64
 * @param streamed whether the answer was a stream of events
 * @param replayed whether answer and timing come from a fixture; then the timing is the recorded one, not the clock's
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record LlmCall(
        String protocol,
        String method,
        String path,
        @Nullable String requestedModel,
        @Nullable String answeredModel,
        int status,
        @Nullable Usage usage,
        @Nullable CallTiming timing,
        @Nullable String finishReason,
        String answerText,
        List<ToolCall> toolCalls,
        @Nullable String error,
        String requestBody,
        String responseBody,
        boolean streamed,
        boolean replayed) {

    private static final String JSON = "application/json";

    public LlmCall {
        toolCalls = List.copyOf(toolCalls);
    }

    /** Returns whether the call ended in an error: of the provider, of the network or in the middle of a stream. */
    public boolean failed() {
        return error != null || status >= 400;
    }

    /**
     * Returns whether the model answered: with text or calls of tools or, where the protocol is not known, with anything.
     */
    public boolean answered() {
        boolean said = !answerText.isBlank() || !toolCalls.isEmpty();
        return !failed() && (said || (protocol.equals("opaque") && !responseBody.isBlank()));
    }

    /**
     * Returns a call that did not go through the gateway, from its bodies as they are on the wire: for what a client library
     * returned and can write as JSON. It has no timing.
     *
     * @param path path below the base URL, which tells the protocol: {@code /v1/chat/completions}, {@code /v1/messages}
     * @param requestBody JSON of the request
     * @param responseBody JSON of the answer, which was not streamed
     */
    public static LlmCall untimed(String path, String requestBody, String responseBody) {
        byte[] answer = responseBody.getBytes(StandardCharsets.UTF_8);
        return WireProtocol.call(
                        new RawRequest("POST", path, JSON, requestBody.getBytes(StandardCharsets.UTF_8)),
                        new RawAnswer(
                                200,
                                Map.of("content-type", JSON),
                                0,
                                0,
                                0,
                                List.of(new Piece(0, answer)),
                                RawAnswer.End.COMPLETE),
                        false)
                .withoutTiming();
    }

    private LlmCall withoutTiming() {
        return new LlmCall(
                protocol,
                method,
                path,
                requestedModel,
                answeredModel,
                status,
                usage,
                null,
                finishReason,
                answerText,
                toolCalls,
                error,
                requestBody,
                responseBody,
                streamed,
                replayed);
    }
}
