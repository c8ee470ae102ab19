package io.github.junitllm.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.ToolCall;
import io.github.junitllm.call.Usage;
import io.github.junitllm.gateway.Gateway;
import io.github.junitllm.gateway.GatewaySettings;
import io.github.junitllm.gateway.SampleAddress;
import io.github.junitllm.testkit.StandInProvider;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeException;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.Tool;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseBlock;

@ExtendWith(SystemKey.class)
class BedrockTests {

    private static final String MODEL = "anthropic.claude-3-5-sonnet-20241022-v2:0";
    private static final AwsCredentials KEY = SystemKey.KEY;

    private static final String ANSWER = """
            {"metrics":{"latencyMs":551},
             "output":{"message":{"content":[{"text":"Yes: 30 days. 返金できます 🎉"}],"role":"assistant"}},
             "stopReason":"end_turn",
             "usage":{"cacheReadInputTokenCount":4,"cacheReadInputTokens":4,"cacheWriteInputTokenCount":2,
              "cacheWriteInputTokens":2,"inputTokens":12,"outputTokens":9,"serverToolUsage":{},"totalTokens":27}}
            """;

    @TempDir
    Path fixtures;

    private static BedrockRuntimeClient client(String url, AwsCredentials key) {
        return BedrockRuntimeClient.builder()
                .endpointOverride(URI.create(url))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(key))
                .overrideConfiguration(options -> options.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }

    private static ConverseRequest question(String model) {
        return ConverseRequest.builder()
                .modelId(model)
                .messages(Message.builder()
                        .role(ConversationRole.USER)
                        .content(ContentBlock.fromText("Can I get\na refund? 🙂"))
                        .build())
                .inferenceConfig(inference -> inference.maxTokens(100).temperature(0.2f))
                .build();
    }

    private static ConverseResponse converse(String url, ConverseRequest request) {
        try (BedrockRuntimeClient client = client(url, KEY)) {
            return client.converse(request);
        }
    }

    @Test
    void converse() throws Exception {
        SignedAws aws = new SignedAws(KEY, call -> {
            assertThat(call.target()).isEqualTo("/model/anthropic.claude-3-5-sonnet-20241022-v2%3A0/converse");
            call.with("x-amzn-requestid", "6b1f4c2e-0000-4000-8000-000000000001")
                    .json(200, ANSWER);
        });
        StandInProvider provider = new StandInProvider(aws);
        BothRuns<ConverseResponse> runs =
                BothRuns.of(fixtures, provider, llm -> converse(llm.bedrock(), question(MODEL)));

        assertThat(aws.hosts()).containsExactly(provider.uri().getAuthority());
        assertThat(runs.replayed()).hasToString(runs.recorded().toString());
        assertThat(runs.replayed().output().message().content().get(0).text()).isEqualTo("Yes: 30 days. 返金できます 🎉");
        assertThat(runs.replayed().usage().totalTokens()).isEqualTo(27);
        for (LlmCall call :
                List.of(runs.recordedCalls().get(0), runs.replayedCalls().get(0))) {
            assertThat(call.protocol()).isEqualTo("bedrock-converse");
            assertThat(call.requestedModel()).isEqualTo(MODEL);
            assertThat(call.answerText()).isEqualTo("Yes: 30 days. 返金できます 🎉");
            assertThat(call.finishReason()).isEqualTo("end_turn");
            assertThat(call.usage()).isEqualTo(new Usage(18, 9, 4, 2, 0));
            assertThat(call.streamed()).isFalse();
        }
        assertThat(runs.replayedCalls().get(0).replayed()).isTrue();
        assertThat(Fixtures.text(fixtures))
                .contains("返金できます 🎉")
                .doesNotContain(KEY.accessKeyId())
                .doesNotContain(KEY.secretAccessKey())
                .doesNotContain("Signature");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:bedrock:eu-central-1:111122223333:inference-profile/eu.anthropic.claude-sonnet-4-5-20250929-v1:0",
                "eu.amazon.nova-lite-v1:0"
            })
    void signsThePathOfAnyModel(String model) throws Exception {
        SignedAws aws = new SignedAws(KEY, call -> call.json(200, ANSWER));
        BothRuns<ConverseResponse> runs =
                BothRuns.of(fixtures, new StandInProvider(aws), llm -> converse(llm.bedrock(), question(model)));

        assertThat(aws.hosts()).hasSize(1);
        assertThat(runs.replayedCalls()).extracting(LlmCall::requestedModel).containsExactly(model);
    }

    @Test
    void signsForASession() throws Exception {
        AwsCredentials session = AwsSessionCredentials.create(
                KEY.accessKeyId(), KEY.secretAccessKey(), "IQoJb3JpZ2luX2VjEJr//////////wEaCXVzLWVhc3QtMSJH");
        SignedAws aws = new SignedAws(session, call -> call.json(200, ANSWER));
        BothRuns<String> runs = BothRuns.of(fixtures, new StandInProvider(aws), llm -> {
            try (BedrockRuntimeClient client = client(llm.bedrock(), session)) {
                return client.converse(question(MODEL)).stopReasonAsString();
            }
        });

        assertThat(aws.hosts()).hasSize(1);
        assertThat(runs.replayed()).isEqualTo(runs.recorded()).isEqualTo("end_turn");
    }

    /** The stand-in takes the signatures AWS takes: of the client itself, and not those of another key. */
    @Test
    void theStandInKnowsRightSignaturesFromWrongOnes() {
        AwsCredentials wrong =
                AwsBasicCredentials.create(KEY.accessKeyId(), "anotherSecretAnotherSecretAnotherSecret0");
        try (StandInProvider provider = new StandInProvider(new SignedAws(KEY, call -> call.json(200, ANSWER)));
                BedrockRuntimeClient direct = client(provider.uri().toString(), wrong)) {
            assertThat(converse(provider.uri().toString(), question(MODEL)).stopReasonAsString())
                    .isEqualTo("end_turn");
            assertThatThrownBy(() -> direct.converse(question(MODEL)))
                    .isInstanceOf(BedrockRuntimeException.class)
                    .hasMessageContaining("signature we calculated does not match");
        }
    }

    @Test
    void toolUse() throws Exception {
        String answer = """
                {"metrics":{"latencyMs":713},"output":{"message":{"content":[{"text":"Let me look."},
                   {"toolUse":{"input":{"number":"A-17 🎁","limit":3},"name":"find_order","toolUseId":"tooluse_kZJMlvQm"}}],
                  "role":"assistant"}},"stopReason":"tool_use",
                 "usage":{"inputTokens":53,"outputTokens":20,"totalTokens":73}}
                """;
        Document schema = Document.mapBuilder()
                .putString("type", "object")
                .putMap(
                        "properties",
                        properties -> properties.putMap("number", number -> number.putString("type", "string")))
                .build();
        ConverseRequest request = question(MODEL).toBuilder()
                .toolConfig(tools -> tools.tools(Tool.fromToolSpec(spec -> spec.name("find_order")
                        .description("Finds an order")
                        .inputSchema(input -> input.json(schema)))))
                .build();
        SignedAws aws = new SignedAws(KEY, call -> call.json(200, answer));
        BothRuns<ConverseResponse> runs =
                BothRuns.of(fixtures, new StandInProvider(aws), llm -> converse(llm.bedrock(), request));

        assertThat(aws.hosts()).hasSize(1);
        assertThat(runs.replayed()).hasToString(runs.recorded().toString());
        ToolUseBlock tool = runs.replayed().output().message().content().get(1).toolUse();
        assertThat(tool.input().asMap().get("number").asString()).isEqualTo("A-17 🎁");
        LlmCall call = runs.replayedCalls().get(0);
        assertThat(call.toolCalls())
                .isEqualTo(runs.recordedCalls().get(0).toolCalls())
                .containsExactly(
                        new ToolCall("tooluse_kZJMlvQm", "find_order", "{\"number\":\"A-17 🎁\",\"limit\":3}"));
        assertThat(call.answerText()).isEqualTo("Let me look.");
        assertThat(call.finishReason()).isEqualTo("tool_use");
        assertThat(call.usage()).isEqualTo(new Usage(53, 20, 0, 0, 0));
    }

    @ParameterizedTest
    @CsvSource({"429, ThrottlingException", "400, ValidationException", "403, AccessDeniedException"})
    void errorsAreTheClientsOwnExceptions(int status, String type) throws Exception {
        SignedAws aws =
                new SignedAws(KEY, call -> call.with("x-amzn-errortype", type + ":http://internal.amazon.com/coral/")
                        .json(status, "{\"message\":\"Not this time. 駄目です\"}"));
        BothRuns<List<String>> runs = BothRuns.withErrors(fixtures, new StandInProvider(aws), llm -> {
            try {
                return List.of(converse(llm.bedrock(), question(MODEL)).toString());
            } catch (BedrockRuntimeException refused) {
                return List.of(
                        refused.getClass().getSimpleName(),
                        refused.awsErrorDetails().errorCode(),
                        refused.awsErrorDetails().errorMessage(),
                        String.valueOf(refused.statusCode()));
            }
        });

        assertThat(runs.replayed())
                .isEqualTo(runs.recorded())
                .containsExactly(type, type, "Not this time. 駄目です", String.valueOf(status));
        assertThat(runs.replayedCalls()).extracting(LlmCall::status).containsExactly(status);
    }

    @Test
    void aRequestSignedWithAnUnknownKeyIsNotSentOn() {
        AwsCredentials other = AwsBasicCredentials.create("AKIDOTHEROTHEROTHERO", KEY.secretAccessKey());
        StandInProvider provider = StandInProvider.json(ANSWER);

        assertThatThrownBy(() -> BothRuns.of(fixtures, provider, llm -> {
                    try (BedrockRuntimeClient client = client(llm.bedrock(), other)) {
                        return client.converse(question(MODEL)).toString();
                    } catch (BedrockRuntimeException refused) {
                        assertThat(refused)
                                .hasMessageContaining("set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY to the key the"
                                        + " application uses");
                        return "refused";
                    }
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("POST /model/anthropic.claude-3-5-sonnet-20241022-v2%3A0/converse")
                .hasMessageContaining("a request to AWS has to be signed anew")
                .hasMessageContaining("which is another one than theirs")
                .hasMessageNotContaining("times")
                .hasMessageNotContaining(KEY.secretAccessKey());
        assertThat(provider.calls()).isEmpty();
    }

    @Test
    void theClientShowsWhatIsNotRecorded() {
        try (Gateway gateway = Gateway.create(GatewaySettings.replay(fixtures))) {
            var sample = gateway.open(new SampleAddress("com.acme.ClientEvals/answers", "case-001", 1));
            assertThatThrownBy(() -> converse(sample.bedrock(), question(MODEL)))
                    .isInstanceOf(BedrockRuntimeException.class)
                    .hasMessageContaining(sample.problems().get(0));
            sample.close();
        }
    }
}
