package io.github.junitllm.clients.springai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import io.github.junitllm.clients.OpenAiReplies;
import io.github.junitllm.eval.LlmAnswer;
import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.eval.LlmTask;
import io.github.junitllm.eval.RedirectClients;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.testkit.StandInProvider;
import java.net.URI;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;

/** An application of Spring Boot, whose model is a bean that Spring AI's starter makes from the properties. */
class SpringBootTests {

    private static final int SAMPLES = 9;
    private static final URI NOBODY = URI.create("http://127.0.0.1:9");

    @TempDir
    Path folder;

    /** The application: it knows nothing of tests. */
    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Desk {

        @Bean
        ChatClient chatClient(ChatClient.Builder builder) {
            return builder.defaultSystem("You answer for Acme.").build();
        }
    }

    static Stream<EvalCase> questions() {
        return IntStream.rangeClosed(1, 3)
                .mapToObj(i -> EvalCase.of("q" + i, "question " + i).expecting("answer to question " + i));
    }

    @RedirectClients
    @SpringBootTest(classes = Desk.class)
    static class Evals {

        @Autowired
        ChatClient client;

        @LlmEval(method = "io.github.junitllm.clients.springai.SpringBootTests#questions", samples = 3)
        void answers(EvalCase golden) {
            assertThat(client.prompt(golden.input()).call().content())
                    .isEqualTo(golden.expected().get(0));
        }
    }

    @RedirectClients
    @SpringBootTest(classes = Desk.class)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class EvalsWithTask {

        @Autowired
        ChatClient client;

        @LlmTask(concurrency = 4)
        String answer(EvalCase golden) {
            return String.join(
                    "",
                    client.prompt(golden.input()).stream()
                            .content()
                            .collectList()
                            .blockOptional()
                            .orElseThrow());
        }

        @LlmEval(method = "io.github.junitllm.clients.springai.SpringBootTests#questions", samples = 3)
        void answers(EvalCase golden, LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo(golden.expected().get(0));
            assertThat(answer.calls()).hasSize(1);
        }
    }

    @SpringBootTest(classes = Desk.class)
    @RedirectClients
    static class TheOtherWayRound {

        @LlmEval(method = "io.github.junitllm.clients.springai.SpringBootTests#questions")
        void answers(EvalCase golden) {}
    }

    /** A test beside the evals, for which Spring would make the same application. */
    @SpringBootTest(classes = Desk.class)
    static class Neighbour {

        @Autowired
        ChatClient client;

        @Test
        void asksTheProvider() {
            assertThat(client.prompt("question 7").call().content()).isEqualTo("answer to question 7");
        }
    }

    private static StandInProvider provider() {
        return new StandInProvider(call -> {
            String answer = "answer to " + call.body().replaceFirst("(?s).*(question \\d+).*", "$1");
            if (call.body().contains("\"stream\":true")) {
                call.shredded(OpenAiReplies.EVENTS, OpenAiReplies.stream(answer.split("(?<= )")));
            } else {
                call.json(200, OpenAiReplies.completion(answer));
            }
        });
    }

    @Test
    void theCallsOfABeanBelongToTheSampleThatRuns() {
        recordsAndReplays(Evals.class);
    }

    @Test
    void theCallsOfABeanThatStreamsBelongToTheTaskThatRuns() {
        recordsAndReplays(EvalsWithTask.class);
    }

    @Test
    void theWrongOrderOfTheTwoAnnotationsIsRefusedBeforeTheFirstCall() {
        EngineExecutionResults run = run("replay", NOBODY, TheOtherWayRound.class);

        run.testEvents().assertStatistics(events -> events.started(0));
        run.containerEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(finishedWithFailure(
                                message(text -> text.contains("@RedirectClients of " + TheOtherWayRound.class.getName())
                                        && text.contains("Name it ahead of @SpringBootTest")))));
    }

    @Test
    void anApplicationThatWasMadeForAnotherTestIsNotUsed() {
        try (StandInProvider provider = provider()) {
            System.setProperty("spring.ai.openai.base-url", provider.uri() + "/v1");
            System.setProperty("spring.ai.openai.api-key", Models.KEY);
            EngineExecutionResults run = run("record", provider.uri(), Neighbour.class, EvalsWithTask.class);

            run.testEvents().assertStatistics(events -> events.failed(0).succeeded(1 + SAMPLES + 1));
            assertThat(System.getProperty("spring.ai.openai.base-url")).isEqualTo(provider.uri() + "/v1");
        } finally {
            System.clearProperty("spring.ai.openai.base-url");
            System.clearProperty("spring.ai.openai.api-key");
        }
    }

    private void recordsAndReplays(Class<?> evals) {
        System.setProperty("spring.ai.openai.api-key", Models.KEY);
        try (StandInProvider provider = provider()) {
            requireGreen(run("record", provider.uri(), evals));
            assertThat(provider.calls()).hasSize(SAMPLES);
        } finally {
            System.clearProperty("spring.ai.openai.api-key");
        }
        requireGreen(run("replay", NOBODY, evals));
    }

    private EngineExecutionResults run(String mode, URI upstream, Class<?>... classes) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(
                        Stream.of(classes).map(DiscoverySelectors::selectClass).toArray(DiscoverySelector[]::new))
                .configurationParameter("junit.llm.mode", mode)
                .configurationParameter("junit.llm.recordInCi", "true")
                .configurationParameter("junit.llm.upstream", upstream.toString())
                .configurationParameter(
                        "junit.llm.fixtures", folder.resolve("fixtures").toString())
                .configurationParameter("junit.llm.output", folder.resolve(mode).toString())
                .execute();
    }

    private static void requireGreen(EngineExecutionResults run) {
        run.testEvents().assertStatistics(events -> events.failed(0).succeeded(SAMPLES + 1));
    }
}
