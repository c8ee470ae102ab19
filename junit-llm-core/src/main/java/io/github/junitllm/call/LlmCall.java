package io.github.junitllm.call;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
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
 * @param usage tokens used, as reported by the provider; under a fault that hid them from the client, as the recorded answer
 *     has them
 * @param timing when it began, and when head, first byte, first token, events and end arrived; null where nobody measured, as with {@link #untimed}
 * @param finishReason why the model stopped, in the protocol's own word
 * @param answerText text of the first choice; empty when the model said nothing
 * @param toolCalls tools the model wants called, in order: of the first choice, those of MCP servers among them
 * @param furtherTexts what the model said besides: refusals, and the texts of further choices; none of them is empty
 * @param furtherToolCalls calls of tools besides: of further choices, and those that the provider itself made of tools of
 *     its own or once they were approved
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
        List<String> furtherTexts,
        List<ToolCall> furtherToolCalls,
        @Nullable String error,
        String requestBody,
        String responseBody,
        boolean streamed,
        boolean replayed) {

    private static final String JSON = "application/json";

    public LlmCall {
        toolCalls = List.copyOf(toolCalls);
        furtherTexts = List.copyOf(furtherTexts);
        furtherToolCalls = List.copyOf(furtherToolCalls);
    }

    /** Creates a call that was answered by one choice, with nothing besides. */
    public LlmCall(
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
        this(
                protocol,
                method,
                path,
                requestedModel,
                answeredModel,
                status,
                usage,
                timing,
                finishReason,
                answerText,
                toolCalls,
                List.of(),
                List.of(),
                error,
                requestBody,
                responseBody,
                streamed,
                replayed);
    }

    /** Returns whether the call ended in an error: of the provider, of the network or in the middle of a stream. */
    public boolean failed() {
        return error != null || status >= 400;
    }

    /**
     * Returns whether the model answered: with text or calls of tools or, where the protocol is not known, with anything.
     */
    public boolean answered() {
        boolean said =
                !answerText.isBlank() || !toolCalls.isEmpty() || !furtherTexts.isEmpty() || !furtherToolCalls.isEmpty();
        return !failed() && (said || (protocol.equals("opaque") && !responseBody.isBlank()));
    }

    /**
     * Returns what was said to the model, in order, instructions of the application as role {@code system}. Empty where the
     * protocol is not known. Read from {@link #requestBody()} each time it is asked for, as are the next three.
     */
    public List<PromptMessage> messages() {
        return Asked.of(this).messages();
    }

    /** Returns the names of the tools the model was offered, in order; those of the provider by their type. */
    public List<String> tools() {
        return Asked.of(this).tools();
    }

    /**
     * Returns whatever else the request says beside messages, tools and model: temperature, limit of tokens, top_p, seed, stop
     * sequences, format of the answer and so on, under the protocol's own names. What Gemini, Ollama and Bedrock put together
     * under {@code generationConfig}, {@code options} and {@code inferenceConfig} is there by its own name.
     *
     * @return values of {@code String}, {@code Boolean}, {@code Integer}, {@code Long}, {@code BigInteger}, {@code Double},
     *     {@code List} and {@code Map}; unmodifiable
     */
    public Map<String, Object> parameters() {
        return Asked.of(this).parameters();
    }

    /**
     * Returns the most tokens the answer may have, whatever the protocol calls it; {@code null} where the request sets no
     * limit.
     */
    public @Nullable Long maxOutputTokens() {
        return Asked.of(this).maxOutputTokens();
    }

    /**
     * Returns the id under which the provider knows the answer, such as {@code chatcmpl-123}; {@code null} where it gave none.
     * Read from {@link #responseBody()} each time it is asked for.
     */
    public @Nullable String responseId() {
        return AnswerId.of(this);
    }

    /**
     * Returns the time from the request to the first content of a stream: text, a call of a tool, or reasoning where the
     * provider sends it. {@code null} unless the answer was streamed and has content: of an answer that came whole nobody
     * knows when its first token was made.
     */
    public @Nullable Duration timeToFirstToken() {
        Long first = timing == null || !streamed ? null : timing.firstTokenMicros();
        return first == null ? null : micros(first);
    }

    /**
     * Returns the mean time from one token of a stream to the next: the time after the first token over the tokens after it.
     * {@code null} unless the answer was streamed, has content, and the provider counted more than one token that was sent.
     *
     * <p>This is TPOT as the field defines it, (end-to-end - TTFT) / (output tokens - 1), and not what llmperf stores as
     * {@code inter_token_latency}: that is end-to-end / output tokens, the time to the first token included. Tokens and not
     * events are counted, since providers put several tokens into one event.
     *
     * <p>Tokens of reasoning that the provider counts and does not send were made before the first one that arrived, so they
     * are not among the output here: they would make this time too short, and the rate too high.
     */
    public @Nullable Duration timePerOutputToken() {
        Double micros = microsPerOutputToken();
        return micros == null ? null : Duration.ofNanos(Math.round(micros * 1_000));
    }

    /**
     * Returns tokens per second after the first: one over {@link #timePerOutputToken()}, the rate of decoding. {@code null}
     * where that is, and where all tokens came at once, as from a cache.
     */
    public @Nullable Double outputTokensPerSecond() {
        Double micros = microsPerOutputToken();
        return micros == null || micros == 0 ? null : 1e6 / micros;
    }

    private @Nullable Double microsPerOutputToken() {
        Long first = timing == null || !streamed ? null : timing.firstTokenMicros();
        Long output = usage == null || usage.hidden() ? null : usage.outputTokens();
        if (timing == null || first == null || usage == null || output == null) {
            return null;
        }
        long sent = output - (usage.reasoningTokens() > 0 && !sendsReasoning() ? usage.reasoningTokens() : 0);
        return sent < 2 ? null : (double) (timing.totalMicros() - first) / (sent - 1);
    }

    private boolean sendsReasoning() {
        JsonProtocol known = Protocols.named(protocol);
        return known != null && known.sendsReasoning(responseBody);
    }

    private static Duration micros(long micros) {
        return Duration.of(micros, ChronoUnit.MICROS);
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

    /** Returns this call as one before which its application waited; one without times has nowhere to say so. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public LlmCall after(BackOff waited) {
        return timing == null ? this : with(usage, timing.after(waited));
    }

    /** Returns this call with what the provider counted, where that is not what the answer says. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public LlmCall counting(Usage counted) {
        return with(counted, timing);
    }

    private LlmCall withoutTiming() {
        return with(usage, null);
    }

    private LlmCall with(@Nullable Usage counted, @Nullable CallTiming times) {
        return new LlmCall(
                protocol,
                method,
                path,
                requestedModel,
                answeredModel,
                status,
                counted,
                times,
                finishReason,
                answerText,
                toolCalls,
                furtherTexts,
                furtherToolCalls,
                error,
                requestBody,
                responseBody,
                streamed,
                replayed);
    }
}
