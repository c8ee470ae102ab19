package io.github.junitllm.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.junitllm.bench.result.BenchmarkScores;
import io.github.junitllm.eval.Inconclusive;
import io.github.junitllm.eval.Input;
import io.github.junitllm.eval.LlmAnswer;
import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.eval.LlmTask;
import io.github.junitllm.fixture.FixtureStore;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.json.StrictJson;
import io.github.junitllm.testkit.EvalRun;
import io.github.junitllm.testkit.EvalRun.Node;
import io.github.junitllm.testkit.EvalRun.Status;
import io.github.junitllm.testkit.Probe;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.discovery.DiscoverySelectors;

/** Benchmarks of evals in real JVMs; what they measure decides nothing that is asserted here. */
class EvalBenchmarkTests {

    private static final Probe PROBE = new Probe();

    @TempDir
    Path directory;

    private Path output;

    @JmhSettings(forks = 1, warmupIterations = 0, iterations = 3, time = "20ms")
    static class Desk {

        static Stream<EvalCase> two() {
            return Stream.of(EvalCase.of("a", "one"), EvalCase.of("b", "two"));
        }

        /** Asks as often as the case has letters. */
        @LlmTask
        static CompletionStage<String> desk(EvalCase golden, @Input String question, LlmGateway llm)
                throws IOException, InterruptedException {
            for (int i = 0; i < golden.input().length(); i++) {
                HttpRequest request = HttpRequest.newBuilder(URI.create(llm.openAi() + "/chat/completions"))
                        .header("content-type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"q\":\"" + question + " " + i + "\"}"))
                        .build();
                String answer = HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .body();
                if (!answer.contains("ok")) {
                    throw new IllegalStateException("no answer: " + answer);
                }
            }
            return CompletableFuture.completedFuture("ok");
        }

        @LlmTask
        static String withoutAnyModel(EvalCase golden, LlmGateway llm) {
            return golden.input();
        }

        @LlmTask
        static String withoutGateway(EvalCase golden) {
            return golden.input();
        }

        @LlmTask
        String notStatic(LlmGateway llm) {
            return "";
        }

        @LlmTask
        static String withABean(LlmGateway llm, Thread bean) {
            return "";
        }

        @LlmEval(method = "two", task = "desk")
        void answers(LlmAnswer answer) {}

        @LlmEval(method = "two", task = "withoutAnyModel")
        void asksNobody(LlmAnswer answer) {}

        @LlmEval(method = "two", task = "withoutGateway")
        void asksSomebody(LlmAnswer answer) {}

        @LlmEval(method = "two", task = "notStatic")
        void needsAnInstance(LlmAnswer answer) {}

        @LlmEval(method = "two", task = "withABean")
        void needsABean(LlmAnswer answer) {}

        @EvalBenchmark("answers")
        void replays(BenchmarkScores scores) {
            PROBE.note(scores.only("EvalReplay.sample").label());
        }

        @EvalBenchmark(value = "answers", latency = "recorded")
        @JmhSettings(forks = 1, warmupIterations = 0, iterations = 3, time = "20ms", threads = 2)
        void replaysAsRecorded(BenchmarkScores scores) {
            PROBE.note(
                    scores.only("sample").label() + ", " + scores.only("sample").threads());
        }

        @ConcurrencyBenchmark(
                value = "answers",
                latency = "5ms",
                inFlight = {4, 1},
                rounds = 2,
                minEfficiency = 0.000_001,
                onInconclusive = Inconclusive.SKIP)
        void isConcurrent(BenchmarkScores scores) {
            PROBE.note(scores.all().size() + " steps");
        }

        @EvalBenchmark("asksSomebody")
        void mightCallTheProvider() {}

        @EvalBenchmark("needsAnInstance")
        void hasNoInstance() {}

        @EvalBenchmark("needsABean")
        void hasNoBean() {}

        @EvalBenchmark("desk")
        void isNoEval() {}

        @EvalBenchmark(value = "answers", latency = "long")
        void hasNoLatency() {}

        @ConcurrencyBenchmark("asksNobody")
        void hasNothingToWaitFor() {}

        @ConcurrencyBenchmark(value = "answers", latency = "recorded")
        void hasNoIdeal() {}

        @ConcurrencyBenchmark(
                value = "answers",
                inFlight = {1, 0})
        void hasNobodyInFlight() {}
    }

    @BeforeEach
    void record() throws IOException {
        PROBE.clear();
        output = Files.createDirectory(directory.resolve("out"));
        record("a", "one", 3);
        record("b", "two", 3);
    }

    private void record(String caseId, String question, int calls) throws IOException {
        StringBuilder interactions = new StringBuilder();
        for (int i = 0; i < calls; i++) {
            interactions
                    .append(i == 0 ? "" : ",")
                    .append(
                            "{\"protocol\":\"openai-chat\",\"request\":{\"method\":\"POST\",\"path\":"
                                    + "\"/v1/chat/completions\",\"json\":{\"q\":\"" + question + " " + i
                                    + "\"}},\"response\":"
                                    + "{\"status\":200,\"headers\":{\"content-type\":\"application/json\"},\"headMicros\":1000,"
                                    + "\"firstByteMicros\":1000,\"totalMicros\":1500,\"layout\":\"compact\",\"json\":{\"ok\":true}}}");
        }
        String eval = Desk.class.getName() + "/answers";
        Path file = new FixtureStore(directory.resolve("fixtures"), null).file(eval, caseId);
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                "{\"schema\":1,\"eval\":\"" + eval + "\",\"case\":\"" + caseId
                        + "\",\"samples\":[{\"sample\":1,\"recordedAt\":\"2026-11-21T08:30:00Z\",\"interactions\":["
                        + interactions + "]}]}\n");
    }

    private Node run(String method) {
        String parameters = Stream.of(Desk.class.getDeclaredMethods())
                .filter(declared -> declared.getName().equals(method) && declared.getParameterCount() > 0)
                .map(declared -> declared.getParameterTypes()[0].getName())
                .findFirst()
                .orElse("");
        EvalRun run = EvalRun.of(DiscoverySelectors.selectMethod(Desk.class, method, parameters))
                .with("junit.llm.fixtures", directory.resolve("fixtures").toString())
                .in(output);
        assertThat(run.leaves()).hasSize(1);
        return run.leaves().get(0);
    }

    @Test
    void runsTheTaskOverTheRecordings() {
        Node node = run("replays");

        assertThat(node.status()).as(node.message()).isEqualTo(Status.PASSED);
        assertThat(PROBE.notes())
                .containsExactly("EvalReplay.sample {eval=" + Desk.class.getName() + "#answers, latency=none}");
    }

    @Test
    void answersAsSlowlyAsTheModelDid() {
        Node node = run("replaysAsRecorded");

        assertThat(node.status()).as(node.message()).isEqualTo(Status.PASSED);
        assertThat(PROBE.notes())
                .containsExactly("EvalReplay.sample {eval=" + Desk.class.getName() + "#answers, latency=recorded}, 2");
    }

    @Test
    void measuresEachStepOfConcurrency() throws IOException {
        Node[] node = new Node[1];
        String printed = EvalRun.printedBy(() -> node[0] = run("isConcurrent"));

        assertThat(node[0].status()).as(node[0].message()).isNotEqualTo(Status.FAILED);
        assertThat(PROBE.notes()).containsExactly("2 steps");
        assertThat(printed)
                .contains("benchmark " + Desk.class.getName() + ".isConcurrent", "in flight", "added per call");
        JsonNode document = StrictJson.tree(
                Files.readString(output.resolve("concurrency-" + Desk.class.getName() + ".isConcurrent.json")));
        JsonNode steps = document.path("steps");
        assertThat(document.path("latencyMillis").asDouble()).isEqualTo(5);
        assertThat(steps).hasSize(2);
        assertThat(steps.path(0).path("inFlight").asInt()).isEqualTo(1);
        assertThat(steps.path(0).path("calls").asInt()).isEqualTo(2 * 3);
        assertThat(steps.path(0).path("idealMillis").asDouble()).isEqualTo(30);
        assertThat(steps.path(1).path("inFlight").asInt()).isEqualTo(4);
        assertThat(steps.path(1).path("samples").asInt()).isEqualTo(8);
        assertThat(steps.path(1).path("idealMillis").asDouble()).isEqualTo(30);
        // The model's own time is never shortened, so nothing can be better than the ideal.
        assertThat(steps).allSatisfy(step -> {
            assertThat(step.path("efficiency").asDouble()).isBetween(0.0, 1.0);
            assertThat(step.path("bytesPerCall").asDouble()).isPositive();
        });
    }

    @Test
    void aMissingRecordingIsToldBeforeAnythingIsMeasured() throws IOException {
        record("b", "two", 2);

        Node node = run("replays");

        assertThat(node.status()).isEqualTo(Status.FAILED);
        assertThat(node.message())
                .startsWith("Desk.answers cannot be benchmarked: case b: ")
                .contains("two 2");
        try (Stream<Path> files = Files.list(output)) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("jmh-")))
                    .isEmpty();
        }
    }

    @Test
    void saysWhatKindOfTaskCanBeBenchmarked() {
        assertThat(run("mightCallTheProvider").message())
                .contains("@LlmTask method 'withoutGateway' of Desk must have a parameter of type LlmGateway");
        assertThat(run("hasNoInstance").message())
                .contains("@LlmTask method 'notStatic' of Desk must be static to be benchmarked");
        assertThat(run("hasNoBean").message())
                .contains(
                        "@LlmTask method 'withABean' of Desk cannot be benchmarked with its parameter of type Thread");
        assertThat(run("isNoEval").message()).contains(Desk.class.getName() + " has no @LlmEval method 'desk'");
    }

    @Test
    void saysWhatIsWrongWithADeclaration() {
        assertThat(run("hasNoLatency").message()).startsWith("latency = \"long\": 'long' is not a duration");
        assertThat(run("hasNothingToWaitFor").message())
                .isEqualTo(
                        "@ConcurrencyBenchmark: case 1 of Desk.asksNobody calls no model through its LlmGateway, so there"
                                + " is no latency to lose");
        assertThat(run("hasNoIdeal").message())
                .startsWith("@ConcurrencyBenchmark: latency = \"recorded\" must be a duration");
        assertThat(run("hasNobodyInFlight").message())
                .isEqualTo("@ConcurrencyBenchmark: inFlight must be different numbers between 1 and 100000");
    }
}
