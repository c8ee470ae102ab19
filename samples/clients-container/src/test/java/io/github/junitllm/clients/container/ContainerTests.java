package io.github.junitllm.clients.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.junitllm.clients.OpenAiReplies;
import io.github.junitllm.eval.LlmAnswer;
import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.eval.LlmTask;
import io.github.junitllm.eval.RedirectClients;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.testkit.StandInProvider;
import java.io.UncheckedIOException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.output.OutputFrame;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.utility.MountableFile;

/** An application in a container reaches the gateway of the JVM that runs the tests. */
@ExtendWith(Docker.class)
class ContainerTests {

    private static final String HOST = "host.docker.internal";

    @TempDir
    Path folder;

    private static String classFile() {
        return RefundDesk.class.getName().replace('.', '/') + ".class";
    }

    private static GenericContainer<?> desk(String baseUrl, String... question) {
        String[] command = new String[3 + question.length];
        command[0] = "-cp";
        command[1] = "/application";
        command[2] = RefundDesk.class.getName();
        System.arraycopy(question, 0, command, 3, question.length);
        return new GenericContainer<>(Docker.image())
                .withCopyFileToContainer(MountableFile.forClasspathResource(classFile()), "/application/" + classFile())
                .withExtraHost(HOST, "host-gateway")
                .withEnv("OPENAI_BASE_URL", baseUrl)
                .withEnv("OPENAI_API_KEY", "sk-of-nobody-0123456789abcdef")
                .withCreateContainerCmdModifier(create -> create.withEntrypoint("java"))
                .withCommand(command);
    }

    static Stream<EvalCase> questions() {
        return IntStream.rangeClosed(1, 4)
                .mapToObj(i -> EvalCase.of("q" + i, "question " + i).expecting("answer to question " + i));
    }

    /** A container for each case, with the URL of its sample. */
    static class ContainerPerCase {

        // snippet: task
        @LlmTask(concurrency = 2)
        static String answer(EvalCase golden, LlmGateway llm) {
            try (GenericContainer<?> desk = desk(llm.reachedAs(HOST).openAi(), golden.input())
                    .withStartupCheckStrategy(new OneShotStartupCheckStrategy())) {
                desk.start();
                return desk.getLogs(OutputFrame.OutputType.STDOUT).strip();
            }
        }
        // end snippet

        @LlmEval(method = "io.github.junitllm.clients.container.ContainerTests#questions")
        void answers(EvalCase golden, LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo(golden.expected().get(0));
            assertThat(answer.calls()).hasSize(1);
        }
    }

    /** One container for all cases, with the URL that all samples share. */
    @RedirectClients(properties = "desk.model-url={openAi@host.docker.internal}")
    static class OneContainer {

        private static GenericContainer<?> desk;

        // snippet: shared
        @BeforeAll
        static void start() {
            desk = desk(System.getProperty("desk.model-url")).withExposedPorts(8080);
            desk.start();
        }
        // end snippet

        @AfterAll
        static void stop() {
            desk.stop();
        }

        @LlmTask
        static String answer(EvalCase golden) throws Exception {
            URI url = URI.create("http://" + desk.getHost() + ':' + desk.getMappedPort(8080));
            HttpRequest request = HttpRequest.newBuilder(url)
                    .POST(HttpRequest.BodyPublishers.ofString(golden.input()))
                    .build();
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
        }

        @LlmEval(method = "io.github.junitllm.clients.container.ContainerTests#questions", samples = 2)
        void answers(EvalCase golden, LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo(golden.expected().get(0));
            assertThat(answer.calls()).hasSize(1);
        }
    }

    @Test
    void theUrlOfASampleIsReachedFromAContainerOfItsOwn() {
        recordsAndReplays(ContainerPerCase.class, 4);
    }

    @Test
    void theSharedUrlIsReachedFromAContainerThatStays() {
        recordsAndReplays(OneContainer.class, 8);
    }

    private void recordsAndReplays(Class<?> evals, int samples) {
        try (StandInProvider provider = new StandInProvider(call -> call.json(
                200,
                OpenAiReplies.completion("answer to " + call.body().replaceFirst("(?s).*(question \\d+).*", "$1"))))) {
            requireGreen(run(evals, "record", provider.uri()), samples);
            assertThat(provider.calls()).hasSize(samples);
        }
        requireGreen(run(evals, "replay", URI.create("http://127.0.0.1:9")), samples);
    }

    /** On Linux containers see the address of this interface; Docker Desktop leads them to the loopback address by itself. */
    private static String bind() {
        try {
            return NetworkInterface.getByName("docker0") == null ? "127.0.0.1" : "docker0";
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    private EngineExecutionResults run(Class<?> evals, String mode, URI upstream) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(evals))
                .configurationParameter("junit.llm.mode", mode)
                .configurationParameter("junit.llm.recordInCi", "true")
                .configurationParameter("junit.llm.bind", bind())
                .configurationParameter("junit.llm.upstream", upstream.toString())
                .configurationParameter(
                        "junit.llm.fixtures", folder.resolve("fixtures").toString())
                .configurationParameter("junit.llm.output", folder.resolve(mode).toString())
                .execute();
    }

    private static void requireGreen(EngineExecutionResults run, int samples) {
        run.testEvents().assertStatistics(events -> events.failed(0).succeeded(samples + 1));
    }
}
