package io.github.junitllm.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.fault.Fault;
import io.github.junitllm.testkit.StandInProvider;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the users of real clients see of each fault: the exception that the client has for it.
 *
 * <p>LangChain4j never gives up an answer that has begun: its time-out is that of a request of {@code java.net.http}, which
 * ends when the head has come; only from Java 26 on (JDK-8208693) does it last to the end of the body. An application that
 * must not wait for ever needs a deadline of its own.
 */
class FaultTests {

    private static final String GEMINI = """
            {"candidates":[{"content":{"parts":[{"text":"You have 30 days for that."}],"role":"model"},"finishReason":"STOP",\
            "index":0}],"usageMetadata":{"promptTokenCount":9,"candidatesTokenCount":7,"totalTokenCount":16},\
            "modelVersion":"gemini-2.5-flash"}""";

    private static final String OLLAMA = """
            {"model":"llama3.2","created_at":"2025-01-01T00:00:00Z","message":{"role":"assistant",\
            "content":"You have 30 days for that."},"done":true,"done_reason":"stop","total_duration":9,"load_duration":1,\
            "prompt_eval_count":9,"prompt_eval_duration":1,"eval_count":7,"eval_duration":1}""";

    @TempDir
    Path fixtures;

    private static StandInProvider good() {
        return new StandInProvider(call -> {
            if (call.target().contains("/messages")) {
                call.json(200, AnthropicAnswers.MESSAGE);
            } else if (call.target().contains("/models/")) {
                call.json(200, GEMINI);
            } else if (call.target().contains("/api/chat")) {
                call.json(200, OLLAMA);
            } else if (call.body().replace(" ", "").contains("\"stream\":true")) {
                call.stream(OpenAiReplies.EVENTS, OpenAiReplies.stream("You have ", "30 days", " for that."));
            } else {
                call.json(200, OpenAiReplies.completion("You have 30 days for that."));
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void isSeenAsTheProvidersOwn(FaultedClient client) throws Exception {
        boolean streams = client == FaultedClient.OPENAI_JAVA_STREAM;
        Set<Fault> unfit =
                streams ? EnumSet.noneOf(Fault.class) : EnumSet.of(Fault.SLOW_STREAM, Fault.TRUNCATED_STREAM);
        if (client == FaultedClient.LANGCHAIN4J_OLLAMA) {
            unfit.add(Fault.CONTENT_FILTER);
        }

        Map<String, String> seen = FaultRuns.of(fixtures, good(), unfit, client::answer);
        assertThat(FaultRuns.table(seen)).isEqualTo(expected(client));
    }

    private static String expected(FaultedClient client) {
        return switch (client) {
            case OPENAI_JAVA -> """
                    CONTENT_FILTER: content_filter:
                    CONTEXT_LENGTH: BadRequestException
                    DNS_FAILURE: OpenAIIoException of UnknownHostException
                    EMPTY_COMPLETION: stop:
                    EXPIRED_KEY: UnauthorizedException
                    INVALID_TOOL_ARGUMENTS: tool_calls: find_order{"not_an_argument":
                    LENGTH: length: You have 30 d
                    MALFORMED_JSON: OpenAIInvalidDataException of JsonParseException
                    MODEL_NOT_FOUND: NotFoundException
                    OVERLOADED: InternalServerException
                    RATE_LIMIT: RateLimitException
                    RESET: OpenAIIoException of SocketException
                    RESET_IN_BODY: OpenAIInvalidDataException of SocketException
                    SERVER_ERROR: InternalServerException
                    SLOW_FIRST_TOKEN: stop: You have 30 days for that.
                    STALL: OpenAIInvalidDataException of SocketException
                    TIME_OUT: OpenAIIoException of SocketException
                    TLS_FAILURE: OpenAIIoException of SSLHandshakeException
                    TRUNCATED_JSON: OpenAIInvalidDataException of JsonEOFException
                    UNAVAILABLE: InternalServerException
                    UNKNOWN_TOOL: tool_calls: no_such_tool{}
                    WRONG_CONTENT_TYPE: OpenAIInvalidDataException of JsonParseException
                    """;
            case OPENAI_JAVA_STREAM -> """
                    CONTENT_FILTER: content_filter:
                    CONTEXT_LENGTH: BadRequestException
                    DNS_FAILURE: OpenAIIoException of UnknownHostException
                    EMPTY_COMPLETION: stop:
                    EXPIRED_KEY: UnauthorizedException
                    INVALID_TOOL_ARGUMENTS: tool_calls: find_order{"not_an_argument":
                    LENGTH: length: You have 30 d
                    MALFORMED_JSON: OpenAIInvalidDataException of JsonParseException
                    MODEL_NOT_FOUND: NotFoundException
                    OVERLOADED: InternalServerException
                    RATE_LIMIT: RateLimitException
                    RESET: OpenAIIoException of SocketException
                    RESET_IN_BODY: OpenAIIoException of SocketException
                    SERVER_ERROR: InternalServerException
                    SLOW_FIRST_TOKEN: stop: You have 30 days for that.
                    SLOW_STREAM: stop: You have 30 days for that.
                    STALL: OpenAIIoException of SocketException
                    TIME_OUT: OpenAIIoException of SocketException
                    TLS_FAILURE: OpenAIIoException of SSLHandshakeException
                    TRUNCATED_JSON: OpenAIInvalidDataException of JsonEOFException
                    TRUNCATED_STREAM: IllegalStateException
                    UNAVAILABLE: InternalServerException
                    UNKNOWN_TOOL: tool_calls: no_such_tool{}
                    WRONG_CONTENT_TYPE: IllegalStateException
                    """;
            case ANTHROPIC_JAVA -> """
                    CONTENT_FILTER: refusal:
                    CONTEXT_LENGTH: BadRequestException
                    DNS_FAILURE: AnthropicIoException of UnknownHostException
                    EMPTY_COMPLETION: end_turn:
                    EXPIRED_KEY: UnauthorizedException
                    INVALID_TOOL_ARGUMENTS: tool_use: find_order{not_an_argument=[null]}
                    LENGTH: max_tokens: Yes: 30 days.
                    MALFORMED_JSON: AnthropicInvalidDataException of JsonParseException
                    MODEL_NOT_FOUND: NotFoundException
                    OVERLOADED: OverloadedException
                    RATE_LIMIT: RateLimitException
                    RESET: AnthropicIoException of SocketException
                    RESET_IN_BODY: AnthropicInvalidDataException of SocketException
                    SERVER_ERROR: InternalServerException
                    SLOW_FIRST_TOKEN: end_turn: Yes: 30 days. 返金できます 🎉👩‍👩‍👧
                    STALL: AnthropicInvalidDataException of SocketException
                    TIME_OUT: AnthropicIoException of SocketException
                    TLS_FAILURE: AnthropicIoException of SSLHandshakeException
                    TRUNCATED_JSON: AnthropicInvalidDataException of JsonEOFException
                    UNAVAILABLE: ServiceUnavailableException
                    UNKNOWN_TOOL: tool_use: no_such_tool{}
                    WRONG_CONTENT_TYPE: AnthropicInvalidDataException of JsonParseException
                    """;
            case LANGCHAIN4J_OPENAI -> """
                    CONTENT_FILTER: CONTENT_FILTER:
                    CONTEXT_LENGTH: InvalidRequestException of HttpException
                    DNS_FAILURE: UnresolvedModelServerException of UnresolvedAddressException
                    EMPTY_COMPLETION: STOP:
                    EXPIRED_KEY: AuthenticationException of HttpException
                    INVALID_TOOL_ARGUMENTS: TOOL_EXECUTION: find_order{"not_an_argument":
                    LENGTH: LENGTH: You have 30 d
                    MALFORMED_JSON: RuntimeException of JsonParseException
                    MODEL_NOT_FOUND: ModelNotFoundException of HttpException
                    OVERLOADED: InternalServerException of HttpException
                    RATE_LIMIT: RateLimitException of HttpException
                    RESET: RuntimeException of SocketException
                    RESET_IN_BODY: RuntimeException of SocketException
                    SERVER_ERROR: InternalServerException of HttpException
                    SLOW_FIRST_TOKEN: STOP: You have 30 days for that.
                    STALL: RuntimeException of EOFException, having never given up
                    TIME_OUT: TimeoutException of HttpTimeoutException
                    TLS_FAILURE: RuntimeException of SSLHandshakeException
                    TRUNCATED_JSON: RuntimeException of JsonEOFException
                    UNAVAILABLE: InternalServerException of HttpException
                    UNKNOWN_TOOL: TOOL_EXECUTION: no_such_tool{}
                    WRONG_CONTENT_TYPE: RuntimeException of JsonParseException
                    """;
            case LANGCHAIN4J_ANTHROPIC -> """
                    CONTENT_FILTER: OTHER:
                    CONTEXT_LENGTH: InvalidRequestException of HttpException
                    DNS_FAILURE: UnresolvedModelServerException of UnresolvedAddressException
                    EMPTY_COMPLETION: STOP:
                    EXPIRED_KEY: AuthenticationException of HttpException
                    INVALID_TOOL_ARGUMENTS: TOOL_EXECUTION: find_order{ "not_an_argument" : [ null ] }
                    LENGTH: LENGTH: Yes: 30 days.
                    MALFORMED_JSON: RuntimeException of JsonParseException
                    MODEL_NOT_FOUND: ModelNotFoundException of HttpException
                    OVERLOADED: InternalServerException of HttpException
                    RATE_LIMIT: RateLimitException of HttpException
                    RESET: RuntimeException of SocketException
                    RESET_IN_BODY: RuntimeException of SocketException
                    SERVER_ERROR: InternalServerException of HttpException
                    SLOW_FIRST_TOKEN: STOP: Yes: 30 days. 返金できます 🎉👩‍👩‍👧
                    STALL: RuntimeException of EOFException, having never given up
                    TIME_OUT: TimeoutException of HttpTimeoutException
                    TLS_FAILURE: RuntimeException of SSLHandshakeException
                    TRUNCATED_JSON: RuntimeException of JsonEOFException
                    UNAVAILABLE: InternalServerException of HttpException
                    UNKNOWN_TOOL: TOOL_EXECUTION: no_such_tool{ }
                    WRONG_CONTENT_TYPE: RuntimeException of JsonParseException
                    """;
            case LANGCHAIN4J_GEMINI -> """
                    CONTENT_FILTER: CONTENT_FILTER:
                    CONTEXT_LENGTH: InvalidRequestException of HttpException
                    DNS_FAILURE: UnresolvedModelServerException of UnresolvedAddressException
                    EMPTY_COMPLETION: STOP:
                    EXPIRED_KEY: InvalidRequestException of HttpException
                    INVALID_TOOL_ARGUMENTS: TOOL_EXECUTION: find_order{"not_an_argument":[null]}
                    LENGTH: LENGTH: You have 30 d
                    MALFORMED_JSON: RuntimeException of JsonParseException
                    MODEL_NOT_FOUND: ModelNotFoundException of HttpException
                    OVERLOADED: InternalServerException of HttpException
                    RATE_LIMIT: RateLimitException of HttpException
                    RESET: RuntimeException of SocketException
                    RESET_IN_BODY: RuntimeException of SocketException
                    SERVER_ERROR: InternalServerException of HttpException
                    SLOW_FIRST_TOKEN: STOP: You have 30 days for that.
                    STALL: RuntimeException of EOFException, having never given up
                    TIME_OUT: TimeoutException of HttpTimeoutException
                    TLS_FAILURE: RuntimeException of SSLHandshakeException
                    TRUNCATED_JSON: RuntimeException of JsonEOFException
                    UNAVAILABLE: InternalServerException of HttpException
                    UNKNOWN_TOOL: TOOL_EXECUTION: no_such_tool{}
                    WRONG_CONTENT_TYPE: RuntimeException of JsonParseException
                    """;
            case LANGCHAIN4J_OLLAMA -> """
                    CONTEXT_LENGTH: InvalidRequestException of HttpException
                    DNS_FAILURE: UnresolvedModelServerException of UnresolvedAddressException
                    EMPTY_COMPLETION: STOP:
                    EXPIRED_KEY: AuthenticationException of HttpException
                    INVALID_TOOL_ARGUMENTS: TOOL_EXECUTION: find_order{"not_an_argument":[null]}
                    LENGTH: LENGTH: You have 30 d
                    MALFORMED_JSON: RuntimeException of JsonParseException
                    MODEL_NOT_FOUND: ModelNotFoundException of HttpException
                    OVERLOADED: InternalServerException of HttpException
                    RATE_LIMIT: RateLimitException of HttpException
                    RESET: RuntimeException of SocketException
                    RESET_IN_BODY: RuntimeException of SocketException
                    SERVER_ERROR: InternalServerException of HttpException
                    SLOW_FIRST_TOKEN: STOP: You have 30 days for that.
                    STALL: RuntimeException of EOFException, having never given up
                    TIME_OUT: TimeoutException of HttpTimeoutException
                    TLS_FAILURE: RuntimeException of SSLHandshakeException
                    TRUNCATED_JSON: RuntimeException of JsonParseException
                    UNAVAILABLE: InternalServerException of HttpException
                    UNKNOWN_TOOL: TOOL_EXECUTION: no_such_tool{}
                    WRONG_CONTENT_TYPE: RuntimeException of JsonParseException
                    """;
        };
    }
}
