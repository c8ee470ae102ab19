package io.github.junitllm.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.junitllm.eval.EvalRecorder;
import io.github.junitllm.eval.LlmAnswer;
import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.eval.LlmTask;
import io.github.junitllm.eval.PassRate;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.golden.GoldenSetProvider;
import io.github.junitllm.testkit.EvalRun;
import io.github.junitllm.testkit.EvalRun.Status;
import io.github.junitllm.testkit.SharedData;
import io.github.junitllm.verdict.Measure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 34 airline tasks that a real agent tried four times each: pass@k, pass^k and the clustered standard error come out as
 * published.
 */
class TauBenchAcceptanceTest {

    /** What a trial amounted to. */
    record Trial(double reward) {}

    /** The tasks, in the order of the data. */
    static final class Tasks implements GoldenSetProvider {

        @Override
        public Stream<EvalCase> cases() throws IOException {
            return SharedData.named("tau-bench")
                    .rows("trials.jsonl")
                    .filter(row -> row.path("trial").asInt() == 0)
                    .map(row -> EvalCase.of(
                            row.path("task_id").asText(),
                            row.path("instruction").asText()));
        }
    }

    static class Agent {

        @LlmTask(concurrency = 8)
        static String serve(EvalCase golden, EvalRecorder recorder, LlmGateway gateway) {
            return ChatClient.ask(gateway, "gpt-4o", golden.id() + "/" + recorder.sample());
        }

        @LlmEval(provider = Tasks.class, samples = 4)
        @PassRate(0.3)
        @PassRate(value = 0.1, measure = Measure.PASS_HAT_K, k = 4)
        void earnsTheReward(LlmAnswer answer) {
            assertThat(answer.as(Trial.class).reward()).isEqualTo(1.0);
        }
    }

    @Test
    void reducersAndClustersAreThePublishedOnes(@TempDir Path directory) throws IOException {
        SharedData data = SharedData.named("tau-bench");
        Map<String, String> trials = new HashMap<>();
        try (Stream<JsonNode> rows = data.rows("trials.jsonl")) {
            rows.forEach(row -> trials.put(
                    row.path("task_id").asText() + "/" + (row.path("trial").asInt() + 1),
                    "{\"reward\":" + row.path("reward").asDouble() + "}"));
        }
        Path fixtures = directory.resolve("fixtures");

        EvalRun recorded;
        try (var server = new RecordedModel((model, trial) -> trials.get(trial))) {
            recorded = EvalRun.of(Agent.class)
                    .with("junit.llm.mode", "record")
                    .with("junit.llm.recordInCi", "true")
                    .with("junit.llm.upstream", server.baseUrl())
                    .with("junit.llm.fixtures", fixtures.toString())
                    .in(directory.resolve("recorded"));
        }
        EvalRun replayed = EvalRun.of(Agent.class)
                .with("junit.llm.fixtures", fixtures.toString())
                .in(directory.resolve("replayed"));

        assertMatches(data.expected(), recorded);
        assertMatches(data.expected(), replayed);
    }

    private static void assertMatches(JsonNode expected, EvalRun run) throws IOException {
        int passes = expected.path("passes").asInt();
        assertThat(run.names(Status.FAILED)).isEmpty();
        assertThat(run.names(Status.PASSED)).hasSize(passes + 1);

        Results results = Results.in(run.output());
        for (int k = 1; k <= 4; k++) {
            String number = String.valueOf(k);
            assertThat(results.reduction("PASS_HAT_K", k))
                    .isCloseTo(expected.path("pass_hat_k").path(number).asDouble(), within(1e-9));
            assertThat(results.reduction("PASS_AT_K", k))
                    .isCloseTo(expected.path("pass_at_k").path(number).asDouble(), within(1e-9));
        }
        JsonNode clusters = results.method().path("clusters");
        assertPrinted(clusters.path("standardError"), expected.path("se_clustered_by_task"), 6);
        assertPrinted(clusters.path("intraclassCorrelation"), expected.path("icc_oneway"), 6);
        assertPrinted(clusters.path("designEffect"), expected.path("design_effect"), 6);
        assertPrinted(clusters.path("effectiveSamples"), expected.path("effective_n"), 2);
    }

    private static void assertPrinted(JsonNode actual, JsonNode expected, int decimals) {
        assertThat(actual.isNumber()).isTrue();
        assertThat(actual.asDouble()).isCloseTo(expected.asDouble(), within(0.51 * Math.pow(10, -decimals)));
    }
}
