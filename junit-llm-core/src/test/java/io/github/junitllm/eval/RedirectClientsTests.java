package io.github.junitllm.eval;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.testkit.EvalRun;
import io.github.junitllm.testkit.StandInProvider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Clients that the application makes once and keeps. */
class RedirectClientsTests {

    private static final String OWN_PROPERTY = "acme.support.model-url";

    @TempDir
    Path output;

    @AutoClose
    private final StandInProvider provider = new StandInProvider(RedirectClientsTests::answer);

    private static void answer(StandInProvider.Call call) throws IOException {
        String question = call.body().replaceFirst("(?s).*(question \\d+).*", "$1");
        call.json(
                200,
                "{\"id\":\"c\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,"
                        + "\"message\":{\"role\":\"assistant\",\"content\":\"answer to " + question
                        + "\"},\"finish_reason\":\"stop\",\"logprobs\":null}]}");
    }

    static Stream<EvalCase> questions() {
        return IntStream.rangeClosed(1, 20)
                .mapToObj(i -> EvalCase.of("q" + i, "question " + i).expecting("answer to question " + i));
    }

    private static String ask(OpenAIClient client, String question) {
        return client.chat()
                .completions()
                .create(ChatCompletionCreateParams.builder()
                        .model("m")
                        .addUserMessage(question)
                        .build())
                .choices()
                .get(0)
                .message()
                .content()
                .orElseThrow();
    }

    /** An application as it is found: it makes its client from the environment, once. */
    static class Support {
        private final OpenAIClient client = OpenAIOkHttpClient.fromEnv();

        String answer(String question) {
            return ask(client, question);
        }
    }

    @RedirectClients
    static class WithTask {

        private static Support support;

        @BeforeAll
        static void start() {
            support = new Support();
        }

        static Stream<EvalCase> questions() {
            return RedirectClientsTests.questions();
        }

        @LlmTask
        static String answer(EvalCase golden) {
            return support.answer(golden.input());
        }

        @LlmEval(method = "questions")
        void answers(EvalCase golden, LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo(golden.expected().get(0));
            assertThat(answer.calls()).hasSize(1);
        }
    }

    @RedirectClients
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class WithoutTask {

        private final Support support = new Support();

        static Stream<EvalCase> questions() {
            return RedirectClientsTests.questions();
        }

        @LlmEval(method = "questions")
        void answers(EvalCase golden) {
            assertThat(support.answer(golden.input()))
                    .isEqualTo(golden.expected().get(0));
        }

        @Nested
        class Inside {
            @LlmEval(method = "io.github.junitllm.eval.RedirectClientsTests#questions")
            void answersToo(EvalCase golden) {
                assertThat(support.answer(golden.input()))
                        .isEqualTo(golden.expected().get(0));
            }
        }
    }

    private EvalRun run(Class<?> evals, String mode) {
        return EvalRun.of(evals)
                .with("junit.llm.mode", mode)
                .with("junit.llm.recordInCi", "true")
                .with("junit.llm.upstream", provider.uri().toString())
                .with("junit.llm.fixtures", output.resolve("fixtures").toString())
                .in(output.resolve(mode));
    }

    private void recordsAndReplays(Class<?> evals, int cases) {
        System.setProperty("openai.apiKey", "sk-of-nobody-0123456789abcdef");
        try {
            EvalRun recorded = run(evals, "record");
            assertThat(recorded.journal("sample")).hasSize(cases).allSatisfy(sample -> {
                assertThat(sample.path("verdict").asText()).isEqualTo("PASS");
                assertThat(sample.at("/calls/count").asInt()).isEqualTo(1);
            });
        } finally {
            System.clearProperty("openai.apiKey");
        }
        provider.close();
        EvalRun replayed = run(evals, "replay");
        assertThat(replayed.journal("sample")).hasSize(cases).allSatisfy(sample -> {
            assertThat(sample.path("verdict").asText()).isEqualTo("PASS");
            assertThat(sample.at("/calls/replayed").asInt()).isEqualTo(1);
        });
        assertThat(System.getProperty("openai.baseUrl")).isNull();
        assertThat(System.getProperty("openai.apiKey")).isNull();
    }

    @Test
    void eachCallOfATaskBelongsToTheSampleThatRuns() {
        recordsAndReplays(WithTask.class, 20);
    }

    @Test
    void eachCallOfAnEvalBelongsToTheSampleThatRuns() {
        recordsAndReplays(WithoutTask.class, 40);
    }

    @RedirectClients(properties = OWN_PROPERTY + "={openAi}/chat")
    static class OwnProperty {

        static Stream<EvalCase> questions() {
            return RedirectClientsTests.questions().limit(1);
        }

        @LlmEval(method = "questions")
        void isSet(EvalCase golden) {
            assertThat(System.getProperty(OWN_PROPERTY)).matches("http://127\\.0\\.0\\.1:\\d+/s/current/v1/chat");
            assertThat(System.getProperty("spring.ai.openai.base-url")).matches(".*/s/current/v1");
            assertThat(System.getProperty("anthropic.baseUrl")).matches(".*/s/current/to/anthropic");
            assertThat(System.getProperty("openai.apiKey")).isNotBlank();
        }
    }

    @Test
    void otherPropertiesAreSetAndPutBack() {
        System.setProperty(OWN_PROPERTY, "before");
        try {
            assertThat(run(OwnProperty.class, "replay")
                            .journal("sample")
                            .get(0)
                            .path("verdict")
                            .asText())
                    .isEqualTo("PASS");
            assertThat(System.getProperty(OWN_PROPERTY)).isEqualTo("before");
            assertThat(System.getProperty("anthropic.baseUrl")).isNull();
        } finally {
            System.clearProperty(OWN_PROPERTY);
        }
    }

    @RedirectClients(properties = "acme.url={openApi}")
    static class Misspelt extends OwnProperty {}

    @Test
    void aMisspeltPlaceholderIsNamed() {
        assertThat(run(Misspelt.class, "replay").failedContainers())
                .singleElement()
                .satisfies(failed -> assertThat(failed.message())
                        .contains("there is no {openApi} in \"{openApi}\"")
                        .contains("{openAi}"));
    }

    @RedirectClients
    static class CallsBeforeAnySample {

        @BeforeAll
        static void callsTooEarly() throws Exception {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(System.getProperty("openai.baseUrl") + "/chat/completions"))
                    .POST(HttpRequest.BodyPublishers.ofString("{}"))
                    .build();
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(424);
            assertThat(answer.body()).contains("came while none was running");
        }

        static Stream<EvalCase> questions() {
            return RedirectClientsTests.questions().limit(1);
        }

        @LlmEval(method = "questions")
        void runs(EvalCase golden) {
            assertThat(golden.input()).isNotBlank();
        }
    }

    @Test
    void aCallOutsideEverySampleIsRefused() {
        assertThat(run(CallsBeforeAnySample.class, "replay").journal("sample")).hasSize(1);
    }

    @RedirectClients
    static class StuckTask {

        private static final Object NEVER = new Object();

        static Stream<EvalCase> questions() {
            return RedirectClientsTests.questions().limit(2);
        }

        @LlmTask(timeout = "50ms")
        static String answer(EvalCase golden) {
            if (golden.id().equals("q1")) {
                synchronized (NEVER) {
                    long end = System.nanoTime() + 3_000_000_000L;
                    while (System.nanoTime() < end) {
                        try {
                            NEVER.wait(100);
                        } catch (InterruptedException deaf) {
                            continue;
                        }
                    }
                }
            }
            return "an answer";
        }

        @LlmEval(method = "questions")
        void answers(EvalCase golden, LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("an answer");
        }
    }

    @Test
    void aTaskThatDoesNotEndMakesTheNextSampleAnError() {
        EvalRun run = run(StuckTask.class, "replay");
        assertThat(run.journal("sample").get(1).path("verdict").asText()).isEqualTo("ERROR");
        assertThat(run.journal("sample").get(1).path("message").asText())
                .contains("The task of q1 still runs after its time-out");
    }
}
