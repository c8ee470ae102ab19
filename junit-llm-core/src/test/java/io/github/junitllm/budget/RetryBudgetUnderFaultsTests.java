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
import io.github.junitllm.testkit.EvalRun.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code @RetryBudget} beside faults. */
class RetryBudgetUnderFaultsTests {

    @TempDir
    Path directory;

    private StandInModel model;

    @BeforeEach
    void startModel() throws IOException {
        model = new StandInModel();
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
                .with("junit.llm.fixtures", directory.resolve("fixtures").toString())
                .in(directory.resolve(mode));
    }

    private EvalRun recordAndReplay(Class<?> evals) {
        run(evals, "record");
        return run(evals, "replay");
    }

    private static JsonNode budget(EvalRun run) {
        return run.journal("verdict").get(0).path("budgets").get(0);
    }

    /** An application that tries again until it is answered, and waits in between. */
    abstract static class Waiting {

        static Stream<EvalCase> one() {
            return Stream.of(EvalCase.of("one", "whole"));
        }

        static String ask(EvalCase golden, LlmGateway llm, Duration wait) throws InterruptedException {
            while (StandInModel.ask(llm, golden.input()) != 200) {
                llm.pause(wait);
            }
            return "fine";
        }
    }

    static class Patient extends Waiting {

        @LlmTask
        static String task(EvalCase golden, LlmGateway llm) throws InterruptedException {
            return ask(golden, llm, Duration.ofSeconds(4));
        }

        @LlmEval(method = "one")
        @LlmFault({Fault.RATE_LIMIT, Fault.SERVER_ERROR})
        @RetryBudget(backOffPerSample = "1h")
        void waitsTwice(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }
    }

    @Test
    void whatWasWaitedUnderFaultsKeepsTheLimit() {
        EvalRun run = recordAndReplay(Patient.class);

        assertThat(run.verdict().status()).as(run.verdict().message()).isEqualTo(Status.PASSED);
        assertThat(budget(run).path("observed").longValue()).isBetween(8_000_000L, 3_600_000_000L);
        assertThat(budget(run).path("reason").textValue()).endsWith(" of 1 sample; measured");
    }

    static class Slow extends Waiting {

        @LlmTask
        static String task(EvalCase golden, LlmGateway llm) throws InterruptedException {
            return ask(golden, llm, Duration.ofSeconds(20));
        }

        @LlmEval(method = "one")
        @LlmFault(value = Fault.RATE_LIMIT, retryAfter = "20s")
        @RetryBudget(backOff = "5s")
        void waitsAsAsked(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }
    }

    @Test
    void aRetryAfterThatWasKeptBreaksALowerLimit() {
        EvalRun run = recordAndReplay(Slow.class);

        assertThat(run.verdict().status()).isEqualTo(Status.FAILED);
        assertThat(run.verdict().message()).startsWith("back-off of the method <= 5 s: FAIL, 20");
        assertThat(budget(run).path("observed").longValue()).isGreaterThanOrEqualTo(20_000_000L);
    }

    static class Hurried extends Waiting {

        @LlmTask
        static String task(EvalCase golden, LlmGateway llm) throws InterruptedException {
            return ask(golden, llm, Duration.ZERO);
        }

        @LlmEval(method = "one")
        @LlmFault(Fault.SERVER_ERROR)
        @RetryBudget(backOffPerSample = "1h", attemptsPerCall = 2)
        void waitsAsToldAndNotAsItWould(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }
    }

    @Test
    void aWaitThatTheFaultCutShortKeepsNoLimit() {
        EvalRun run = recordAndReplay(Hurried.class);

        assertThat(run.verdict().status()).as(run.verdict().message()).isEqualTo(Status.FAILED);
        assertThat(run.verdict().message())
                .startsWith("back-off per sample <= 3,600 s: INCONCLUSIVE, ")
                .contains(
                        "1 with back-off cut short",
                        "(give the fault realTime or, if it is one that asks for waits, a retryAfter)");
        assertThat(run.journal("verdict").get(0).at("/budgets")).hasSize(2).anySatisfy(attempts -> assertThat(
                        attempts.path("verdict").textValue())
                .isEqualTo("PASS"));
    }
}
