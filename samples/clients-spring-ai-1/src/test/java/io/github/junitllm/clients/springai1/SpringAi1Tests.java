package io.github.junitllm.clients.springai1;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.Usage;
import io.github.junitllm.clients.BothRuns;
import io.github.junitllm.clients.OpenAiReplies;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.testkit.StandInProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.document.MetadataMode;
import org.springframework.ai.embedding.EmbeddingResponse;
import org.springframework.ai.openai.OpenAiEmbeddingModel;
import org.springframework.ai.openai.OpenAiEmbeddingOptions;

class SpringAi1Tests {

    private static final String QUESTION = "Can I get\na \"refund\"? 🙂";
    private static final String ANSWER = "Yes: 30 days. 返金できます 🎉";

    @TempDir
    Path fixtures;

    /** The answer of a shop's model to the question above. */
    private record Refund(boolean possible, int days, String note) {}

    private static void requireAnswered(LlmCall call, boolean streamed) {
        assertThat(call.protocol()).isEqualTo("openai-chat");
        assertThat(call.path()).isEqualTo("/v1/chat/completions");
        assertThat(call.requestedModel()).isEqualTo("gpt-4o-mini");
        assertThat(call.answeredModel()).isEqualTo("gpt-4o-mini-2024-07-18");
        assertThat(call.status()).isEqualTo(200);
        assertThat(call.usage()).isEqualTo(new Usage(24, 11, 8, 0, 3));
        assertThat(call.finishReason()).isEqualTo("stop");
        assertThat(call.streamed()).isEqualTo(streamed);
    }

    private static void requireAnswer(BothRuns<?> runs, boolean streamed) {
        assertThat(runs.recordedCalls()).hasSize(1);
        assertThat(runs.replayedCalls()).hasSize(1);
        for (LlmCall call :
                List.of(runs.recordedCalls().get(0), runs.replayedCalls().get(0))) {
            requireAnswered(call, streamed);
            assertThat(call.answerText()).isEqualTo(ANSWER);
        }
        assertThat(runs.recordedCalls().get(0).replayed()).isFalse();
        assertThat(runs.replayedCalls().get(0).replayed()).isTrue();
    }

    @Test
    void callsOfTheChatModel() throws Exception {
        BothRuns<ChatResponse> runs = BothRuns.of(
                fixtures, StandInProvider.json(OpenAiReplies.completion(ANSWER)), llm -> Models.chat(llm.baseUrl())
                        .call(new Prompt(QUESTION)));

        assertThat(Models.seen(runs.replayed())).isEqualTo(Models.seen(runs.recorded()));
        ChatResponse seen = runs.replayed();
        assertThat(seen.getResult().getOutput().getText()).isEqualTo(ANSWER);
        assertThat(seen.getResult().getMetadata().getFinishReason()).isEqualTo("STOP");
        assertThat(seen.getMetadata().getId()).isEqualTo("chatcmpl-CFa3kq2ZqZ8c0wVgXbW1uQm2d5s7T");
        assertThat(seen.getMetadata().getModel()).isEqualTo("gpt-4o-mini-2024-07-18");
        assertThat(seen.getMetadata().getUsage().getPromptTokens()).isEqualTo(24);
        assertThat(seen.getMetadata().getUsage().getCompletionTokens()).isEqualTo(11);
        assertThat(seen.getMetadata().getUsage().getTotalTokens()).isEqualTo(35);
        requireAnswer(runs, false);
    }

    @Test
    void rateLimitsAreNotKept() throws Exception {
        BothRuns<Long> runs = BothRuns.of(
                fixtures,
                new StandInProvider(call -> call.with("x-ratelimit-limit-requests", "10000")
                        .with("x-ratelimit-remaining-requests", "9999")
                        .with("x-ratelimit-reset-requests", "8.64s")
                        .json(200, OpenAiReplies.completion(ANSWER))),
                llm -> Models.chat(llm.baseUrl())
                        .call(new Prompt(QUESTION))
                        .getMetadata()
                        .getRateLimit()
                        .getRequestsRemaining());

        assertThat(runs.recorded()).isEqualTo(9999);
        assertThat(runs.replayed()).isNull();
    }

    @Test
    void callsOfTheChatClient() throws Exception {
        BothRuns<String> runs =
                BothRuns.of(fixtures, StandInProvider.json(OpenAiReplies.completion(ANSWER)), llm -> ChatClient.create(
                                Models.chat(llm.baseUrl()))
                        .prompt()
                        .system("You are the assistant of a shop.")
                        .user(QUESTION)
                        .call()
                        .content());

        assertThat(runs.recorded()).isEqualTo(ANSWER);
        assertThat(runs.replayed()).isEqualTo(ANSWER);
        requireAnswer(runs, false);
    }

    @Test
    void streamsOfTheChatModel() throws Exception {
        BothRuns<List<ChatResponse>> runs = BothRuns.of(
                fixtures,
                new StandInProvider(call -> call.shredded(
                        OpenAiReplies.EVENTS, OpenAiReplies.stream("Yes: ", "30 days. ", "返金でき", "ます ", "🎉"))),
                llm -> Models.chat(llm.baseUrl()).stream(new Prompt(QUESTION))
                        .collectList()
                        .block());

        assertThat(Models.seen(runs.replayed())).isEqualTo(Models.seen(runs.recorded()));
        assertThat(runs.replayed())
                .extracting(seen -> seen.getResult() == null
                        ? null
                        : seen.getResult().getOutput().getText())
                .containsSubsequence("Yes: ", "30 days. ", "返金でき", "ます ", "🎉");
        assertThat(runs.replayed())
                .anySatisfy(seen -> assertThat(seen.getResult().getMetadata().getFinishReason())
                        .isEqualTo("STOP"));
        ChatResponse last = runs.replayed().get(runs.replayed().size() - 1);
        assertThat(last.getMetadata().getUsage().getPromptTokens()).isEqualTo(24);
        assertThat(last.getMetadata().getUsage().getCompletionTokens()).isEqualTo(11);
        requireAnswer(runs, true);
    }

    @Test
    void streamsOfTheChatClient() throws Exception {
        BothRuns<List<String>> runs = BothRuns.of(
                fixtures,
                new StandInProvider(call -> call.shredded(
                        OpenAiReplies.EVENTS, OpenAiReplies.stream("Yes: ", "30 days. ", "返金でき", "ます ", "🎉"))),
                llm -> ChatClient.create(Models.chat(llm.baseUrl())).prompt(QUESTION).stream()
                        .content()
                        .collectList()
                        .block());

        assertThat(runs.replayed()).isEqualTo(runs.recorded());
        assertThat(String.join("", runs.replayed())).isEqualTo(ANSWER);
        requireAnswer(runs, true);
    }

    @Test
    void structuredOutput() throws Exception {
        String json = "{\"possible\": true, \"days\": 30, \"note\": \"返金 🎉\"}";

        BothRuns<Refund> runs =
                BothRuns.of(fixtures, StandInProvider.json(OpenAiReplies.completion(json)), llm -> ChatClient.create(
                                Models.chat(llm.baseUrl()))
                        .prompt(QUESTION)
                        .call()
                        .entity(Refund.class));

        assertThat(runs.recorded()).isEqualTo(new Refund(true, 30, "返金 🎉"));
        assertThat(runs.replayed()).isEqualTo(runs.recorded());
        requireAnswered(runs.replayedCalls().get(0), false);
        assertThat(runs.replayedCalls().get(0).answerText()).isEqualTo(json);
    }

    @Test
    void embeddings() throws Exception {
        List<float[]> vectors = List.of(new float[] {0.0125f, -0.5f, 0.75f}, new float[] {1.0e-5f, 0.25f, -0.125f});

        BothRuns<EmbeddingResponse> runs = BothRuns.of(
                fixtures,
                new StandInProvider(call -> call.json(200, OpenAiReplies.embeddings(call.body(), vectors))),
                llm -> new OpenAiEmbeddingModel(
                                Models.api(llm.baseUrl()),
                                MetadataMode.EMBED,
                                OpenAiEmbeddingOptions.builder()
                                        .model("text-embedding-3-small")
                                        .dimensions(3)
                                        .build(),
                                Models.ONCE)
                        .embedForResponse(List.of("refund", "返金 🎉")));

        for (EmbeddingResponse seen : List.of(runs.recorded(), runs.replayed())) {
            assertThat(seen.getResults()).hasSize(2);
            assertThat(seen.getResults().get(0).getOutput()).containsExactly(vectors.get(0));
            assertThat(seen.getResults().get(1).getOutput()).containsExactly(vectors.get(1));
            assertThat(seen.getMetadata().getModel()).isEqualTo("text-embedding-3-small");
            assertThat(seen.getMetadata().getUsage().getPromptTokens()).isEqualTo(7);
        }
        LlmCall call = runs.replayedCalls().get(0);
        assertThat(call.protocol()).isEqualTo("openai-embeddings");
        assertThat(call.requestedModel()).isEqualTo("text-embedding-3-small");
        assertThat(call.answeredModel()).isEqualTo("text-embedding-3-small");
        assertThat(call.usage()).isNotNull();
        assertThat(call.usage().inputTokens()).isEqualTo(7);
    }

    static List<Named<Function<LlmGateway, String>>> urls() {
        return List.of(
                Named.of("without /v1, as is right", LlmGateway::baseUrl), Named.of("with /v1", LlmGateway::openAi));
    }

    @ParameterizedTest
    @MethodSource("urls")
    void forgivesTheBaseUrl(Function<LlmGateway, String> url) throws Exception {
        StandInProvider provider = StandInProvider.json(OpenAiReplies.completion(ANSWER));

        BothRuns<String> runs = BothRuns.of(
                fixtures, provider, llm -> Models.chat(url.apply(llm)).call(QUESTION));

        assertThat(runs.replayed()).isEqualTo(ANSWER);
        assertThat(provider.calls()).extracting(StandInProvider.Call::target).containsExactly("/v1/chat/completions");
        requireAnswer(runs, false);
    }
}
