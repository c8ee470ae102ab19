package io.github.junitllm.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.ToolCall;
import io.github.junitllm.call.Usage;
import io.github.junitllm.gateway.Gateway;
import io.github.junitllm.gateway.GatewaySettings;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.gateway.SampleAddress;
import io.github.junitllm.gateway.SampleGateway;
import io.github.junitllm.testkit.AwsFrames;
import io.github.junitllm.testkit.StandInProvider;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeException;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

@ExtendWith(SystemKey.class)
class BedrockStreamTests {

    private static final String MODEL = "eu.amazon.nova-lite-v1:0";

    /** Left to itself it speaks HTTP/2 without asking. One for all, because it takes seconds to close. */
    private static final SdkAsyncHttpClient HTTP =
            NettyNioAsyncHttpClient.builder().protocol(Protocol.HTTP1_1).build();

    @TempDir
    Path fixtures;

    @AfterAll
    static void close() {
        HTTP.close();
    }

    /** Returns all the client gives out, in order; each event as the client prints it. */
    private static List<String> converse(LlmGateway llm) {
        List<String> seen = new CopyOnWriteArrayList<>();
        ConverseStreamRequest request = ConverseStreamRequest.builder()
                .modelId(MODEL)
                .messages(Message.builder()
                        .role(ConversationRole.USER)
                        .content(ContentBlock.fromText("Can I get\na refund? 🙂"))
                        .build())
                .build();
        ConverseStreamResponseHandler handler = ConverseStreamResponseHandler.builder()
                .subscriber(event -> seen.add(event.toString()))
                .build();
        try (BedrockRuntimeAsyncClient client = BedrockRuntimeAsyncClient.builder()
                .endpointOverride(URI.create(llm.bedrock()))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(SystemKey.KEY))
                .overrideConfiguration(options -> options.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .httpClient(HTTP)
                .build()) {
            client.converseStream(request, handler).join();
        } catch (CompletionException failed) {
            BedrockRuntimeException refused = (BedrockRuntimeException) failed.getCause();
            seen.add(refused.getClass().getSimpleName() + ": "
                    + refused.awsErrorDetails().errorMessage());
        }
        return List.copyOf(seen);
    }

    /** AWS, with a stream in pieces that end within frames and within characters. */
    private static SignedAws streaming(AwsStream frames) {
        return new SignedAws(SystemKey.KEY, call -> {
            assertThat(call.target()).isEqualTo("/model/eu.amazon.nova-lite-v1%3A0/converse-stream");
            call.with("x-amzn-requestid", "6b1f4c2e-0000-4000-8000-000000000002")
                    .begin(AwsFrames.CONTENT_TYPE);
            byte[] all = frames.bytes();
            for (int at = 0; at < all.length; at += 11) {
                call.piece(Arrays.copyOfRange(all, at, Math.min(all.length, at + 11)));
            }
        });
    }

    private static AwsStream begun() {
        return new AwsStream()
                .event("messageStart", "{\"p\":\"abcdefghijkl\",\"role\":\"assistant\"}")
                .event("contentBlockDelta", "{\"contentBlockIndex\":0,\"delta\":{\"text\":\"Yes: 返金\"},\"p\":\"abcd\"}")
                .event(
                        "contentBlockDelta",
                        "{\"contentBlockIndex\":0,\"delta\":{\"text\":\"できます 🎉🙂\"},\"p\":\"ab\"}");
    }

    @Test
    void aClientLeftToItselfIsToldInItsExceptionToSpeakHttp1() {
        try (Gateway gateway = Gateway.create(GatewaySettings.replay(fixtures));
                SampleGateway sample = gateway.open(new SampleAddress("com.acme.ClientEvals/answers", "case-001", 1));
                BedrockRuntimeAsyncClient client = BedrockRuntimeAsyncClient.builder()
                        .endpointOverride(URI.create(sample.bedrock()))
                        .region(Region.EU_CENTRAL_1)
                        .credentialsProvider(StaticCredentialsProvider.create(SystemKey.KEY))
                        .build()) {
            ConverseStreamResponseHandler nothing = ConverseStreamResponseHandler.builder()
                    .subscriber(event -> {})
                    .build();

            assertThatThrownBy(() -> client.converseStream(
                                    ConverseStreamRequest.builder()
                                            .modelId(MODEL)
                                            .build(),
                                    nothing)
                            .join())
                    .hasStackTraceContaining("NettyNioAsyncHttpClient.builder().protocol(Protocol.HTTP1_1)");
            assertThat(gateway.problems()).isNotEmpty().allMatch(problem -> problem.contains("speaks HTTP/2"));
        }
    }

    @Test
    void textInPieces() throws Exception {
        AwsStream frames = begun().event("contentBlockStop", "{\"contentBlockIndex\":0,\"p\":\"abcdefgh\"}")
                .event("messageStop", "{\"p\":\"abcdef\",\"stopReason\":\"end_turn\"}")
                .event("metadata", """
                        {"metrics":{"latencyMs":412},"p":"abc","usage":{"cacheReadInputTokenCount":4,"cacheReadInputTokens":4,
                         "cacheWriteInputTokenCount":2,"cacheWriteInputTokens":2,"inputTokens":12,"outputTokens":9,
                         "serverToolUsage":{},"totalTokens":27}}""");
        SignedAws aws = streaming(frames);
        StandInProvider provider = new StandInProvider(aws);
        BothRuns<List<String>> runs = BothRuns.of(fixtures, provider, BedrockStreamTests::converse);

        assertThat(aws.hosts()).containsExactly(provider.uri().getAuthority());
        assertThat(runs.replayed()).isEqualTo(runs.recorded()).hasSize(6);
        assertThat(runs.replayed().get(1)).contains("Text=Yes: 返金");
        assertThat(runs.replayed().get(2)).contains("Text=できます 🎉🙂");
        assertThat(runs.replayed().get(4)).contains("end_turn");
        assertThat(runs.replayed().get(5)).contains("TotalTokens=27");
        for (LlmCall call :
                List.of(runs.recordedCalls().get(0), runs.replayedCalls().get(0))) {
            assertThat(call.protocol()).isEqualTo("bedrock-converse");
            assertThat(call.streamed()).isTrue();
            assertThat(call.requestedModel()).isEqualTo(MODEL);
            assertThat(call.answerText()).isEqualTo("Yes: 返金できます 🎉🙂");
            assertThat(call.finishReason()).isEqualTo("end_turn");
            assertThat(call.usage()).isEqualTo(new Usage(18, 9, 4, 2, 0));
            assertThat(call.timing().firstTokenMicros()).isNotNull();
            assertThat(Base64.getDecoder().decode(call.responseBody())).isEqualTo(frames.bytes());
        }
        assertThat(runs.replayedCalls().get(0).replayed()).isTrue();
    }

    @Test
    void toolUseInPieces() throws Exception {
        SignedAws aws = streaming(new AwsStream()
                .event("messageStart", "{\"p\":\"abc\",\"role\":\"assistant\"}")
                .event(
                        "contentBlockStart",
                        "{\"contentBlockIndex\":0,\"p\":\"a\",\"start\":{\"toolUse\":"
                                + "{\"name\":\"find_order\",\"toolUseId\":\"tooluse_kZJMlvQm\"}}}")
                .event(
                        "contentBlockDelta",
                        "{\"contentBlockIndex\":0,\"delta\":{\"toolUse\":{\"input\":\"{\\\"number\\\": \"}},\"p\":\"ab\"}")
                .event(
                        "contentBlockDelta",
                        "{\"contentBlockIndex\":0,\"delta\":{\"toolUse\":{\"input\":\"\\\"A-17 🎁\\\"}\"}},\"p\":\"ab\"}")
                .event("contentBlockStop", "{\"contentBlockIndex\":0,\"p\":\"abcdefgh\"}")
                .event("messageStop", "{\"p\":\"abcdef\",\"stopReason\":\"tool_use\"}")
                .event(
                        "metadata",
                        "{\"metrics\":{\"latencyMs\":412},\"p\":\"abc\","
                                + "\"usage\":{\"inputTokens\":53,\"outputTokens\":20,\"totalTokens\":73}}"));
        BothRuns<List<String>> runs = BothRuns.of(fixtures, new StandInProvider(aws), BedrockStreamTests::converse);

        assertThat(runs.replayed()).isEqualTo(runs.recorded()).hasSize(7);
        assertThat(runs.replayed().get(3)).contains("\"A-17 🎁\"}");
        LlmCall call = runs.replayedCalls().get(0);
        assertThat(call.toolCalls())
                .isEqualTo(runs.recordedCalls().get(0).toolCalls())
                .containsExactly(new ToolCall("tooluse_kZJMlvQm", "find_order", "{\"number\": \"A-17 🎁\"}"));
        assertThat(call.finishReason()).isEqualTo("tool_use");
        assertThat(call.usage()).isEqualTo(new Usage(53, 20, 0, 0, 0));
    }

    @Test
    void aStreamThatEndsInAnException() throws Exception {
        SignedAws aws = streaming(
                begun().exception("throttlingException", "{\"message\":\"Too many tokens, please wait. お待ちください\"}"));
        BothRuns<List<String>> runs =
                BothRuns.withErrors(fixtures, new StandInProvider(aws), BedrockStreamTests::converse);

        assertThat(runs.replayed())
                .isEqualTo(runs.recorded())
                .hasSize(4)
                .last()
                .isEqualTo("ThrottlingException: Too many tokens, please wait. お待ちください");
        LlmCall call = runs.replayedCalls().get(0);
        assertThat(call.answerText()).isEqualTo("Yes: 返金できます 🎉🙂");
        assertThat(call.finishReason()).isNull();
        assertThat(call.usage()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"429, ThrottlingException", "400, ValidationException"})
    void errorsAreTheClientsOwnExceptions(int status, String type) throws Exception {
        SignedAws aws = new SignedAws(
                SystemKey.KEY, call -> call.with("x-amzn-errortype", type + ":http://internal.amazon.com/coral/")
                        .json(status, "{\"message\":\"Not this time. 駄目です\"}"));
        BothRuns<List<String>> runs =
                BothRuns.withErrors(fixtures, new StandInProvider(aws), BedrockStreamTests::converse);

        assertThat(aws.hosts()).hasSize(1);
        assertThat(runs.replayed()).isEqualTo(runs.recorded()).containsExactly(type + ": Not this time. 駄目です");
        assertThat(runs.replayedCalls()).extracting(LlmCall::status).containsExactly(status);
    }
}
