package io.github.junitllm.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.errors.BadRequestException;
import com.openai.errors.OpenAIServiceException;
import com.openai.errors.RateLimitException;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.testkit.StandInProvider;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenAiJavaErrorTests {

    @TempDir
    Path fixtures;

    /** What the user of the client sees of an error. */
    record Failure(
            Class<?> kind, int status, String message, Optional<String> code, Optional<String> param, String body) {

        static Failure of(OpenAIClient client) {
            OpenAIServiceException thrown = catchThrowableOfType(OpenAIServiceException.class, () -> client.chat()
                    .completions()
                    .create(OpenAiJavaTests.question().build()));
            return new Failure(
                    thrown.getClass(),
                    thrown.statusCode(),
                    String.valueOf(thrown.getMessage()),
                    thrown.code(),
                    thrown.param(),
                    thrown.body().toString());
        }
    }

    private BothRuns<Failure> failure(int status, String body) throws Exception {
        return BothRuns.withErrors(
                fixtures,
                new StandInProvider(call -> call.with("retry-after", "20").json(status, body)),
                llm -> Failure.of(OpenAiJavaTests.client(llm.openAi())));
    }

    @Test
    void badRequest() throws Exception {
        BothRuns<Failure> runs = failure(
                400,
                OpenAiAnswers.error(
                        "Invalid 'temperature': too high 🌡",
                        "invalid_request_error",
                        "\"temperature\"",
                        "invalid_value"));

        LlmCall call = SameCalls.only(runs);
        Failure seen = runs.replayed();
        assertThat(seen.kind()).isEqualTo(BadRequestException.class);
        assertThat(seen.message()).isEqualTo("400: Invalid 'temperature': too high 🌡");
        assertThat(seen.code()).contains("invalid_value");
        assertThat(seen.param()).contains("temperature");
        assertThat(seen.body()).contains("invalid_request_error");
        assertThat(call.status()).isEqualTo(400);
        assertThat(call.answerText()).isEmpty();
        assertThat(call.finishReason()).isNull();
    }

    @Test
    void tooManyRequests() throws Exception {
        BothRuns<Failure> runs = failure(
                429,
                OpenAiAnswers.error(
                        "Rate limit reached for gpt-4.1 on requests per min (RPM): Limit 3, Used 3, Requested 1.",
                        "requests",
                        "null",
                        "rate_limit_exceeded"));

        LlmCall call = SameCalls.only(runs);
        assertThat(runs.replayed().kind()).isEqualTo(RateLimitException.class);
        assertThat(runs.replayed().code()).contains("rate_limit_exceeded");
        assertThat(call.status()).isEqualTo(429);
        assertThat(call.protocol()).isEqualTo("openai-chat");
    }

    @Test
    void anErrorTheClientGetsOverByTryingAgain() throws Exception {
        StandInProvider provider = new StandInProvider(call -> {
            if (call.number() == 1) {
                call.with("retry-after-ms", "1")
                        .json(429, OpenAiAnswers.error("Slow down.", "requests", "null", "rate_limit_exceeded"));
            } else {
                call.json(200, OpenAiAnswers.CHAT);
            }
        });
        BothRuns<Optional<String>> runs = BothRuns.withErrors(fixtures, provider, llm -> OpenAIOkHttpClient.builder()
                .baseUrl(llm.openAi())
                .apiKey("sk-test-0123456789abcdef")
                .maxRetries(1)
                .build()
                .chat()
                .completions()
                .create(OpenAiJavaTests.question().build())
                .choices()
                .get(0)
                .message()
                .content());

        assertThat(SameCalls.of(runs)).extracting(LlmCall::status).containsExactly(429, 200);
        assertThat(runs.replayed()).contains(OpenAiAnswers.TEXT);
    }
}
