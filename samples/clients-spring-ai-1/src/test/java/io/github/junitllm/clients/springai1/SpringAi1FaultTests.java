package io.github.junitllm.clients.springai1;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.clients.FaultRuns;
import io.github.junitllm.clients.OpenAiReplies;
import io.github.junitllm.fault.Fault;
import io.github.junitllm.testkit.StandInProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.openai.api.OpenAiApi;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** What the users of Spring AI 1 see of each fault. */
class SpringAi1FaultTests {

    @TempDir
    Path fixtures;

    private static OpenAiApi api(String url, Duration timeout) {
        JdkClientHttpRequestFactory http = new JdkClientHttpRequestFactory();
        http.setReadTimeout(timeout);
        return OpenAiApi.builder()
                .baseUrl(url)
                .apiKey("sk-proj-test0123456789abcdefghij")
                .restClientBuilder(RestClient.builder().requestFactory(http))
                .build();
    }

    @Test
    void isSeenAsTheProvidersOwn() throws Exception {
        StandInProvider good = StandInProvider.json(OpenAiReplies.completion("You have 30 days for that."));
        Map<String, String> seen = FaultRuns.of(
                fixtures,
                good,
                EnumSet.of(Fault.SLOW_STREAM, Fault.TRUNCATED_STREAM, Fault.INVALID_TOOL_ARGUMENTS),
                (llm, timeout) -> {
                    ChatResponse answer =
                            Models.chat(api(llm.baseUrl(), timeout)).call(new Prompt("Can I get a refund?"));
                    var result = answer.getResult();
                    return result.getMetadata().getFinishReason() + ": "
                            + result.getOutput().getText()
                            + result.getOutput().getToolCalls();
                });
        assertThat(FaultRuns.table(seen)).isEqualTo("""
                CONTENT_FILTER: CONTENT_FILTER: []
                CONTEXT_LENGTH: NonTransientAiException
                DNS_FAILURE: ResourceAccessException of UnresolvedAddressException
                EMPTY_COMPLETION: STOP: []
                EXPIRED_KEY: NonTransientAiException
                LENGTH: LENGTH: You have 30 d[]
                MALFORMED_JSON: RestClientException of JsonParseException
                MODEL_NOT_FOUND: NonTransientAiException
                OVERLOADED: TransientAiException
                RATE_LIMIT: NonTransientAiException
                RESET: ResourceAccessException of SocketException
                RESET_IN_BODY: RestClientException of SocketException
                SERVER_ERROR: TransientAiException
                SLOW_FIRST_TOKEN: STOP: You have 30 days for that.[]
                STALL: RestClientException of IOException
                TIME_OUT: ResourceAccessException of HttpTimeoutException
                TLS_FAILURE: ResourceAccessException of SSLHandshakeException
                TRUNCATED_JSON: RestClientException of JsonEOFException
                UNAVAILABLE: TransientAiException
                UNKNOWN_TOOL: IllegalStateException
                WRONG_CONTENT_TYPE: UnknownContentTypeException
                """);
    }
}
