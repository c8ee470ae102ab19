package io.github.junitllm.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.fault.Fault;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.testkit.AwsFrames;
import io.github.junitllm.testkit.StandInProvider;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeException;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.Tool;
import software.amazon.awssdk.services.bedrockruntime.model.ToolConfiguration;

/**
 * What users of Bedrock's clients see of each fault: the exception that the AWS SDK has for it, and the code it tells. It has
 * none for a stream that lacks its end: only the stop reason is missing.
 */
@ExtendWith(SystemKey.class)
class BedrockFaultTests {

    private static final String MODEL = "eu.amazon.nova-lite-v1:0";

    private static final String ANSWER = """
            {"metrics":{"latencyMs":551},
             "output":{"message":{"content":[{"text":"You have 30 days for that."}],"role":"assistant"}},
             "stopReason":"end_turn","usage":{"inputTokens":12,"outputTokens":9,"totalTokens":21}}
            """;

    /** Left to itself it speaks HTTP/2 without asking. One for all, because it takes seconds to close. */
    private static final SdkAsyncHttpClient HTTP =
            NettyNioAsyncHttpClient.builder().protocol(Protocol.HTTP1_1).build();

    @TempDir
    Path fixtures;

    @AfterAll
    static void close() {
        HTTP.close();
    }

    private static <B extends AwsClientBuilder<B, C>, C> C client(B builder, LlmGateway llm, Duration timeout) {
        return builder.endpointOverride(URI.create(llm.bedrock()))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(SystemKey.KEY))
                .overrideConfiguration(options ->
                        options.retryStrategy(AwsRetryStrategy.doNotRetry()).apiCallTimeout(timeout))
                .build();
    }

    private static Message question() {
        return Message.builder()
                .role(ConversationRole.USER)
                .content(ContentBlock.fromText("Can I get a refund?"))
                .build();
    }

    private static ToolConfiguration tools() {
        return ToolConfiguration.builder()
                .tools(Tool.fromToolSpec(spec -> spec.name("find_order")
                        .inputSchema(schema -> schema.json(Document.mapBuilder()
                                .putString("type", "object")
                                .build()))))
                .build();
    }

    private static String converse(LlmGateway llm, Duration timeout) {
        try (BedrockRuntimeClient client = client(BedrockRuntimeClient.builder(), llm, timeout)) {
            ConverseResponse answer = client.converse(ConverseRequest.builder()
                    .modelId(MODEL)
                    .messages(question())
                    .toolConfig(tools())
                    .build());
            String said = answer.output().message().content().stream()
                    .map(block -> block.toolUse() == null
                            ? block.text()
                            : block.toolUse().name() + block.toolUse().input())
                    .reduce("", String::concat);
            return answer.stopReasonAsString() + ": " + said;
        } catch (BedrockRuntimeException refused) {
            return told(refused);
        }
    }

    private static String converseStream(LlmGateway llm, Duration timeout) {
        StringBuffer said = new StringBuffer();
        ConverseStreamResponseHandler handler = ConverseStreamResponseHandler.builder()
                .subscriber(ConverseStreamResponseHandler.Visitor.builder()
                        .onContentBlockStart(
                                event -> said.append(event.start().toolUse().name()))
                        .onContentBlockDelta(event -> said.append(
                                event.delta().text() == null
                                        ? event.delta().toolUse().input()
                                        : event.delta().text()))
                        .onMessageStop(event -> said.insert(0, event.stopReasonAsString() + ": "))
                        .build())
                .build();
        ConverseStreamRequest request = ConverseStreamRequest.builder()
                .modelId(MODEL)
                .messages(question())
                .toolConfig(tools())
                .build();
        try (BedrockRuntimeAsyncClient client =
                client(BedrockRuntimeAsyncClient.builder().httpClient(HTTP), llm, timeout)) {
            client.converseStream(request, handler).join();
            return said.toString();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof BedrockRuntimeException refused) {
                return told(refused);
            }
            throw failed;
        }
    }

    /** The code tells errors apart for which the SDK has no class of its own. */
    private static String told(BedrockRuntimeException refused) {
        return refused.getClass().getSimpleName()
                + ' '
                + refused.statusCode()
                + ' '
                + refused.awsErrorDetails().errorCode();
    }

    @Test
    void ofConverse() throws Exception {
        Map<String, String> seen = FaultRuns.of(
                fixtures,
                new StandInProvider(new SignedAws(SystemKey.KEY, call -> call.json(200, ANSWER))),
                EnumSet.of(Fault.SLOW_STREAM, Fault.TRUNCATED_STREAM),
                BedrockFaultTests::converse);

        assertThat(FaultRuns.table(seen)).isEqualTo("""
                CONTENT_FILTER: content_filtered:
                CONTEXT_LENGTH: ValidationException 400 ValidationException
                DNS_FAILURE: SdkClientException of UnknownHostException
                EMPTY_COMPLETION: end_turn:
                EXPIRED_KEY: BedrockRuntimeException 403 ExpiredTokenException
                INVALID_TOOL_ARGUMENTS: tool_use: find_order{"not_an_argument": [null]}
                LENGTH: max_tokens: You have 30 d
                MALFORMED_JSON: SdkClientException of JsonParseException
                MODEL_NOT_FOUND: ValidationException 400 ValidationException
                OVERLOADED: ServiceUnavailableException 503 ServiceUnavailableException
                RATE_LIMIT: ThrottlingException 429 ThrottlingException
                RESET: SdkClientException of SocketException
                RESET_IN_BODY: SdkClientException of SocketException
                SERVER_ERROR: InternalServerException 500 InternalServerException
                SLOW_FIRST_TOKEN: end_turn: You have 30 days for that.
                STALL: ApiCallTimeoutException
                TIME_OUT: ApiCallTimeoutException
                TLS_FAILURE: SdkClientException of SSLHandshakeException
                TRUNCATED_JSON: SdkClientException of JsonEOFException
                UNAVAILABLE: ServiceUnavailableException 503 ServiceUnavailableException
                UNKNOWN_TOOL: tool_use: no_such_tool{}
                WRONG_CONTENT_TYPE: SdkClientException of JsonParseException
                """);
    }

    @Test
    void ofConverseStream() throws Exception {
        AwsStream frames = new AwsStream()
                .event("messageStart", "{\"p\":\"abcdefghijkl\",\"role\":\"assistant\"}")
                .event(
                        "contentBlockDelta",
                        "{\"contentBlockIndex\":0,\"delta\":{\"text\":\"You have \"},\"p\":\"abcd\"}")
                .event("contentBlockDelta", "{\"contentBlockIndex\":0,\"delta\":{\"text\":\"30 days\"},\"p\":\"ab\"}")
                .event(
                        "contentBlockDelta",
                        "{\"contentBlockIndex\":0,\"delta\":{\"text\":\" for that.\"},\"p\":\"ab\"}")
                .event("contentBlockStop", "{\"contentBlockIndex\":0,\"p\":\"abcdefgh\"}")
                .event("messageStop", "{\"p\":\"abcdef\",\"stopReason\":\"end_turn\"}")
                .event(
                        "metadata",
                        "{\"metrics\":{\"latencyMs\":412},\"p\":\"abc\",\"usage\":{\"inputTokens\":12,\"outputTokens\":9,"
                                + "\"totalTokens\":21}}");
        Map<String, String> seen = FaultRuns.of(
                fixtures,
                new StandInProvider(new SignedAws(SystemKey.KEY, call -> {
                    call.begin(AwsFrames.CONTENT_TYPE);
                    call.piece(frames.bytes());
                })),
                EnumSet.noneOf(Fault.class),
                BedrockFaultTests::converseStream);

        assertThat(FaultRuns.table(seen)).isEqualTo("""
                CONTENT_FILTER: content_filtered:
                CONTEXT_LENGTH: ValidationException 400 ValidationException
                DNS_FAILURE: SdkClientException of UnknownHostException
                EMPTY_COMPLETION: end_turn:
                EXPIRED_KEY: BedrockRuntimeException 403 ExpiredTokenException
                INVALID_TOOL_ARGUMENTS: tool_use: find_order{"not_an_argument":[null]}
                LENGTH: max_tokens: You have 30 d
                MALFORMED_JSON: SdkClientException of JsonParseException
                MODEL_NOT_FOUND: ValidationException 400 ValidationException
                OVERLOADED: ServiceUnavailableException 503 ServiceUnavailableException
                RATE_LIMIT: ThrottlingException 429 ThrottlingException
                RESET: SdkClientException of SocketException
                RESET_IN_BODY: SdkClientException of SocketException
                SERVER_ERROR: InternalServerException 500 InternalServerException
                SLOW_FIRST_TOKEN: end_turn: You have 30 days for that.
                SLOW_STREAM: end_turn: You have 30 days for that.
                STALL: ApiCallTimeoutException
                TIME_OUT: ApiCallTimeoutException
                TLS_FAILURE: SdkClientException of OpenSslHandshakeException
                TRUNCATED_JSON: SdkClientException of JsonEOFException
                TRUNCATED_STREAM: You have 30 days
                UNAVAILABLE: ServiceUnavailableException 503 ServiceUnavailableException
                UNKNOWN_TOOL: tool_use: no_such_tool{}
                WRONG_CONTENT_TYPE: SdkClientException of IllegalArgumentException
                """);
    }
}
