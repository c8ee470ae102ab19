package io.github.junitllm.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.eval.LlmAnswer;
import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.eval.LlmFault;
import io.github.junitllm.eval.LlmTask;
import io.github.junitllm.fault.Fault;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.testkit.EvalRun;
import io.github.junitllm.testkit.EvalRun.Status;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code @LatencyBudget} beside faults, whose time nobody waits. */
class FaultLatencyRunTests extends StandInRuns {

    static class UnderFaults {

        static Stream<EvalCase> three() {
            return cases(3, "whole");
        }

        @LlmTask
        static String ask(EvalCase golden, LlmGateway llm) {
            return StandInModel.ask(llm, golden.input()) == 200 ? "fine" : "not now";
        }

        @LlmEval(method = "three")
        @LlmFault(value = Fault.SLOW_FIRST_TOKEN, delay = "40s")
        @LatencyBudget(max = "75s")
        void answers(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"live", "replay"})
    void whatAFaultAddsIsInTheLatencyOnce(String mode) {
        run(UnderFaults.class, "record");

        EvalRun run = run(UnderFaults.class, mode);

        assertThat(run.verdict().status()).as(run.verdict().message()).isEqualTo(Status.PASSED);
        assertThat(budgets(run).get(0).path("observed").longValue()).isBetween(40_000_000L, 75_000_000L);
        assertThat(budgets(run).get(0).path("recorded").intValue()).isEqualTo(mode.equals("live") ? 0 : 3);
    }

    static class Pausing {

        static Stream<EvalCase> three() {
            return cases(3, "whole");
        }

        @LlmTask
        static String ask(EvalCase golden, LlmGateway llm) throws InterruptedException {
            int status = StandInModel.ask(llm, golden.input());
            while (status == 429) {
                llm.pause(Duration.ofSeconds(20));
                status = StandInModel.ask(llm, golden.input());
            }
            return "fine";
        }

        @LlmEval(method = "three")
        @LlmFault({Fault.RATE_LIMIT, Fault.RATE_LIMIT})
        @LatencyBudget(max = "75s")
        void answers(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }
    }

    @Test
    void pausesThatNobodyWaitsAreInTheLatencyOnce() {
        EvalRun run = recordAndReplay(Pausing.class);

        assertThat(run.verdict().status()).as(run.verdict().message()).isEqualTo(Status.PASSED);
        assertThat(budgets(run).get(0).path("observed").longValue()).isBetween(40_000_000L, 75_000_000L);
    }

    /** Tries again at once, as clients do that are told to. */
    abstract static class Hasty {

        static Stream<EvalCase> three() {
            return cases(3, "whole");
        }

        @LlmTask
        static String ask(EvalCase golden, LlmGateway llm) {
            int status = 0;
            for (int attempt = 0; attempt < 3 && status != 200; attempt++) {
                status = StandInModel.ask(llm, golden.input());
            }
            return "fine";
        }
    }

    static class ToldNothing extends Hasty {

        @LlmEval(method = "three")
        @LlmFault(Fault.SERVER_ERROR)
        @LatencyBudget(max = "75s")
        void answers(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }
    }

    @Test
    void aBackOffThatAFaultCutShortKeepsNoLimit() {
        EvalRun run = recordAndReplay(ToldNothing.class);

        assertThat(run.verdict().status()).isEqualTo(Status.FAILED);
        assertThat(run.verdict().message())
                .startsWith("highest latency <= 75 s: INCONCLUSIVE")
                .contains("3 with back-off cut short");
    }

    static class InRealTime extends Hasty {

        @LlmEval(method = "three")
        @LlmFault(value = Fault.SERVER_ERROR, realTime = true)
        @LatencyBudget(max = "75s")
        void answers(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }
    }

    @Test
    void inRealTimeNothingIsCutShort() {
        EvalRun run = recordAndReplay(InRealTime.class);

        assertThat(run.verdict().status()).as(run.verdict().message()).isEqualTo(Status.PASSED);
    }
}
