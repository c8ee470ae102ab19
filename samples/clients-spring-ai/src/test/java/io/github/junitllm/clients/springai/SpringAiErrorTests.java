package io.github.junitllm.clients.springai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.openai.errors.InternalServerException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIServiceException;
import com.openai.errors.RateLimitException;
import com.openai.errors.UnauthorizedException;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.clients.BothRuns;
import io.github.junitllm.clients.OpenAiReplies;
import io.github.junitllm.testkit.StandInProvider;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.openai.OpenAiChatModel;

class SpringAiErrorTests {

    @TempDir
    Path fixtures;

    /** Errors as OpenAI sends them, and what its client makes of them. */
    enum Refusal {
        KEY(
                401,
                "invalid_request_error",
                "invalid_api_key",
                "Incorrect API key provided.",
                UnauthorizedException.class),
        MODEL(
                404,
                "invalid_request_error",
                "model_not_found",
                "The model `gpt-4o-mini` does not exist or you do not have access to it. 🙅",
                NotFoundException.class),
        RATE(
                429,
                "requests",
                "rate_limit_exceeded",
                "Rate limit reached for gpt-4o-mini on requests per min (RPM): Limit 3, Used 3, Requested 1.",
                RateLimitException.class),
        SERVER(
                500,
                "server_error",
                "server_error",
                "The server had an error while processing your request. Sorry about that!",
                InternalServerException.class);

        private final int status;
        private final String type;
        private final String code;
        private final String message;
        private final Class<? extends OpenAIServiceException> exception;

        Refusal(
                int status,
                String type,
                String code,
                String message,
                Class<? extends OpenAIServiceException> exception) {
            this.status = status;
            this.type = type;
            this.code = code;
            this.message = message;
            this.exception = exception;
        }

        StandInProvider provider() {
            return new StandInProvider(call -> call.with("x-request-id", "req_0a1b2c3d4e5f")
                    .with("retry-after", "20")
                    .json(status, OpenAiReplies.error(message, type, code)));
        }
    }

    /** What the user catches; streams wrap what went wrong. */
    private record Caught(boolean wrapped, Class<?> type, int status, String code, String message) {

        static Caught from(Application application) {
            Throwable thrown = catchThrowable(application::run);
            boolean wrapped = thrown instanceof CompletionException;
            OpenAIServiceException refusal =
                    (OpenAIServiceException) (wrapped ? Objects.requireNonNull(thrown.getCause()) : thrown);
            return new Caught(
                    wrapped,
                    refusal.getClass(),
                    refusal.statusCode(),
                    refusal.code().orElse(""),
                    String.valueOf(refusal.getMessage()));
        }
    }

    private interface Application {
        void run();
    }

    private static void requireSame(BothRuns<Caught> runs, Refusal refusal, boolean wrapped) {
        assertThat(runs.replayed()).isEqualTo(runs.recorded());
        assertThat(runs.replayed().wrapped()).isEqualTo(wrapped);
        assertThat(runs.replayed().type()).isEqualTo(refusal.exception);
        assertThat(runs.replayed().status()).isEqualTo(refusal.status);
        assertThat(runs.replayed().code()).isEqualTo(refusal.code);
        assertThat(runs.replayed().message()).contains(refusal.message);
        assertThat(runs.replayedCalls()).hasSize(1).extracting(LlmCall::status).containsExactly(refusal.status);
    }

    @ParameterizedTest
    @EnumSource
    void ofTheChatModel(Refusal refusal) throws Exception {
        BothRuns<Caught> runs = BothRuns.withErrors(fixtures, refusal.provider(), llm -> {
            OpenAiChatModel model = Models.chat(llm.openAi());
            return Caught.from(() -> model.call("Hello"));
        });

        requireSame(runs, refusal, false);
    }

    @ParameterizedTest
    @EnumSource
    void ofStreams(Refusal refusal) throws Exception {
        BothRuns<Caught> runs = BothRuns.withErrors(fixtures, refusal.provider(), llm -> {
            ChatClient client = ChatClient.create(Models.chat(llm.openAi()));
            return Caught.from(() -> client.prompt("Hello").stream().content().blockLast());
        });

        requireSame(runs, refusal, true);
    }
}
