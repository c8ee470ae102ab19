package io.github.junitllm.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.eval.LlmAnswer;
import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.eval.LlmFixtures;
import io.github.junitllm.eval.LlmTask;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.testkit.EvalRun;
import io.github.junitllm.testkit.EvalRun.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code @LatencyBudget} in real runs that record and replay. */
class LatencyBudgetRunTests extends StandInRuns {

    static class OfLatency extends Asking {

        static Stream<EvalCase> sixty() {
            return cases(60, "stream");
        }

        @LlmEval(method = "sixty")
        @LatencyBudget(p95 = "1s", max = "30s")
        @LatencyBudget(over = Over.CALLS, p95 = "1s", ttftP95 = "1s", perTokenP95 = "1s", tokensPerSecondP50 = 0.5)
        void answers(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }
    }

    @Test
    void holdsRecordedTimesAgainstTheLimits() throws IOException {
        run(OfLatency.class, "record");
        StandInModel.retime(directory.resolve("fixtures"), 500_000);

        EvalRun run = run(OfLatency.class, "replay");

        assertThat(run.verdict().status()).as(run.verdict().message()).isEqualTo(Status.PASSED);
        assertThat(run.verdict().name())
                .isEqualTo(
                        "verdict: every case passes; p95 of latency <= 1 s; highest latency <= 30 s; and 4 more budgets");
        assertThat(budgets(run)).hasSize(6);
        assertThat(budgets(run).get(0).path("observed").longValue()).isBetween(500_000L, 999_999L);
        assertThat(budgets(run).get(0).path("recorded").intValue()).isEqualTo(60);
        assertThat(budgets(run).get(2).path("claim").textValue()).isEqualTo("p95 of call latency <= 1 s");
        assertThat(budgets(run).get(2).path("observed").longValue()).isEqualTo(500_000);
        assertThat(Files.readString(run.output().resolve("summary.md")))
                .contains("| p95 of call latency &#60;= 1 s | 500 ms | 500 ms | 60 | 0 | recorded | PASS |");
    }

    @Test
    void aRecordingThatWasSlowIsRedWithoutAnybodyWaiting() throws IOException {
        run(OfLatency.class, "record");
        StandInModel.retime(directory.resolve("fixtures"), 2_000_000);

        EvalRun run = run(OfLatency.class, "replay");

        assertThat(run.verdict().status()).isEqualTo(Status.FAILED);
        assertThat(run.verdict().message())
                .startsWith("p95 of latency <= 1 s: FAIL, observed 2.")
                .contains("60 of 60 samples over the limit")
                .contains("recorded")
                .contains("  FAIL  p95 of call latency <= 1 s: observed 2 s");
        assertThat(run.leaves())
                .filteredOn(node -> node.status() == Status.PASSED)
                .hasSize(60);
    }

    static class Thousand extends Asking {

        static Stream<EvalCase> thousand() {
            return cases(1000, "stream");
        }

        @LlmEval(method = "thousand")
        @LatencyBudget(p95 = "1s")
        void answers(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }
    }

    /** The recordings of 2,000 seconds, eight at a time, would take more than four minutes if anybody waited for them. */
    @Test
    @Timeout(200)
    void aThousandStreamsOfTwoSecondsAreHeldAgainstTheLimitInSeconds() throws IOException {
        run(Thousand.class, "record");
        StandInModel.retime(directory.resolve("fixtures"), 2_000_000);

        EvalRun run = run(Thousand.class, "replay");

        assertThat(run.verdict().status()).isEqualTo(Status.FAILED);
        assertThat(budgets(run).get(0).path("trials").intValue()).isEqualTo(1000);
        assertThat(budgets(run).get(0).path("beyond").intValue()).isEqualTo(1000);
        assertThat(budgets(run).get(0).path("observed").longValue()).isGreaterThanOrEqualTo(2_000_000);
    }

    @Test
    void takesTheClockWhenLive() {
        EvalRun run = run(OfLatency.class, "live");

        assertThat(run.verdict().status()).as(run.verdict().message()).isEqualTo(Status.PASSED);
        assertThat(budgets(run).get(0).path("recorded").intValue()).isZero();
        assertThat(budgets(run).get(0).path("reason").textValue()).endsWith("; measured");
    }

    static class Unstreamed extends Asking {

        static Stream<EvalCase> three() {
            return cases(3, "whole");
        }

        @LlmEval(method = "three")
        @LatencyBudget(ttftMax = "1s")
        void answers(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }
    }

    @Test
    void aTimeToFirstTokenOfAnswersThatWereNotStreamedIsAnError() {
        EvalRun run = recordAndReplay(Unstreamed.class);

        assertThat(run.verdict().status()).isEqualTo(Status.FAILED);
        assertThat(run.verdict().message())
                .startsWith(
                        "highest time to first token <= 1 s: ERROR, it was not measured for 3 of 3 calls: the answer was"
                                + " not streamed");
    }

    static class TooFew extends Asking {

        static Stream<EvalCase> forty() {
            return cases(40, "whole");
        }

        @LlmEval(method = "forty")
        @LatencyBudget(p99 = "10s")
        void ofSamples(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }
    }

    static class TooFewCalls extends Asking {

        static Stream<EvalCase> forty() {
            return cases(40, "whole");
        }

        @LlmEval(method = "forty")
        @LatencyBudget(over = Over.CALLS, p99 = "10s")
        void ofCalls(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }
    }

    @Test
    void aP99OverFortySamplesSaysThatItCannotBeDecided() {
        EvalRun ahead = run(TooFew.class, "live");
        assertThat(ahead.isRed()).isTrue();
        assertThat(ahead.nodes().toString())
                .contains("p99 of latency <= 10 s cannot be decided with 40 samples: it takes 299");

        EvalRun after = run(TooFewCalls.class, "live");
        assertThat(after.verdict().status()).isEqualTo(Status.FAILED);
        assertThat(after.verdict().message())
                .startsWith("p99 of call latency <= 10 s: INCONCLUSIVE")
                .contains("cannot be decided with 40 calls: 299 are needed");
    }

    static class Refused extends Asking {

        static Stream<EvalCase> some() {
            return Stream.concat(
                    cases(95, "whole"), IntStream.range(0, 5).mapToObj(i -> EvalCase.of("busy-" + i, "busy " + i)));
        }

        @LlmEval(method = "some")
        @LlmFixtures(errors = true)
        @LatencyBudget(over = Over.CALLS, p95 = "30s", max = "30s")
        void answers(LlmAnswer answer) {
            assertThat(answer.text()).isNotEmpty();
        }
    }

    @Test
    void callsThatFailedCountAsOver() {
        EvalRun run = recordAndReplay(Refused.class);

        assertThat(run.verdict().status()).isEqualTo(Status.FAILED);
        assertThat(budgets(run).get(0).path("verdict").textValue()).isEqualTo("PASS");
        assertThat(budgets(run).get(0).path("failed").intValue()).isEqualTo(5);
        assertThat(budgets(run).get(1).path("verdict").textValue()).isEqualTo("FAIL");
        assertThat(budgets(run).get(1).path("reason").textValue())
                .contains("5 of 100 calls over the limit, 5 of them failed");
    }

    static class Waiting {

        static Stream<EvalCase> one() {
            return cases(1, "whole");
        }

        @LlmTask
        static String ask(EvalCase golden, LlmGateway llm) {
            StandInModel.ask(llm, "busy");
            StandInModel.ask(llm, "busy");
            return "fine";
        }

        @LlmEval(method = "one")
        @LlmFixtures(errors = true)
        @LatencyBudget(max = "4s")
        void answers(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }
    }

    @Test
    void recordedWaitsBetweenAttemptsCountAsTheUserWaits() throws IOException {
        run(Waiting.class, "record");
        StandInModel.restart(directory.resolve("fixtures"), 0, 6_000_000);

        EvalRun run = run(Waiting.class, "replay");

        assertThat(run.verdict().message()).startsWith("highest latency <= 4 s: FAIL, highest 6");
    }
}
