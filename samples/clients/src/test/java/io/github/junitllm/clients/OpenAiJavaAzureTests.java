package io.github.junitllm.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.azure.AzureOpenAIServiceVersion;
import com.openai.azure.AzureUrlPathMode;
import com.openai.azure.credential.AzureApiKeyCredential;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.errors.BadRequestException;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.Usage;
import io.github.junitllm.testkit.StandInProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** openai-java as the client of Azure OpenAI, in both layouts of its paths. */
class OpenAiJavaAzureTests {

    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final String VERSION = "2024-10-21";
    private static final String LEGACY_PATH = "/openai/deployments/support-bot/chat/completions?api-version=" + VERSION;
    private static final String FILTERED = """
            "content_filter_results":{"hate":{"filtered":false,"severity":"safe"},\
            "protected_material_text":{"detected":false,"filtered":false},"self_harm":{"filtered":false,"severity":"safe"},\
            "sexual":{"filtered":false,"severity":"safe"},"violence":{"filtered":false,"severity":"safe"}}""";
    private static final String PROMPT_FILTERED = """
            "prompt_filter_results":[{"prompt_index":0,%s}]""".formatted(FILTERED);
    private static final String CHAT =
            OpenAiAnswers.CHAT.replace("\"choices\":[{", PROMPT_FILTERED + ",\"choices\":[{" + FILTERED + ',');
    private static final String STREAM = """
            data: {"choices":[],"created":0,"id":"","model":"","object":"",%s}

            """.formatted(PROMPT_FILTERED) + OpenAiAnswers.CHAT_STREAM;
    private static final String BLOCKED = """
            {"error":{"message":"The response was filtered due to the prompt triggering Azure OpenAI's content management \
            policy.","type":null,"param":"prompt","code":"content_filter","status":400,"innererror":\
            {"code":"ResponsibleAIPolicyViolation","content_filter_result":{"hate":{"filtered":false,"severity":"safe"},\
            "jailbreak":{"filtered":true,"detected":true}}}}}""";

    @TempDir
    Path fixtures;

    private static OpenAIOkHttpClient.Builder builder() {
        return OpenAIOkHttpClient.builder()
                .credential(AzureApiKeyCredential.create(KEY))
                .maxRetries(0);
    }

    private static OpenAIOkHttpClient.Builder legacy(String azure) {
        return builder()
                .baseUrl(azure)
                .azureUrlPathMode(AzureUrlPathMode.LEGACY)
                .azureServiceVersion(AzureOpenAIServiceVersion.fromString(VERSION));
    }

    private static OpenAIOkHttpClient.Builder unified(String azure) {
        return builder().baseUrl(azure + "/openai/v1").azureUrlPathMode(AzureUrlPathMode.UNIFIED);
    }

    private static ChatCompletionCreateParams question() {
        return OpenAiJavaTests.question().model("support-bot").build();
    }

    private static void assertFacts(LlmCall call, String path) {
        assertThat(call.protocol()).isEqualTo("openai-chat");
        assertThat(call.path()).isEqualTo(path);
        assertThat(call.requestedModel()).isEqualTo("support-bot");
        assertThat(call.answeredModel()).isEqualTo("gpt-4.1-2025-04-14");
        assertThat(call.answerText()).isEqualTo(OpenAiAnswers.TEXT);
        assertThat(call.usage()).isEqualTo(new Usage(1219, 74, 1024, 0, 64));
        assertThat(call.finishReason()).isEqualTo("stop");
    }

    private static void assertAsked(StandInProvider provider, String path) {
        assertThat(provider.calls()).hasSize(1);
        assertThat(provider.calls().get(0).target()).isEqualTo(path);
        assertThat(provider.calls().get(0).header("api-key")).isEqualTo(KEY);
    }

    private void assertKeyIsNotStored() throws Exception {
        try (Stream<Path> files = Files.walk(fixtures)) {
            List<Path> stored = files.filter(Files::isRegularFile).toList();
            assertThat(stored).isNotEmpty().allSatisfy(file -> assertThat(Files.readString(file))
                    .doesNotContain(KEY));
        }
    }

    @Test
    void legacyPath() throws Exception {
        StandInProvider provider = StandInProvider.json(CHAT);
        BothRuns<ChatCompletion> runs = BothRuns.of(
                fixtures,
                provider,
                llm -> legacy(llm.azure()).build().chat().completions().create(question()));

        assertFacts(SameCalls.only(runs), LEGACY_PATH);
        assertAsked(provider, LEGACY_PATH);
        assertThat(runs.replayed().choices().get(0).message().content()).contains(OpenAiAnswers.TEXT);
        assertKeyIsNotStored();
    }

    @Test
    void legacyPathStreamed() throws Exception {
        StandInProvider provider = new StandInProvider(call -> call.shredded(Events.TYPE, STREAM));
        BothRuns<List<String>> runs = BothRuns.of(
                fixtures,
                provider,
                llm -> OpenAiJavaTests.parts(legacy(llm.azure()).build(), question(), chunk -> {}));

        LlmCall call = SameCalls.only(runs);
        assertThat(runs.replayed()).containsExactly("", "Yes: 30 days. ", "返金", "できます 🎉", "👩‍👩‍👧");
        assertFacts(call, LEGACY_PATH);
        assertThat(call.streamed()).isTrue();
        assertAsked(provider, LEGACY_PATH);
    }

    @Test
    void unifiedPath() throws Exception {
        StandInProvider provider = StandInProvider.json(CHAT);
        BothRuns<ChatCompletion> runs = BothRuns.of(
                fixtures,
                provider,
                llm -> unified(llm.azure()).build().chat().completions().create(question()));

        assertFacts(SameCalls.only(runs), "/openai/v1/chat/completions");
        assertAsked(provider, "/openai/v1/chat/completions");
        assertKeyIsNotStored();
    }

    @Test
    void responsesOnTheUnifiedPath() throws Exception {
        StandInProvider provider = StandInProvider.json(OpenAiResponsesAnswers.WHOLE);
        BothRuns<Response> runs = BothRuns.of(fixtures, provider, llm -> unified(llm.azure())
                .build()
                .responses()
                .create(ResponseCreateParams.builder()
                        .model("support-bot")
                        .input("Where is A-7?")
                        .build()));

        LlmCall call = SameCalls.only(runs);
        assertThat(call.protocol()).isEqualTo("openai-responses");
        assertThat(call.answerText()).isEqualTo(OpenAiResponsesAnswers.TEXT);
        assertAsked(provider, "/openai/v1/responses");
    }

    @Test
    void embeddingsOnTheLegacyPath() throws Exception {
        StandInProvider provider = StandInProvider.json("""
                {"object":"list","data":[{"object":"embedding","index":0,"embedding":"AACAPgAAAL8AAIA/"}],
                 "model":"text-embedding-3-small","usage":{"prompt_tokens":8,"total_tokens":8}}
                """);
        BothRuns<List<Float>> runs = BothRuns.of(fixtures, provider, llm -> legacy(llm.azure())
                .build()
                .embeddings()
                .create(EmbeddingCreateParams.builder()
                        .model("vectors")
                        .input("Can I get a refund?")
                        .build())
                .data()
                .get(0)
                .embedding());

        LlmCall call = SameCalls.only(runs);
        assertThat(runs.replayed()).containsExactly(0.25f, -0.5f, 1f);
        assertThat(call.protocol()).isEqualTo("openai-embeddings");
        assertThat(call.requestedModel()).isEqualTo("vectors");
        assertAsked(provider, "/openai/deployments/vectors/embeddings?api-version=" + VERSION);
    }

    @Test
    void promptThatIsBlocked() throws Exception {
        BothRuns<OpenAiJavaErrorTests.Failure> runs = BothRuns.withErrors(
                fixtures,
                new StandInProvider(call -> call.json(400, BLOCKED)),
                llm -> OpenAiJavaErrorTests.Failure.of(legacy(llm.azure()).build()));

        assertThat(SameCalls.only(runs).status()).isEqualTo(400);
        assertThat(runs.replayed().kind()).isEqualTo(BadRequestException.class);
        assertThat(runs.replayed().code()).contains("content_filter");
        assertThat(runs.replayed().body()).contains("jailbreak");
    }
}
