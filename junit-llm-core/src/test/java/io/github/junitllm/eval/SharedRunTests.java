package io.github.junitllm.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.VirtualTime;
import io.github.junitllm.fault.FaultReport;
import io.github.junitllm.verdict.Budget;
import io.github.junitllm.verdict.BudgetTally;
import io.github.junitllm.verdict.Unit;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** Which calls of a shared task an account still has to pay for. */
class SharedRunTests {

    private final SharedRun run = new SharedRun();
    private final BudgetTally ofTheClass = account();
    private final BudgetTally ofTheRun = account();
    private final LlmCall first = call();
    private final LlmCall second = call();
    private final LlmCall ofTheCheck = call();

    private static BudgetTally account() {
        return new BudgetTally(Budget.atMost(
                "cost", new Budget.Statistic.Total(), BigDecimal.ONE, new Unit("USD"), Budget.Trial.SAMPLE));
    }

    /** All are equal, as those of samples may be that asked the same and were answered the same. */
    private static LlmCall call() {
        return LlmCall.untimed("/v1/chat/completions", "{}", "{}");
    }

    private void answered() {
        run.answered(new LlmAnswer(
                "fine",
                new VirtualTime(List.of(first, second), true, Map.of(), Map.of()),
                List.of(),
                Duration.ZERO,
                FaultReport.NONE));
    }

    @Test
    void whoHadItRunPaysForItAndForItsChecks() {
        answered();

        assertThat(run.due(ofTheClass, List.of(first, second, ofTheCheck)))
                .usingElementComparator((one, other) -> one == other ? 0 : 1)
                .containsExactly(first, second, ofTheCheck);
    }

    @Test
    void whoComesFirstWithAnAccountPaysForItAndTheOthersForTheirChecksOnly() {
        answered();

        assertThat(run.due(ofTheClass, List.of(ofTheCheck))).hasSize(3);
        assertThat(run.due(ofTheClass, List.of(ofTheCheck))).singleElement().isSameAs(ofTheCheck);
        assertThat(run.due(ofTheClass, List.of(first, second))).isEmpty();
    }

    @Test
    void eachAccountPaysForItself() {
        answered();

        assertThat(run.due(ofTheClass, List.of())).hasSize(2);
        assertThat(run.due(ofTheRun, List.of())).hasSize(2);
        assertThat(run.due(ofTheClass, List.of())).isEmpty();
        assertThat(run.due(ofTheRun, List.of())).isEmpty();
    }

    @Test
    void whatFailedHasItsCostToo() {
        run.failed(new IOException("refused"), List.of(first));

        assertThatThrownBy(run::await).isInstanceOf(ExecutionException.class).hasRootCauseMessage("refused");
        assertThat(run.due(ofTheClass, List.of())).hasSize(1);
        assertThat(run.due(ofTheClass, List.of())).isEmpty();
    }

    @Test
    void whatIsStillUnderWayIsPaidByWhoWaitsNoLonger() {
        assertThat(run.due(ofTheClass, List.of(first))).hasSize(1);

        answered();

        assertThat(run.due(ofTheClass, List.of())).isEmpty();
    }

    @Test
    void whatWasInterruptedCostsNobodyElse() {
        run.interrupted();

        assertThatThrownBy(run::await).isInstanceOf(CancellationException.class);
        assertThat(run.due(ofTheClass, List.of())).isEmpty();
    }
}
