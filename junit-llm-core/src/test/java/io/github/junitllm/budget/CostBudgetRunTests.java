package io.github.junitllm.budget;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.junitllm.cost.Tariff;
import io.github.junitllm.eval.LlmAnswer;
import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.eval.LlmTask;
import io.github.junitllm.eval.PassRate;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.testkit.EvalRun;
import io.github.junitllm.testkit.EvalRun.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code @CostBudget} in real runs. Each call takes 100 input and 20 output tokens: 0.0012 USD. */
class CostBudgetRunTests {

    private static final String PRICES = "{\"currency\": \"USD\", \"models\": [\n"
            + "{\"model\": \"small*\", \"input\": 6, \"output\": 30, \"batchInput\": 3, \"batchOutput\": 15}]}";

    @TempDir
    Path directory;

    private StandInModel model;

    @BeforeEach
    void startModel() throws IOException {
        model = new StandInModel();
        prices(PRICES);
    }

    @AfterEach
    void stopModel() {
        model.close();
    }

    private void prices(String table) throws IOException {
        Files.writeString(directory.resolve("prices.json"), table);
    }

    private EvalRun run(String mode, Class<?>... evals) {
        return EvalRun.of(evals)
                .with("junit.llm.mode", mode)
                .with("junit.llm.recordInCi", "true")
                .with("junit.llm.upstream", model.url())
                .with("junit.llm.prices", directory.resolve("prices.json").toString())
                .with("junit.llm.fixtures", directory.resolve("fixtures").toString())
                .in(directory.resolve(mode));
    }

    private static Stream<EvalCase> cases(int count, String question) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> EvalCase.of("case-" + i, question + " " + i));
    }

    private static List<String> budgets(JsonNode verdict) {
        return verdict.path("budgets").findParents("claim").stream()
                .map(budget -> budget.path("claim").textValue() + ": "
                        + budget.path("verdict").textValue() + " "
                        + budget.path("observed")
                                .decimalValue()
                                .stripTrailingZeros()
                                .toPlainString())
                .toList();
    }

    abstract static class Asking {

        static Stream<EvalCase> four() {
            return cases(4, "whole");
        }

        @LlmTask(concurrency = 4)
        static String ask(EvalCase golden, LlmGateway llm) {
            StandInModel.ask(llm, golden.input());
            if (golden.id().equals("case-2")) {
                StandInModel.ask(llm, golden.input() + " again");
            }
            return "fine";
        }
    }

    static class OfOneMethod extends Asking {

        @LlmEval(method = "four")
        @PassRate(0.5)
        @CostBudget(perCall = "0.0012 USD", perSample = "0.0023 USD", perSuccess = "0.003 USD", perMethod = "0.006 USD")
        void answers(EvalCase golden, LlmAnswer answer) {
            assertThat(answer.text() + golden.id()).isNotIn("finecase-3", "finecase-4");
        }
    }

    @Test
    void holdsCostsAgainstTheLimitsExactlyWhenRecordedAndWhenLive() {
        List<String> expected = List.of(
                "cost per call <= 0.0012 USD: PASS 0.0012",
                "cost per sample <= 0.0023 USD: FAIL 0.0024",
                "cost per success <= 0.003 USD: PASS 0.003",
                "cost of the method <= 0.006 USD: PASS 0.006");
        EvalRun recorded = run("record", OfOneMethod.class);
        EvalRun replayed = run("replay", OfOneMethod.class);

        assertThat(budgets(recorded.journal("verdict").get(0))).isEqualTo(expected);
        assertThat(budgets(replayed.journal("verdict").get(0))).isEqualTo(expected);
        assertThat(replayed.verdict().status()).isEqualTo(Status.FAILED);
        assertThat(replayed.verdict().message())
                .startsWith("cost per sample <= 0.0023 USD: FAIL, highest 0.0024 USD, 1 of 4 samples over the limit;"
                        + " recorded");
    }

    static class NothingPasses extends Asking {

        @LlmEval(method = "four")
        @PassRate(0.01)
        @CostBudget(perSuccess = "100 USD")
        void answers(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("other");
        }
    }

    @Test
    void noSuccessIsDearerThanAnyLimit() {
        EvalRun run = run("live", NothingPasses.class);

        assertThat(run.verdict().status()).isEqualTo(Status.FAILED);
        assertThat(run.verdict().message())
                .contains("cost per success <= 100 USD")
                .contains("0.006 USD were spent and nothing passed");
    }

    static class Batch extends Asking {

        @LlmEval(method = "four")
        @CostBudget(perCall = "0.0006 USD", tariff = Tariff.BATCH)
        void answers(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }
    }

    @Test
    void countsBatchesAtTheirOwnPrice() {
        assertThat(budgets(run("live", Batch.class).journal("verdict").get(0)))
                .containsExactly("cost per call <= 0.0006 USD: PASS 0.0006");
    }

    static class Dear extends Asking {

        @LlmEval(method = "four")
        @CostBudget(perCall = "1 USD")
        void answers(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }
    }

    @Test
    void aModelWithoutAPriceIsAnErrorThatNamesModelAndTable() throws IOException {
        prices("{\"currency\": \"USD\", \"models\": [{\"model\": \"large\", \"input\": 1, \"output\": 1}]}");

        EvalRun run = run("live", Dear.class);

        assertThat(run.verdict().status()).isEqualTo(Status.FAILED);
        assertThat(run.verdict().message())
                .startsWith("cost per call <= 1 USD: ERROR, it was not measured for 5 of 5 calls: "
                        + directory.resolve("prices.json") + " has no price of 'small-1' or 'small': add one");
    }

    static class Silent {

        static Stream<EvalCase> one() {
            return cases(1, "unmetered");
        }

        @LlmTask
        static String ask(EvalCase golden, LlmGateway llm) {
            StandInModel.ask(llm, golden.input());
            return "fine";
        }

        @LlmEval(method = "one")
        @CostBudget(perMethod = "1 USD")
        void answers(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }
    }

    @Test
    void usageThatNobodyReportedIsAnError() {
        assertThat(run("live", Silent.class).verdict().message())
                .startsWith(
                        "cost of the method <= 1 USD: ERROR, it was not measured for 1 of 1 sample: the provider did not"
                                + " say how many tokens POST /v1/chat/completions took");
    }

    static class InEuros extends Asking {

        @LlmEval(method = "four")
        @CostBudget(perCall = "1 EUR")
        void answers(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }
    }

    static class InNothing extends Asking {

        @LlmEval(method = "four")
        @CostBudget(perSample = "cheap")
        void answers(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }
    }

    static class WithoutLimit extends Asking {

        @LlmEval(method = "four")
        @CostBudget
        void answers(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }
    }

    @Test
    void declarationsThatCannotBeMeantAreRefusedBeforeAnythingIsCalled() throws IOException {
        assertThat(run("live", InEuros.class).nodes().toString())
                .contains("@CostBudget: perCall: '1 EUR' is in EUR, but the table of prices in USD");
        assertThat(run("live", InNothing.class).nodes().toString())
                .contains("@CostBudget: perSample: 'cheap' is not an amount");
        assertThat(run("live", WithoutLimit.class).nodes().toString())
                .contains("@CostBudget limits nothing: give it a limit, or take it away");
        Files.delete(directory.resolve("prices.json"));
        assertThat(run("live", Dear.class).nodes().toString())
                .contains(directory.resolve("prices.json") + " cannot be read as a table of prices");
        assertThat(EvalRun.of(Dear.class).in(directory.resolve("none")).nodes().toString())
                .contains(
                        "nobody says what the models cost: put a table of prices at src/test/resources/llm-prices.json");
    }

    static class Windowed extends Asking {

        @LlmEval(method = "four")
        @TokenBudget(contextShare = 0.5)
        void answers(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }
    }

    @Test
    void theTableOfPricesKnowsHowLargeContextWindowsAre() throws IOException {
        EvalRun unknown = run("live", Windowed.class);
        assertThat(unknown.verdict().message())
                .contains(
                        "ERROR, it was not measured for 5 of 5 calls: nobody says how large the context window of small-1"
                                + " is: set contextWindow, or add it to the table of prices");
        prices("{\"currency\": \"USD\", \"models\": [{\"model\": \"small\", \"input\": 1, \"output\": 1,"
                + " \"contextWindow\": 1200}]}");
        assertThat(budgets(run("record", Windowed.class).journal("verdict").get(0)))
                .containsExactly("share of the context window per call <= 50 %: PASS 0.1");
    }

    @Test
    void theReportTellsWhatMethodsAndTheRunCost() throws IOException {
        run("record", OfOneMethod.class);
        EvalRun run = run("replay", OfOneMethod.class, NothingPasses.class);

        assertThat(run.journal("sample"))
                .filteredOn(
                        sample -> sample.path("method").path("name").textValue().equals("answers"))
                .filteredOn(sample -> sample.path("case").path("id").textValue().equals("case-2"))
                .filteredOn(sample -> sample.path("calls").path("count").intValue() == 2)
                .first()
                .satisfies(sample -> {
                    assertThat(sample.path("calls").path("cost").decimalValue()).isEqualByComparingTo("0.0024");
                    assertThat(sample.path("calls").path("currency").textValue())
                            .isEqualTo("USD");
                    assertThat(sample.path("calls").path("uncosted").intValue()).isZero();
                });
        assertThat(Files.readString(run.output().resolve("summary.md")))
                .contains(" Time | Cost |", " | 0.006 USD |")
                .contains("Cost of all model calls: 0.006 USD, replayed ones as if they were made today.");
        assertThat(Files.readString(run.output().resolve("results.json"))).contains("\"cost\" : 0.006");
    }
}
