package io.github.junitllm.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.genai.Client;
import com.google.genai.ResponseStream;
import com.google.genai.errors.ApiException;
import com.google.genai.types.FunctionCall;
import com.google.genai.types.FunctionDeclaration;
import com.google.genai.types.GenerateContentConfig;
import com.google.genai.types.GenerateContentResponse;
import com.google.genai.types.HttpOptions;
import com.google.genai.types.HttpRetryOptions;
import com.google.genai.types.Tool;
import io.github.junitllm.fault.Fault;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.testkit.StandInProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What users of Google's own client see of each fault: the exception it has for it, and the code and status it tells. It has
 * none for a stream that lacks its end, or is a page of HTML: that is one without events. What a filter stops, it refuses to
 * tell as text.
 */
class GoogleGenAiFaultTests {

    private static final String MODEL = "gemini-2.5-flash";

    @TempDir
    Path fixtures;

    private static Client client(LlmGateway llm, Duration timeout) {
        return Client.builder()
                .apiKey("AIzaSyTestTestTestTestTestTestTestTest0")
                .httpOptions(HttpOptions.builder()
                        .baseUrl(llm.gemini())
                        .timeout(Math.toIntExact(timeout.toMillis()))
                        .retryOptions(HttpRetryOptions.builder().attempts(1))
                        .build())
                .build();
    }

    private static GenerateContentConfig config() {
        return GenerateContentConfig.builder()
                .tools(Tool.builder()
                        .functionDeclarations(FunctionDeclaration.builder().name("find_order")))
                .build();
    }

    private static String whole(LlmGateway llm, Duration timeout) {
        try (Client client = client(llm, timeout)) {
            GenerateContentResponse answer = client.models.generateContent(MODEL, "Can I get a refund?", config());
            return answer.finishReason() + ": " + said(answer);
        } catch (ApiException refused) {
            return told(refused);
        }
    }

    private static String streamed(LlmGateway llm, Duration timeout) {
        StringBuilder said = new StringBuilder();
        try (Client client = client(llm, timeout);
                ResponseStream<GenerateContentResponse> answers =
                        client.models.generateContentStream(MODEL, "Can I get a refund?", config())) {
            for (GenerateContentResponse answer : answers) {
                said.append(said(answer));
                answer.candidates()
                        .flatMap(candidates -> candidates.get(0).finishReason())
                        .ifPresent(reason -> said.insert(0, reason + ": "));
            }
            return said.toString();
        } catch (ApiException refused) {
            return told(refused);
        }
    }

    private static String said(GenerateContentResponse answer) {
        @Nullable List<FunctionCall> calls = answer.functionCalls();
        String text = answer.text();
        return (text == null ? "" : text)
                + (calls == null
                        ? ""
                        : calls.stream()
                                .map(call ->
                                        call.name().orElse("") + call.args().orElse(Map.of()))
                                .reduce("", String::concat));
    }

    private static String told(ApiException refused) {
        return refused.getClass().getSimpleName() + ' ' + refused.code() + ' ' + refused.status();
    }

    @Test
    void ofAnAnswer() throws Exception {
        Map<String, String> seen = FaultRuns.of(
                fixtures,
                StandInProvider.json(answer("You have 30 days for that.", ",\"finishReason\":\"STOP\"")),
                EnumSet.of(Fault.SLOW_STREAM, Fault.TRUNCATED_STREAM),
                GoogleGenAiFaultTests::whole);

        assertThat(FaultRuns.table(seen)).isEqualTo("""
                CONTENT_FILTER: IllegalArgumentException
                CONTEXT_LENGTH: ClientException 400 INVALID_ARGUMENT
                DNS_FAILURE: GenAiIOException of UnknownHostException
                EMPTY_COMPLETION: STOP:
                EXPIRED_KEY: ClientException 400 INVALID_ARGUMENT
                INVALID_TOOL_ARGUMENTS: STOP: find_order{not_an_argument=[null]}
                LENGTH: MAX_TOKENS: You have 30 d
                MALFORMED_JSON: GenAiIOException of JsonParseException
                MODEL_NOT_FOUND: ClientException 404 NOT_FOUND
                OVERLOADED: ServerException 503 UNAVAILABLE
                RATE_LIMIT: ClientException 429 RESOURCE_EXHAUSTED
                RESET: GenAiIOException of SocketException
                RESET_IN_BODY: GenAiIOException of SocketException
                SERVER_ERROR: ServerException 500 INTERNAL
                SLOW_FIRST_TOKEN: STOP: You have 30 days for that.
                STALL: GenAiIOException of SocketException
                TIME_OUT: GenAiIOException of SocketException
                TLS_FAILURE: GenAiIOException of SSLHandshakeException
                TRUNCATED_JSON: GenAiIOException of JsonEOFException
                UNAVAILABLE: ServerException 503 UNAVAILABLE
                UNKNOWN_TOOL: STOP: no_such_tool{}
                WRONG_CONTENT_TYPE: GenAiIOException of JsonParseException
                """);
    }

    @Test
    void ofAStream() throws Exception {
        String stream = event("You have ", "")
                + event("30 days", "")
                + event(" for that.", "")
                + event("", ",\"finishReason\":\"STOP\"");
        Map<String, String> seen = FaultRuns.of(
                fixtures,
                new StandInProvider(call -> call.stream("text/event-stream", stream)),
                EnumSet.noneOf(Fault.class),
                GoogleGenAiFaultTests::streamed);

        assertThat(FaultRuns.table(seen)).isEqualTo("""
                CONTENT_FILTER: IllegalArgumentException
                CONTEXT_LENGTH: ClientException 400 INVALID_ARGUMENT
                DNS_FAILURE: GenAiIOException of UnknownHostException
                EMPTY_COMPLETION: STOP:
                EXPIRED_KEY: ClientException 400 INVALID_ARGUMENT
                INVALID_TOOL_ARGUMENTS: STOP: find_order{not_an_argument=[null]}
                LENGTH: MAX_TOKENS: You have 30 d
                MALFORMED_JSON: GenAiIOException of JsonParseException
                MODEL_NOT_FOUND: ClientException 404 NOT_FOUND
                OVERLOADED: ServerException 503 UNAVAILABLE
                RATE_LIMIT: ClientException 429 RESOURCE_EXHAUSTED
                RESET: GenAiIOException of SocketException
                RESET_IN_BODY: GenAiIOException of SocketException
                SERVER_ERROR: ServerException 500 INTERNAL
                SLOW_FIRST_TOKEN: STOP: You have 30 days for that.
                SLOW_STREAM: STOP: You have 30 days for that.
                STALL: GenAiIOException of SocketException
                TIME_OUT: GenAiIOException of SocketException
                TLS_FAILURE: GenAiIOException of SSLHandshakeException
                TRUNCATED_JSON: GenAiIOException of JsonEOFException
                TRUNCATED_STREAM: You have 30 days
                UNAVAILABLE: ServerException 503 UNAVAILABLE
                UNKNOWN_TOOL: STOP: no_such_tool{}
                WRONG_CONTENT_TYPE:
                """);
    }

    private static String event(String text, String more) {
        return "data: " + answer(text, more) + "\r\n\r\n";
    }

    private static String answer(String text, String more) {
        return "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"" + text + "\"}],\"role\":\"model\"}" + more
                + ",\"index\":0}],\"usageMetadata\":{\"promptTokenCount\":9,\"candidatesTokenCount\":7,"
                + "\"totalTokenCount\":16},\"modelVersion\":\"gemini-2.5-flash\"}";
    }
}
