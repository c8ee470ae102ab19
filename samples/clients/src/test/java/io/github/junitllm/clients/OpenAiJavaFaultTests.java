package io.github.junitllm.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.azure.AzureOpenAIServiceVersion;
import com.openai.azure.AzureUrlPathMode;
import com.openai.azure.credential.AzureApiKeyCredential;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.errors.OpenAIServiceException;
import com.openai.helpers.ResponseAccumulator;
import com.openai.models.responses.FunctionTool;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import io.github.junitllm.fault.Fault;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.testkit.StandInProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users of openai-java see of each fault where they call the responses API, or Azure. */
class OpenAiJavaFaultTests {

    private static final String MESSAGE = """
            {"id":"msg_1","type":"message","status":"completed","role":"assistant","content":[{"type":"output_text",\
            "annotations":[],"logprobs":[],"text":"You have 30 days for that."}]}""";
    private static final String RESPONSE = """
            {"id":"resp_1","object":"response","created_at":1741569952,"status":"%s","error":null,"incomplete_details":null,\
            "instructions":null,"metadata":{},"model":"gpt-5","output":[%s],"parallel_tool_calls":true,"temperature":1.0,\
            "tool_choice":"auto","tools":[],"top_p":1.0,"usage":%s}""";
    private static final String WHOLE = RESPONSE.formatted("completed", MESSAGE, """
            {"input_tokens":9,"input_tokens_details":{"cached_tokens":0},"output_tokens":7,\
            "output_tokens_details":{"reasoning_tokens":0},"total_tokens":16}""");
    private static final String STREAM =
            Events.named("""
            {"type":"response.created","sequence_number":0,"response":%1$s}
            {"type":"response.output_item.added","sequence_number":1,"output_index":0,"item":{"id":"msg_1","type":"message","status":"in_progress","content":[],"role":"assistant"}}
            {"type":"response.content_part.added","sequence_number":2,"item_id":"msg_1","output_index":0,"content_index":0,"part":{"type":"output_text","annotations":[],"logprobs":[],"text":""}}
            {"type":"response.output_text.delta","sequence_number":3,"item_id":"msg_1","output_index":0,"content_index":0,"delta":"You have ","logprobs":[]}
            {"type":"response.output_text.delta","sequence_number":4,"item_id":"msg_1","output_index":0,"content_index":0,"delta":"30 days for that.","logprobs":[]}
            {"type":"response.output_text.done","sequence_number":5,"item_id":"msg_1","output_index":0,"content_index":0,"text":"You have 30 days for that.","logprobs":[]}
            {"type":"response.output_item.done","sequence_number":6,"output_index":0,"item":%2$s}
            {"type":"response.completed","sequence_number":7,"response":%3$s}
            """.formatted(RESPONSE.formatted("in_progress", "", "null"), MESSAGE, WHOLE));

    @TempDir
    Path fixtures;

    private static ResponseCreateParams question() {
        return ResponseCreateParams.builder()
                .model("gpt-5")
                .input("Can I get a refund?")
                .addTool(FunctionTool.builder()
                        .name("find_order")
                        .parameters(FunctionTool.Parameters.builder()
                                .putAdditionalProperty("type", JsonValue.from("object"))
                                .build())
                        .strict(false)
                        .build())
                .build();
    }

    private static String response(LlmGateway llm, Duration timeout) {
        try {
            return shown(FaultedClient.openAi(llm, timeout).responses().create(question()));
        } catch (OpenAIServiceException refused) {
            return told(refused);
        }
    }

    private static String streamedResponse(LlmGateway llm, Duration timeout) {
        ResponseAccumulator all = ResponseAccumulator.create();
        try (var stream = FaultedClient.openAi(llm, timeout).responses().createStreaming(question())) {
            stream.stream().forEach(all::accumulate);
            return shown(all.response());
        } catch (OpenAIServiceException refused) {
            return told(refused);
        }
    }

    private static String shown(Response response) {
        String said = response.output().stream()
                .map(item -> item.isFunctionCall()
                        ? item.asFunctionCall().name() + item.asFunctionCall().arguments()
                        : item.asMessage().content().get(0).asOutputText().text())
                .reduce("", String::concat);
        String why = response.incompleteDetails()
                .flatMap(Response.IncompleteDetails::reason)
                .map(reason -> " " + reason)
                .orElse("");
        return response.status().map(Object::toString).orElse("none") + why + ": " + said;
    }

    private static String told(OpenAIServiceException refused) {
        return refused.getClass().getSimpleName()
                + ' '
                + refused.statusCode()
                + ' '
                + refused.code().orElse("-");
    }

    private static OpenAIClient azure(LlmGateway llm, Duration timeout) {
        return OpenAIOkHttpClient.builder()
                .credential(AzureApiKeyCredential.create("0123456789abcdef0123456789abcdef"))
                .baseUrl(llm.azure())
                .azureUrlPathMode(AzureUrlPathMode.LEGACY)
                .azureServiceVersion(AzureOpenAIServiceVersion.fromString("2024-10-21"))
                .maxRetries(0)
                .timeout(timeout)
                .build();
    }

    private static String azureChat(LlmGateway llm, Duration timeout) {
        try {
            return FaultedClient.shown(azure(llm, timeout).chat().completions().create(FaultedClient.question()));
        } catch (OpenAIServiceException refused) {
            return told(refused);
        }
    }

    @Test
    void ofAResponse() throws Exception {
        Map<String, String> seen = FaultRuns.of(
                fixtures,
                StandInProvider.json(WHOLE),
                EnumSet.of(Fault.SLOW_STREAM, Fault.TRUNCATED_STREAM),
                OpenAiJavaFaultTests::response);

        assertThat(FaultRuns.table(seen)).isEqualTo("""
                CONTENT_FILTER: incomplete content_filter:
                CONTEXT_LENGTH: BadRequestException 400 context_length_exceeded
                DNS_FAILURE: OpenAIIoException of UnknownHostException
                EMPTY_COMPLETION: completed:
                EXPIRED_KEY: UnauthorizedException 401 invalid_api_key
                INVALID_TOOL_ARGUMENTS: completed: find_order{"not_an_argument":
                LENGTH: incomplete max_output_tokens: You have 30 d
                MALFORMED_JSON: OpenAIInvalidDataException of JsonParseException
                MODEL_NOT_FOUND: NotFoundException 404 model_not_found
                OVERLOADED: InternalServerException 503 server_overloaded
                RATE_LIMIT: RateLimitException 429 rate_limit_exceeded
                RESET: OpenAIIoException of SocketException
                RESET_IN_BODY: OpenAIInvalidDataException of SocketException
                SERVER_ERROR: InternalServerException 500 -
                SLOW_FIRST_TOKEN: completed: You have 30 days for that.
                STALL: OpenAIInvalidDataException of SocketException
                TIME_OUT: OpenAIIoException of SocketException
                TLS_FAILURE: OpenAIIoException of SSLHandshakeException
                TRUNCATED_JSON: OpenAIInvalidDataException of JsonEOFException
                UNAVAILABLE: InternalServerException 503 -
                UNKNOWN_TOOL: completed: no_such_tool{}
                WRONG_CONTENT_TYPE: OpenAIInvalidDataException of JsonParseException
                """);
    }

    @Test
    void ofAStreamedResponse() throws Exception {
        Map<String, String> seen = FaultRuns.of(
                fixtures,
                new StandInProvider(call -> call.stream(Events.TYPE, STREAM)),
                EnumSet.noneOf(Fault.class),
                OpenAiJavaFaultTests::streamedResponse);

        assertThat(FaultRuns.table(seen)).isEqualTo("""
                CONTENT_FILTER: incomplete content_filter:
                CONTEXT_LENGTH: BadRequestException 400 context_length_exceeded
                DNS_FAILURE: OpenAIIoException of UnknownHostException
                EMPTY_COMPLETION: completed:
                EXPIRED_KEY: UnauthorizedException 401 invalid_api_key
                INVALID_TOOL_ARGUMENTS: completed: find_order{"not_an_argument":
                LENGTH: incomplete max_output_tokens: You have 30 d
                MALFORMED_JSON: OpenAIInvalidDataException of JsonParseException
                MODEL_NOT_FOUND: NotFoundException 404 model_not_found
                OVERLOADED: InternalServerException 503 server_overloaded
                RATE_LIMIT: RateLimitException 429 rate_limit_exceeded
                RESET: OpenAIIoException of SocketException
                RESET_IN_BODY: OpenAIIoException of SocketException
                SERVER_ERROR: InternalServerException 500 -
                SLOW_FIRST_TOKEN: completed: You have 30 days for that.
                SLOW_STREAM: completed: You have 30 days for that.
                STALL: OpenAIIoException of SocketException
                TIME_OUT: OpenAIIoException of SocketException
                TLS_FAILURE: OpenAIIoException of SSLHandshakeException
                TRUNCATED_JSON: OpenAIInvalidDataException of JsonParseException
                TRUNCATED_STREAM: IllegalStateException
                UNAVAILABLE: InternalServerException 503 -
                UNKNOWN_TOOL: completed: no_such_tool{}
                WRONG_CONTENT_TYPE: IllegalStateException
                """);
    }

    @Test
    void ofAChatOfAzure() throws Exception {
        Map<String, String> seen = FaultRuns.of(
                fixtures,
                StandInProvider.json(OpenAiReplies.completion("You have 30 days for that.")),
                EnumSet.of(Fault.SLOW_STREAM, Fault.TRUNCATED_STREAM),
                OpenAiJavaFaultTests::azureChat);

        assertThat(FaultRuns.table(seen)).isEqualTo("""
                CONTENT_FILTER: content_filter:
                CONTEXT_LENGTH: BadRequestException 400 context_length_exceeded
                DNS_FAILURE: OpenAIIoException of UnknownHostException
                EMPTY_COMPLETION: stop:
                EXPIRED_KEY: UnauthorizedException 401 401
                INVALID_TOOL_ARGUMENTS: tool_calls: find_order{"not_an_argument":
                LENGTH: length: You have 30 d
                MALFORMED_JSON: OpenAIInvalidDataException of JsonParseException
                MODEL_NOT_FOUND: NotFoundException 404 DeploymentNotFound
                OVERLOADED: InternalServerException 503 server_overloaded
                RATE_LIMIT: RateLimitException 429 429
                RESET: OpenAIIoException of SocketException
                RESET_IN_BODY: OpenAIInvalidDataException of SocketException
                SERVER_ERROR: InternalServerException 500 InternalServerError
                SLOW_FIRST_TOKEN: stop: You have 30 days for that.
                STALL: OpenAIInvalidDataException of SocketException
                TIME_OUT: OpenAIIoException of SocketException
                TLS_FAILURE: OpenAIIoException of SSLHandshakeException
                TRUNCATED_JSON: OpenAIInvalidDataException of JsonEOFException
                UNAVAILABLE: InternalServerException 503 ServiceUnavailable
                UNKNOWN_TOOL: tool_calls: no_such_tool{}
                WRONG_CONTENT_TYPE: OpenAIInvalidDataException of JsonParseException
                """);
    }
}
