package io.github.junitllm.clients.springai1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.clients.BothRuns;
import io.github.junitllm.clients.OpenAiReplies;
import io.github.junitllm.testkit.StandInProvider;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.retry.NonTransientAiException;
import org.springframework.ai.retry.TransientAiException;
import org.springframework.web.reactive.function.client.WebClientResponseException;

class SpringAi1ErrorTests {

    @TempDir
    Path fixtures;

    /** Errors as OpenAI sends them, and what its client makes of them. */
    enum Refusal {
        KEY(
                401,
                "invalid_request_error",
                "invalid_api_key",
                "Incorrect API key provided.",
                NonTransientAiException.class),
        MODEL(
                404,
                "invalid_request_error",
                "model_not_found",
                "The model `gpt-4o-mini` does not exist or you do not have access to it. 🙅",
                NonTransientAiException.class),
        RATE(
                429,
                "requests",
                "rate_limit_exceeded",
                "Rate limit reached for gpt-4o-mini on requests per min (RPM): Limit 3, Used 3, Requested 1.",
                NonTransientAiException.class),
        SERVER(
                500,
                "server_error",
                "server_error",
                "The server had an error while processing your request. Sorry about that!",
                TransientAiException.class);

        private final int status;
        private final String type;
        private final String code;
        private final String message;
        private final Class<? extends RuntimeException> exception;

        Refusal(int status, String type, String code, String message, Class<? extends RuntimeException> exception) {
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

    /** What the user catches; only streams say the status other than in words, and name the URL. */
    private record Caught(Class<?> type, int status, String message, String body) {

        static Caught from(Application application) {
            Throwable thrown = catchThrowable(application::run);
            String message = String.valueOf(thrown.getMessage()).replaceAll("http://.*/s/[^/]+/", "<sample>/");
            return thrown instanceof WebClientResponseException refusal
                    ? new Caught(
                            refusal.getClass(),
                            refusal.getStatusCode().value(),
                            message,
                            refusal.getResponseBodyAsString())
                    : new Caught(thrown.getClass(), 0, message, "");
        }
    }

    private interface Application {
        void run();
    }

    private static void requireSame(BothRuns<Caught> runs, Refusal refusal) {
        assertThat(runs.replayed()).isEqualTo(runs.recorded());
        assertThat(runs.replayedCalls()).hasSize(1).extracting(LlmCall::status).containsExactly(refusal.status);
    }

    @ParameterizedTest
    @EnumSource
    void ofTheChatModel(Refusal refusal) throws Exception {
        BothRuns<Caught> runs = BothRuns.withErrors(fixtures, refusal.provider(), llm -> {
            OpenAiChatModel model = Models.chat(llm.baseUrl());
            return Caught.from(() -> model.call("Hello"));
        });

        requireSame(runs, refusal);
        assertThat(runs.replayed().type()).isEqualTo(refusal.exception);
        assertThat(runs.replayed().message()).contains(refusal.status + " - ", refusal.message, refusal.code);
    }

    @ParameterizedTest
    @EnumSource
    void ofStreams(Refusal refusal) throws Exception {
        BothRuns<Caught> runs = BothRuns.withErrors(fixtures, refusal.provider(), llm -> {
            ChatClient client = ChatClient.create(Models.chat(llm.baseUrl()));
            return Caught.from(() -> client.prompt("Hello").stream().content().blockLast());
        });

        requireSame(runs, refusal);
        assertThat(runs.replayed().status()).isEqualTo(refusal.status);
        assertThat(runs.replayed().body()).contains(refusal.message, refusal.code);
    }
}
