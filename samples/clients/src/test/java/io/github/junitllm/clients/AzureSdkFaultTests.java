package io.github.junitllm.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.ai.openai.OpenAIClient;
import com.azure.ai.openai.OpenAIClientBuilder;
import com.azure.ai.openai.models.ChatChoice;
import com.azure.ai.openai.models.ChatCompletions;
import com.azure.ai.openai.models.ChatCompletionsFunctionToolCall;
import com.azure.ai.openai.models.ChatCompletionsFunctionToolDefinition;
import com.azure.ai.openai.models.ChatCompletionsFunctionToolDefinitionFunction;
import com.azure.ai.openai.models.ChatCompletionsOptions;
import com.azure.ai.openai.models.ChatCompletionsToolCall;
import com.azure.ai.openai.models.ChatRequestUserMessage;
import com.azure.ai.openai.models.FunctionCall;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.policy.AddHeadersPolicy;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.core.util.BinaryData;
import com.azure.core.util.HttpClientOptions;
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
 * What users of Azure's own client see of each fault: the exception it has for it, and the status and code it tells. It has
 * none for a stream that lacks its end: only the finish reason is missing.
 */
class AzureSdkFaultTests {

    @TempDir
    Path fixtures;

    /**
     * The client refuses to send a key it knows over plain HTTP, so a policy adds it. Of two time-outs that are over at once
     * chance would decide which one is told.
     */
    private static OpenAIClient client(LlmGateway llm, Duration timeout) {
        return new OpenAIClientBuilder()
                .endpoint(llm.azure())
                .addPolicy(new AddHeadersPolicy(new HttpHeaders()
                        .set(HttpHeaderName.fromString("api-key"), "0123456789abcdef0123456789abcdef")))
                .clientOptions(
                        new HttpClientOptions().setReadTimeout(timeout).setResponseTimeout(timeout.multipliedBy(2)))
                .retryOptions(new RetryOptions(new FixedDelayOptions(0, Duration.ofMillis(1))))
                .buildClient();
    }

    private static ChatCompletionsOptions question() {
        ChatCompletionsOptions options =
                new ChatCompletionsOptions(List.of(new ChatRequestUserMessage("Can I get a refund?")));
        options.setTools(List.of(new ChatCompletionsFunctionToolDefinition(
                new ChatCompletionsFunctionToolDefinitionFunction("find_order")
                        .setParameters(BinaryData.fromString("{\"type\":\"object\"}")))));
        return options;
    }

    private static String whole(LlmGateway llm, Duration timeout) {
        try {
            ChatChoice choice = client(llm, timeout)
                    .getChatCompletions("gpt-4o", question())
                    .getChoices()
                    .get(0);
            return choice.getFinishReason() + ": " + shown(choice.getMessage().getContent())
                    + calls(choice.getMessage().getToolCalls());
        } catch (HttpResponseException refused) {
            return told(refused);
        }
    }

    private static String streamed(LlmGateway llm, Duration timeout) {
        StringBuilder said = new StringBuilder();
        try {
            for (ChatCompletions chunk : client(llm, timeout).getChatCompletionsStream("gpt-4o", question())) {
                for (ChatChoice choice : chunk.getChoices()) {
                    said.append(shown(choice.getDelta().getContent()))
                            .append(calls(choice.getDelta().getToolCalls()));
                    if (choice.getFinishReason() != null) {
                        said.insert(0, choice.getFinishReason() + ": ");
                    }
                }
            }
            return said.toString();
        } catch (HttpResponseException refused) {
            return told(refused);
        }
    }

    private static String shown(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String calls(@Nullable List<ChatCompletionsToolCall> calls) {
        return calls == null
                ? ""
                : calls.stream()
                        .map(call -> ((ChatCompletionsFunctionToolCall) call).getFunction())
                        .map(AzureSdkFaultTests::shown)
                        .reduce("", String::concat);
    }

    private static String shown(FunctionCall function) {
        return shown(function.getName()) + shown(function.getArguments());
    }

    /** The status and the code tell errors apart for which the client has no class of its own. */
    private static String told(HttpResponseException refused) {
        String code = refused.getValue() instanceof Map<?, ?> body && body.get("error") instanceof Map<?, ?> error
                ? " " + error.get("code")
                : "";
        return refused.getClass().getSimpleName() + ' ' + refused.getResponse().getStatusCode() + code;
    }

    @Test
    void ofAnAnswer() throws Exception {
        Map<String, String> seen = FaultRuns.of(
                fixtures,
                StandInProvider.json(OpenAiReplies.completion("You have 30 days for that.")),
                EnumSet.of(Fault.SLOW_STREAM, Fault.TRUNCATED_STREAM),
                AzureSdkFaultTests::whole);

        assertThat(FaultRuns.table(seen)).isEqualTo("""
                CONTENT_FILTER: content_filter:
                CONTEXT_LENGTH: HttpResponseException 400 context_length_exceeded
                DNS_FAILURE: UncheckedIOException of UnknownHostException
                EMPTY_COMPLETION: stop:
                EXPIRED_KEY: ClientAuthenticationException 401 401
                INVALID_TOOL_ARGUMENTS: tool_calls: find_order{"not_an_argument":
                LENGTH: length: You have 30 d
                MALFORMED_JSON: UncheckedIOException of JsonParseException
                MODEL_NOT_FOUND: ResourceNotFoundException 404 DeploymentNotFound
                OVERLOADED: HttpResponseException 503 server_overloaded
                RATE_LIMIT: HttpResponseException 429 429
                RESET: UncheckedIOException of NativeIoException
                RESET_IN_BODY: ReactiveException of NativeIoException
                SERVER_ERROR: HttpResponseException 500 InternalServerError
                SLOW_FIRST_TOKEN: stop: You have 30 days for that.
                STALL: ReactiveException of TimeoutException
                TIME_OUT: RuntimeException of TimeoutException
                TLS_FAILURE: UncheckedIOException of OpenSslHandshakeException
                TRUNCATED_JSON: UncheckedIOException of JsonEOFException
                UNAVAILABLE: HttpResponseException 503 ServiceUnavailable
                UNKNOWN_TOOL: tool_calls: no_such_tool{}
                WRONG_CONTENT_TYPE: UncheckedIOException of JsonParseException
                """);
    }

    @Test
    void ofAStream() throws Exception {
        Map<String, String> seen = FaultRuns.of(
                fixtures,
                new StandInProvider(call ->
                        call.stream(OpenAiReplies.EVENTS, OpenAiReplies.stream("You have ", "30 days", " for that."))),
                EnumSet.noneOf(Fault.class),
                AzureSdkFaultTests::streamed);

        assertThat(FaultRuns.table(seen)).isEqualTo("""
                CONTENT_FILTER: content_filter:
                CONTEXT_LENGTH: HttpResponseException 400 context_length_exceeded
                DNS_FAILURE: UncheckedIOException of UnknownHostException
                EMPTY_COMPLETION: stop:
                EXPIRED_KEY: ClientAuthenticationException 401 401
                INVALID_TOOL_ARGUMENTS: tool_calls: find_order{"not_an_argument":
                LENGTH: length: You have 30 d
                MALFORMED_JSON: IllegalStateException
                MODEL_NOT_FOUND: ResourceNotFoundException 404 DeploymentNotFound
                OVERLOADED: HttpResponseException 503 server_overloaded
                RATE_LIMIT: HttpResponseException 429 429
                RESET: UncheckedIOException of NativeIoException
                RESET_IN_BODY: ReactiveException of NativeIoException
                SERVER_ERROR: HttpResponseException 500 InternalServerError
                SLOW_FIRST_TOKEN: stop: You have 30 days for that.
                SLOW_STREAM: stop: You have 30 days for that.
                STALL: ReactiveException of TimeoutException
                TIME_OUT: ReactiveException of TimeoutException
                TLS_FAILURE: UncheckedIOException of OpenSslHandshakeException
                TRUNCATED_JSON: IllegalStateException
                TRUNCATED_STREAM: You have 30 days
                UNAVAILABLE: HttpResponseException 503 ServiceUnavailable
                UNKNOWN_TOOL: tool_calls: no_such_tool{}
                WRONG_CONTENT_TYPE: IllegalStateException
                """);
    }
}
