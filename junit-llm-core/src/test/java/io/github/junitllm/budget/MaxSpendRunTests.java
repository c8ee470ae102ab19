package io.github.junitllm.budget;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.junitllm.eval.LlmAnswer;
import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.eval.LlmTask;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.testkit.EvalRun;
import io.github.junitllm.testkit.EvalRun.Status;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** {@code junit.llm.maxSpend} in real runs. Each call takes 0.0012 USD, and no more than 0.0085 USD as far as its request tells. */
class MaxSpendRunTests {

    @TempDir
    Path directory;

    private StandInModel model;

    @BeforeEach
    void startModel() throws IOException {
        model = new StandInModel();
        prices(", \"maxOutputTokens\": 40");
    }

    @AfterEach
    void stopModel() {
        model.close();
    }

    private void prices(String further) throws IOException {
        Files.writeString(
                directory.resolve("prices.json"),
                "{\"currency\": \"USD\", \"models\": [{\"model\": \"small*\", \"input\": 6, \"output\": 30" + further
                        + "}]}");
    }

    private EvalRun.Request request(String mode, String limit, Class<?>... evals) {
        return EvalRun.of(evals)
                .with("junit.llm.mode", mode)
                .with("junit.llm.recordInCi", "true")
                .with("junit.llm.maxSpend", limit)
                .with("junit.llm.upstream", model.url())
                .with("junit.llm.prices", directory.resolve("prices.json").toString())
                .with("junit.llm.fixtures", directory.resolve("fixtures").toString());
    }

    private EvalRun run(String mode, String limit, Class<?>... evals) {
        return request(mode, limit, evals).in(directory.resolve(mode));
    }

    private static List<String> messages(EvalRun run) {
        return run.journal("sample").stream()
                .map(sample -> sample.path("message").asText())
                .filter(message -> !message.isEmpty())
                .toList();
    }

    private static JsonNode spend(EvalRun run) throws IOException {
        return new JsonMapper()
                .readTree(run.output().resolve("results.json").toFile())
                .path("spend");
    }

    private static Stream<EvalCase> cases(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> EvalCase.of("case-" + i, "whole " + i));
    }

    static class Many {

        static Stream<EvalCase> hundred() {
            return cases(100);
        }

        @LlmTask(concurrency = 8)
        static String ask(EvalCase golden, LlmGateway llm) {
            int status = StandInModel.ask(llm, golden.input());
            return status == 200 ? "fine" : "status " + status;
        }

        @LlmEval(method = "hundred")
        void answers(LlmAnswer answer) {
            assertThat(answer.text()).isNotEmpty();
        }
    }

    @Test
    void stopsALiveRunBeforeTheCallThatCouldPassTheLimit() throws IOException {
        EvalRun run = run("live", "0.05 USD", Many.class);

        JsonNode spend = spend(run);
        assertThat(spend.path("spent").decimalValue())
                .isBetween(new java.math.BigDecimal("0.041"), new java.math.BigDecimal("0.05"));
        assertThat(spend.path("unsure").decimalValue()).isZero();
        assertThat(spend.path("calls").intValue())
                .isEqualTo(spend.path("spent")
                        .decimalValue()
                        .divide(new java.math.BigDecimal("0.0012"))
                        .intValueExact());
        assertThat(run.journal("sample"))
                .filteredOn(sample -> sample.path("verdict").textValue().equals("PASS"))
                .hasSize(spend.path("calls").intValue());
        assertThat(messages(run)).hasSize(100 - spend.path("calls").intValue());
        assertThat(messages(run).stream().filter(message -> message.contains("the run stops here")))
                .singleElement()
                .asString()
                .startsWith("POST /v1/chat/completions was not made, and the run stops here: it could cost 0.00")
                .contains(" input and 40 output tokens of 'small*'), and 0.04")
                .endsWith(" of 0.05 USD spent (junit.llm.maxSpend)");
        assertThat(messages(run).stream().filter(message -> !message.contains("the run stops here")))
                .isSubsetOf(
                        "POST /v1/chat/completions was not made: the run has stopped at junit.llm.maxSpend=0.05 USD",
                        "not run: the run has stopped at junit.llm.maxSpend=0.05 USD")
                .contains("not run: the run has stopped at junit.llm.maxSpend=0.05 USD");
        assertThat(run.verdict().status()).isEqualTo(Status.FAILED);
        assertThat(Files.readString(run.output().resolve("summary.md")))
                .contains(" of 0.05 USD spent", "; stopped there, ", " not made.");
    }

    @Test
    void whatARunStillMaySpendItSpends() throws IOException {
        EvalRun run = run("live", "0.13 USD", Many.class);

        assertThat(run.verdict().status()).as(run.verdict().message()).isEqualTo(Status.PASSED);
        assertThat(spend(run).path("spent").decimalValue()).isEqualByComparingTo("0.12");
        assertThat(spend(run).path("refused").intValue()).isZero();
    }

    @Test
    void aRecordingStopsTooAndReplayingSpendsNothing() throws IOException {
        EvalRun recorded = run("record", "0.05 USD", Many.class);
        int calls = spend(recorded).path("calls").intValue();
        assertThat(calls).isBetween(34, 41);

        EvalRun replayed = run("replay", "0.000001 USD", Many.class);

        assertThat(replayed.journal("sample"))
                .filteredOn(sample -> sample.path("verdict").textValue().equals("PASS"))
                .hasSize(calls);
        assertThat(spend(replayed).isMissingNode()).isTrue();
        EvalRun rest = run("record-missing", "1 USD", Many.class);
        assertThat(rest.verdict().status()).isEqualTo(Status.PASSED);
        assertThat(spend(rest).path("calls").intValue()).isEqualTo(100 - calls);
    }

    static class WithoutTask {

        static Stream<EvalCase> hundred() {
            return cases(100);
        }

        @LlmEval(method = "hundred")
        void answers(EvalCase golden, LlmGateway llm) {
            assertThat(StandInModel.ask(llm, golden.input())).isEqualTo(200);
        }
    }

    @Test
    void evalsWithoutATaskStopToo() throws IOException {
        EvalRun run = run("live", "0.02 USD", WithoutTask.class);

        assertThat(spend(run).path("refused").intValue()).isEqualTo(1);
        assertThat(messages(run).stream().filter(message -> message.startsWith("not run: ")))
                .hasSizeGreaterThan(80);
        assertThat(run.verdict().status()).isEqualTo(Status.FAILED);
    }

    @Test
    void aCallOfWhichNobodyKnowsWhatItCanCostIsNotMade() throws IOException {
        prices("");
        assertThat(messages(run("live", "5 USD", Many.class)))
                .hasSize(100)
                .containsOnly(
                        "junit.llm.maxSpend is set, and nobody knows how much POST /v1/chat/completions can cost at"
                                + " most: neither the request nor the price of 'small*' limits the output tokens: set a limit in"
                                + " the request, or add maxOutputTokens to the price");
        Files.writeString(
                directory.resolve("prices.json"),
                "{\"currency\": \"USD\", \"models\": [{\"model\": \"m\", \"input\": 1}]}");
        EvalRun unpriced = request("live", "5 USD", Many.class).in(directory.resolve("unpriced"));
        assertThat(messages(unpriced))
                .allMatch(message ->
                        message.endsWith(directory.resolve("prices.json") + " has no price of 'small': add one"));
        assertThat(spend(unpriced).path("calls").intValue()).isZero();
    }

    @Test
    void aLimitThatCannotBeKeptIsRefusedBeforeAnythingIsCalled() throws IOException {
        assertThat(run("live", "5 EUR", Many.class).nodes().toString())
                .contains("junit.llm.maxSpend=5 EUR: the table of prices, " + directory.resolve("prices.json")
                        + ", is in USD");
        assertThat(run("live", "5", Many.class).nodes().toString())
                .contains("junit.llm.maxSpend=5: '5' is not an amount");
        Files.delete(directory.resolve("prices.json"));
        assertThat(run("live", "5 USD", Many.class).nodes().toString())
                .contains("junit.llm.maxSpend=5 USD: " + directory.resolve("prices.json")
                        + " cannot be read as a table of prices");
    }

    @Test
    @ResourceLock(Resources.SYSTEM_OUT)
    void tellsBeforeARunWhatTheLastOneCost() {
        run("record", "1 USD", Many.class);
        PrintStream console = System.out;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
            run("record", "1 USD", Many.class);
        } finally {
            System.setOut(console);
        }
        assertThat(written.toString(StandardCharsets.UTF_8))
                .contains("the last recording of this eval holds 100 calls with about 10,000 input and 2,000 output"
                        + " tokens, about 0.12 USD by " + directory.resolve("prices.json"));
    }
}
