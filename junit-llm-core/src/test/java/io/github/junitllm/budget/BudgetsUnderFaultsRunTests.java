package io.github.junitllm.budget;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.junitllm.eval.LlmAnswer;
import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.eval.LlmFault;
import io.github.junitllm.eval.LlmTask;
import io.github.junitllm.fault.Fault;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.testkit.EvalRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Budgets where a fault hid what a call used, and where a sample called no model at all. */
class BudgetsUnderFaultsRunTests {

    @TempDir
    Path directory;

    private StandInModel model;

    @BeforeEach
    void startModel() throws IOException {
        model = new StandInModel();
        Files.writeString(
                directory.resolve("prices.json"),
                "{\"currency\":\"USD\",\"models\":[{\"model\":\"small*\",\"input\":10000,\"output\":50000}]}");
    }

    @AfterEach
    void stopModel() {
        model.close();
    }

    private EvalRun run(Class<?> evals, String mode) {
        return EvalRun.of(evals)
                .with("junit.llm.mode", mode)
                .with("junit.llm.recordInCi", "true")
                .with("junit.llm.upstream", model.url())
                .with("junit.llm.prices", directory.resolve("prices.json").toString())
                .with("junit.llm.fixtures", directory.resolve("fixtures").toString())
                .in(directory.resolve(mode));
    }

    private EvalRun recordAndReplay(Class<?> evals) {
        run(evals, "record");
        return run(evals, "replay");
    }

    private static List<String> budgets(EvalRun run) {
        JsonNode budgets = run.journal("verdict").get(0).path("budgets");
        return StreamSupport.stream(budgets.spliterator(), false)
                .map(budget -> budget.path("name").textValue() + ": "
                        + budget.path("verdict").textValue() + ", "
                        + budget.path("reason").textValue())
                .toList();
    }

    static class Spoilt {

        static Stream<EvalCase> one() {
            return Stream.of(EvalCase.of("one", "whole"));
        }

        @LlmTask
        static String ask(EvalCase golden, LlmGateway llm) {
            StandInModel.ask(llm, golden.input());
            StandInModel.ask(llm, golden.input());
            return "fine";
        }

        @LlmEval(method = "one")
        @LlmFault(Fault.TRUNCATED_JSON)
        @LlmFault(Fault.MALFORMED_JSON)
        @LlmFault(Fault.WRONG_CONTENT_TYPE)
        @TokenBudget(outputPerCall = 20, perSample = 239)
        @CostBudget(perCall = "2 USD", perMethod = "11.99 USD")
        void answers(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }
    }

    @Test
    void whatAFaultHidIsBilledAsRecorded() {
        assertThat(budgets(recordAndReplay(Spoilt.class)))
                .containsExactly(
                        "output tokens per call: PASS, highest 20 tokens of 6 calls; recorded, 3 with what a fault hid"
                                + " from the client and the provider bills",
                        "tokens per sample: FAIL, highest 240 tokens, 3 of 3 samples over the limit; recorded, 3 with"
                                + " what a fault hid from the client and the provider bills",
                        "cost per call: PASS, highest 2 USD of 6 calls; recorded, 3 with what a fault hid from the"
                                + " client and the provider bills",
                        "cost of the method: FAIL, 12 USD over 3 samples; recorded, 3 with what a fault hid from the"
                                + " client and the provider bills");
    }

    @Test
    void ofALiveAnswerThatBrokeNobodyKnows() {
        assertThat(budgets(run(Spoilt.class, "live")))
                .allSatisfy(budget -> assertThat(budget).contains(": ERROR, it was not measured for 3 of "));
    }

    static class Idle {

        static Stream<EvalCase> four() {
            return IntStream.rangeClosed(1, 4).mapToObj(i -> EvalCase.of("case-" + i, "whole " + i));
        }

        @LlmTask
        static String ask(EvalCase golden, LlmGateway llm) {
            if (golden.id().equals("case-1") || golden.id().equals("case-2")) {
                StandInModel.ask(llm, golden.input());
            }
            return "fine";
        }

        @LlmEval(method = "four")
        @LatencyBudget(max = "1h")
        @TokenBudget(perCall = 120, perSample = 120, perSuccess = 60)
        void answers(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }
    }

    @Test
    void samplesWithoutACallCountAsNothingAndAreTold() {
        List<String> budgets = budgets(recordAndReplay(Idle.class));

        assertThat(budgets.get(0)).startsWith("highest latency: PASS").endsWith(" 2 without any call of a model");
        assertThat(budgets.subList(1, 4))
                .containsExactly(
                        "tokens per call: PASS, highest 120 tokens of 2 calls; recorded",
                        "tokens per sample: PASS, highest 120 tokens of 4 samples; 2 recorded, 2 measured, 2 without"
                                + " any call of a model",
                        "tokens per success: PASS, 60 tokens (240 tokens over 4 samples that passed); 2 recorded, 2"
                                + " measured, 2 without any call of a model");
    }

    static class Silent {

        @LlmTask
        static String ask(EvalCase golden) {
            return golden.input();
        }

        @LlmEval(method = "io.github.junitllm.budget.BudgetsUnderFaultsRunTests$Idle#four")
        @TokenBudget(perCall = 120, perSample = 120)
        @CostBudget(perSuccess = "1 USD")
        void answers(LlmAnswer answer) {
            assertThat(answer.text()).startsWith("whole");
        }
    }

    @Test
    void withoutAnyCallThereIsNothingToDecide() {
        String nothing =
                "ERROR, there was nothing to measure: no call of a model arrived at the LlmGateway of a sample;"
                        + " measured, 4 without any call of a model";

        assertThat(budgets(run(Silent.class, "replay")))
                .containsExactly(
                        "tokens per call: ERROR, there was no call to measure: none arrived at the LlmGateway of a"
                                + " sample",
                        "tokens per sample: " + nothing,
                        "cost per success: " + nothing);
    }
}
