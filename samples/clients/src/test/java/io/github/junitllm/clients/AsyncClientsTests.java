package io.github.junitllm.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.anthropic.client.AnthropicClientAsync;
import com.anthropic.client.okhttp.AnthropicOkHttpClientAsync;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.Message;
import com.openai.client.OpenAIClientAsync;
import com.openai.client.okhttp.OpenAIOkHttpClientAsync;
import com.openai.errors.RateLimitException;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.testkit.StandInProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The asynchronous clients of OpenAI and Anthropic, which answer on threads of their own. */
class AsyncClientsTests {

    @TempDir
    Path fixtures;

    private static OpenAIClientAsync openAi(String url) {
        return OpenAIOkHttpClientAsync.builder()
                .baseUrl(url)
                .apiKey("sk-test-0123456789abcdef")
                .maxRetries(0)
                .build();
    }

    private static AnthropicClientAsync anthropic(String url) {
        return AnthropicOkHttpClientAsync.builder()
                .baseUrl(url)
                .apiKey("sk-ant-test-0123456789abcdef")
                .maxRetries(0)
                .build();
    }

    @Test
    void chatOfOpenAi() throws Exception {
        BothRuns<ChatCompletion> runs =
                BothRuns.of(fixtures, StandInProvider.json(OpenAiAnswers.CHAT), llm -> openAi(llm.openAi())
                        .chat()
                        .completions()
                        .create(OpenAiJavaTests.question().build())
                        .get());

        LlmCall call = SameCalls.only(runs);
        assertThat(runs.replayed().choices().get(0).message().content()).contains(OpenAiAnswers.TEXT);
        assertThat(call.answerText()).isEqualTo(OpenAiAnswers.TEXT);
        assertThat(call.protocol()).isEqualTo("openai-chat");
    }

    @Test
    void responsesOfOpenAi() throws Exception {
        BothRuns<Response> runs =
                BothRuns.of(fixtures, StandInProvider.json(OpenAiResponsesAnswers.WHOLE), llm -> openAi(llm.openAi())
                        .responses()
                        .create(ResponseCreateParams.builder()
                                .model("gpt-4.1")
                                .input("Can I get a refund?")
                                .build())
                        .get());

        assertThat(SameCalls.only(runs).protocol()).isEqualTo("openai-responses");
    }

    /** What a stream came to, and the parts it came in. */
    private record Streamed<T>(T whole, List<String> parts) {}

    @Test
    void streamOfOpenAi() throws Exception {
        BothRuns<Streamed<ChatCompletion>> runs = BothRuns.of(
                fixtures, new StandInProvider(call -> call.shredded(Events.TYPE, OpenAiAnswers.CHAT_STREAM)), llm -> {
                    ChatCompletionAccumulator all = ChatCompletionAccumulator.create();
                    List<String> parts = new ArrayList<>();
                    openAi(llm.openAi())
                            .chat()
                            .completions()
                            .createStreaming(OpenAiJavaTests.question().build())
                            .subscribe(chunk -> {
                                all.accumulate(chunk);
                                chunk.choices()
                                        .forEach(choice ->
                                                choice.delta().content().ifPresent(parts::add));
                            })
                            .onCompleteFuture()
                            .get();
                    return new Streamed<>(all.chatCompletion(), List.copyOf(parts));
                });

        LlmCall call = SameCalls.only(runs);
        assertThat(String.join("", runs.replayed().parts())).isEqualTo(OpenAiAnswers.TEXT);
        assertThat(runs.replayed().parts()).hasSizeGreaterThan(3);
        assertThat(call.answerText()).isEqualTo(OpenAiAnswers.TEXT);
        assertThat(call.streamed()).isTrue();
    }

    @Test
    void anErrorOfOpenAiIsTheClientsOwnException() throws Exception {
        StandInProvider provider = new StandInProvider(
                call -> call.json(429, OpenAiAnswers.error("Slow down.", "requests", "null", "rate_limit_exceeded")));
        BothRuns<String> runs = BothRuns.withErrors(fixtures, provider, llm -> {
            try {
                return openAi(llm.openAi())
                        .chat()
                        .completions()
                        .create(OpenAiJavaTests.question().build())
                        .join()
                        .toString();
            } catch (CompletionException failed) {
                RateLimitException refused = (RateLimitException) failed.getCause();
                return refused.statusCode() + " " + refused.getMessage();
            }
        });

        assertThat(SameCalls.only(runs).status()).isEqualTo(429);
        assertThat(runs.replayed()).isEqualTo("429 429: Slow down.");
    }

    @Test
    void manyCallsAtOnceGetTheirOwnAnswers() throws Exception {
        StandInProvider provider = new StandInProvider(call -> call.json(
                200,
                OpenAiReplies.completion("answer to " + call.body().replaceFirst("(?s).*(question \\d+).*", "$1"))));
        BothRuns<List<String>> runs = BothRuns.of(fixtures, provider, llm -> {
            OpenAIClientAsync client = openAi(llm.openAi());
            List<CompletableFuture<String>> answers = IntStream.range(0, 20)
                    .mapToObj(i -> client.chat()
                            .completions()
                            .create(OpenAiJavaTests.question()
                                    .addUserMessage("question " + i)
                                    .build())
                            .thenApply(answer ->
                                    answer.choices().get(0).message().content().orElseThrow()))
                    .toList();
            return answers.stream().map(CompletableFuture::join).toList();
        });

        assertThat(runs.replayed())
                .isEqualTo(runs.recorded())
                .containsExactlyElementsOf(IntStream.range(0, 20)
                        .mapToObj(i -> "answer to question " + i)
                        .toList());
    }

    @Test
    void messageOfAnthropic() throws Exception {
        BothRuns<Message> runs =
                BothRuns.of(fixtures, StandInProvider.json(AnthropicAnswers.MESSAGE), llm -> anthropic(llm.anthropic())
                        .messages()
                        .create(AnthropicJavaTests.question().build())
                        .get());

        LlmCall call = SameCalls.only(runs);
        assertThat(runs.replayed().usage().outputTokens()).isEqualTo(74);
        assertThat(call.answerText()).isEqualTo(AnthropicAnswers.TEXT);
        assertThat(call.protocol()).isEqualTo("anthropic-messages");
    }

    @Test
    void streamOfAnthropic() throws Exception {
        BothRuns<Streamed<Message>> runs = BothRuns.of(
                fixtures, new StandInProvider(call -> call.shredded(Events.TYPE, AnthropicAnswers.STREAM)), llm -> {
                    MessageAccumulator all = MessageAccumulator.create();
                    List<String> parts = Collections.synchronizedList(new ArrayList<>());
                    anthropic(llm.anthropic())
                            .messages()
                            .createStreaming(AnthropicJavaTests.question().build())
                            .subscribe(event -> {
                                all.accumulate(event);
                                event.contentBlockDelta()
                                        .flatMap(block -> block.delta().text())
                                        .ifPresent(text -> parts.add(text.text()));
                            })
                            .onCompleteFuture()
                            .get();
                    return new Streamed<>(all.message(), List.copyOf(parts));
                });

        LlmCall call = SameCalls.only(runs);
        assertThat(runs.replayed().parts()).containsExactly("Yes: 30 days. ", "返金", "できます 🎉", "👩‍👩‍👧");
        assertThat(call.answerText()).isEqualTo(AnthropicAnswers.TEXT);
        assertThat(call.streamed()).isTrue();
    }
}
