package io.github.junitllm.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.junitllm.eval.LlmAnswer;
import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.eval.LlmTask;
import io.github.junitllm.eval.PassRate;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.golden.GoldenSetProvider;
import io.github.junitllm.stats.BinomialMethod;
import io.github.junitllm.stats.Interval;
import io.github.junitllm.testkit.EvalRun;
import io.github.junitllm.testkit.EvalRun.Status;
import io.github.junitllm.testkit.SharedData;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Four real models' solutions of 927 grade-school problems, served over HTTP, recorded, replayed with the server gone, and
 * checked by an eval: the pass counts and intervals are the published ones, both times.
 */
class Gsm8kAcceptanceTest {

    /** The problems, with the number that answers each. */
    static final class Problems implements GoldenSetProvider {

        @Override
        public Stream<EvalCase> cases() throws IOException {
            return SharedData.named("gsm8k").rows("cases.jsonl").map(Problems::problem);
        }

        private static EvalCase problem(JsonNode row) {
            EvalCase golden = EvalCase.of(
                            row.path("id").asText(), row.path("question").asText())
                    .expecting(row.path("gold").asText());
            for (Map.Entry<String, JsonNode> output : row.path("outputs").properties()) {
                golden = golden.withMetadata(
                        output.getKey(), output.getValue().path("is_correct").asBoolean());
            }
            return golden;
        }
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    abstract static class Solver {

        private static final Pattern FINAL_ANSWER = Pattern.compile("A:\\s*\\$?(-?[\\d,]*\\.?\\d+)");

        private final String model;

        Solver(String model) {
            this.model = model;
        }

        @LlmTask(concurrency = 16)
        String solve(EvalCase golden, LlmGateway gateway) {
            return ChatClient.ask(gateway, model, golden.input());
        }

        @LlmEval(provider = Problems.class)
        @PassRate(0.1)
        void finalAnswerIsRight(EvalCase golden, LlmAnswer answer) {
            boolean right = isRight(answer.text(), golden.expected().get(0));
            if (right != Boolean.TRUE.equals(golden.metadata().get(model))) {
                throw new IllegalStateException("OpenAI graded this solution the other way");
            }
            assertThat(right).as("final answer of: %s", answer.text()).isTrue();
        }

        private static boolean isRight(String solution, String gold) {
            Matcher matcher = FINAL_ANSWER.matcher(solution);
            BigDecimal last = null;
            while (matcher.find()) {
                last = new BigDecimal(matcher.group(1).replace(",", ""));
            }
            return last != null && last.compareTo(new BigDecimal(gold.replace(",", ""))) == 0;
        }
    }

    static final class SmallFinetuned extends Solver {
        SmallFinetuned() {
            super("6b_finetuning");
        }
    }

    static final class SmallVerified extends Solver {
        SmallVerified() {
            super("6b_verification");
        }
    }

    static final class LargeFinetuned extends Solver {
        LargeFinetuned() {
            super("175b_finetuning");
        }
    }

    static final class LargeVerified extends Solver {
        LargeVerified() {
            super("175b_verification");
        }
    }

    static Stream<Arguments> models() {
        return Stream.of(
                Arguments.of("6b_finetuning", SmallFinetuned.class),
                Arguments.of("6b_verification", SmallVerified.class),
                Arguments.of("175b_finetuning", LargeFinetuned.class),
                Arguments.of("175b_verification", LargeVerified.class));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void passesAndIntervalsAreThePublishedOnes(String model, Class<?> solver, @TempDir Path directory)
            throws IOException {
        SharedData data = SharedData.named("gsm8k");
        Map<String, String> solutions = new HashMap<>();
        try (Stream<JsonNode> rows = data.rows("cases.jsonl")) {
            rows.forEach(row -> solutions.put(
                    row.path("question").asText(),
                    row.path("outputs").path(model).path("text").asText()));
        }
        Path fixtures = directory.resolve("fixtures");

        EvalRun recorded;
        try (var server = new RecordedModel((asked, question) -> solutions.get(question))) {
            recorded = EvalRun.of(solver)
                    .with("junit.llm.mode", "record")
                    .with("junit.llm.recordInCi", "true")
                    .with("junit.llm.upstream", server.baseUrl())
                    .with("junit.llm.fixtures", fixtures.toString())
                    .in(directory.resolve("recorded"));
            assertThat(server.calls()).isEqualTo(927);
        }
        EvalRun replayed = EvalRun.of(solver)
                .with("junit.llm.fixtures", fixtures.toString())
                .in(directory.resolve("replayed"));

        JsonNode expected = data.expected().path("models").path(model);
        assertMatches(expected, recorded);
        assertMatches(expected, replayed);
    }

    private static void assertMatches(JsonNode expected, EvalRun run) throws IOException {
        int passes = expected.path("passes").asInt();
        assertThat(run.names(Status.FAILED)).isEmpty();
        assertThat(run.names(Status.PASSED)).hasSize(passes + 1);
        assertThat(run.names(Status.ABORTED)).hasSize(927 - passes);

        JsonNode estimate = Results.in(run.output()).method().path("estimate");
        assertThat(estimate.path("passes").asInt()).isEqualTo(passes);
        assertThat(estimate.path("trials").asInt()).isEqualTo(927);
        assertPrinted(estimate.path("rate").asDouble(), expected.path("accuracy"));
        assertThat(estimate.path("interval").asText()).isEqualToIgnoringCase("Wilson");
        assertPrinted(
                estimate.path("lower").asDouble(), expected.path("wilson95").path(0));
        assertPrinted(
                estimate.path("upper").asDouble(), expected.path("wilson95").path(1));

        Interval exact = BinomialMethod.EXACT.interval(passes, 927, 0.95);
        assertPrinted(exact.lower(), expected.path("clopper_pearson95").path(0));
        assertPrinted(exact.upper(), expected.path("clopper_pearson95").path(1));
        assertPrinted(BinomialMethod.WILSON.lower(passes, 927, 0.95), expected.path("wilson_lower_onesided95"));
    }

    /** Compares to the six decimals that the expected number is printed with. */
    private static void assertPrinted(double actual, JsonNode expected) {
        assertThat(actual).isCloseTo(expected.asDouble(), within(0.5e-6 + 1e-12));
    }
}
