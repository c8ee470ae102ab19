package io.github.junitllm.verdict;

import static io.github.junitllm.verdict.Runs.complete;
import static io.github.junitllm.verdict.Runs.gate;
import static io.github.junitllm.verdict.Runs.outcome;
import static io.github.junitllm.verdict.Runs.plan;
import static io.github.junitllm.verdict.Runs.samples;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.junitllm.stats.ClusterEstimate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Gates on cases with several samples. */
class RepeatedCasesTallyTests {

    @Test
    void casesAreTrialsWithPassAtLeast() {
        Judgement judgement =
                complete(samples(3, 2, gate(Claim.POINT, 0.5)), outcome(1, 2, 1, 0, 0), outcome(2, 1, 2, 0, 0));
        assertThat(judgement.overall().trials()).isEqualTo(2);
        assertThat(judgement.overall().passes()).isEqualTo(1);
        assertThat(judgement.clusters()).isNull();
        assertThat(judgement.failing()).extracting(FailingCase::id).containsExactly("refund-002");
    }

    @Test
    void anErrorThatDoesNotMatterIsNotedAnUndecidedCaseIsAnError() {
        GatePlan plan = samples(3, 2, gate(Claim.POINT, 0.5));
        Judgement fine = complete(plan, outcome(1, 2, 0, 1, 0));
        assertThat(fine.verdict()).isEqualTo(GateVerdict.PASS);
        assertThat(fine.notes()).anyMatch(note -> note.startsWith("1 sample ended in an error; 0 cases"));
        Judgement undecided = complete(plan, outcome(1, 1, 1, 1, 0), outcome(2, 3, 0, 0, 0));
        assertThat(undecided.verdict()).isEqualTo(GateVerdict.ERROR);
    }

    @Test
    void samplesAreClustersWithoutPassAtLeast() {
        int[] tasksByPasses = {11, 7, 9, 2, 5};
        GateTally tally = new GateTally(samples(4, 0, gate(Claim.POINT, 0.375)));
        int number = 0;
        for (int passes = 0; passes <= 4; passes++) {
            for (int task = 0; task < tasksByPasses[passes]; task++) {
                tally.add(outcome(number++, passes, 4 - passes, 0, 0));
            }
        }
        Judgement judgement = tally.judge(34, 0, false);
        ClusterEstimate clusters = judgement.clusters();
        assertThat(clusters).isNotNull();
        assertThat(clusters.clusteredStandardError()).isCloseTo(0.059053, within(5e-7));
        assertThat(judgement.verdict()).isEqualTo(GateVerdict.PASS);
        assertThat(judgement.overall().effectiveTrials()).isCloseTo(66.23, within(5e-3));
        assertThat(judgement.overall().method()).isEqualTo("clustered t");
        assertThat(judgement.reductions())
                .filteredOn(reduction -> reduction.measure() == Measure.PASS_HAT_K)
                .extracting(Reduction::estimate)
                .satisfiesExactly(
                        one -> assertThat(one).isCloseTo(0.375, within(5e-11)),
                        two -> assertThat(two).isCloseTo(0.2205882353, within(5e-11)),
                        three -> assertThat(three).isCloseTo(0.1617647059, within(5e-11)),
                        four -> assertThat(four).isCloseTo(0.1470588235, within(5e-11)));
        assertThat(judgement.reductions())
                .filteredOn(reduction -> reduction.measure() == Measure.PASS_AT_K)
                .extracting(Reduction::estimate)
                .satisfiesExactly(
                        one -> assertThat(one).isCloseTo(0.375, within(5e-11)),
                        two -> assertThat(two).isCloseTo(0.5294117647, within(5e-11)),
                        three -> assertThat(three).isCloseTo(0.625, within(5e-11)),
                        four -> assertThat(four).isCloseTo(0.6764705882, within(5e-11)));
    }

    @Test
    void flawlessRepeatsProveNoMoreThanTheirCases() {
        GateTally tally = new GateTally(samples(10, 0, gate(Claim.PROVE, 0.9)));
        for (int i = 0; i < 20; i++) {
            tally.add(outcome(i, 10, 0, 0, 0));
        }
        Judgement judgement = tally.judge(20, 0, false);
        assertThat(judgement.verdict()).isEqualTo(GateVerdict.INCONCLUSIVE);
        assertThat(judgement.overall().method()).isEqualTo("exact over cases");
        assertThat(judgement.notes())
                .anyMatch(note -> note.startsWith("All cases came out alike"))
                .contains("20 of 20: the failure rate may still be 13.9 % (one-sided 95 %).");
    }

    @Test
    void everyErrorSampleCountsAgainstTheBudget() {
        GatePlan plan = new GatePlan(List.of(gate(Claim.POINT, 0.5)), 4, 0, 1, EarlyStop.NONE);
        assertThat(complete(plan, outcome(1, 3, 0, 1, 0)).verdict()).isEqualTo(GateVerdict.PASS);
        assertThat(complete(plan, outcome(1, 2, 0, 2, 0)).problems())
                .containsExactly("2 samples ended in an error (1 allowed): refund-001");
    }

    @Test
    void aFailingCaseWithAnErrorSampleBreaksTheBudgetToo() {
        assertThat(complete(samples(2, 0, gate(Claim.POINT, 0.5)), outcome(1, 0, 1, 1, 0))
                        .problems())
                .containsExactly("1 sample ended in an error (0 allowed)");
    }

    @Test
    void reducersCanBeGated() {
        PassRateGate atTwo = gate(Measure.PASS_AT_K, 2, Claim.POINT, 0.9);
        PassRateGate hatTwo = gate(Measure.PASS_HAT_K, 2, Claim.POINT, 0.9);
        Judgement judgement = complete(samples(4, 0, atTwo, hatTwo), outcome(1, 4, 0, 0, 0), outcome(2, 2, 2, 0, 0));
        assertThat(judgement.gates())
                .extracting(GateResult::verdict)
                .containsExactly(GateVerdict.PASS, GateVerdict.FAIL);
        assertThat(judgement.gates().get(0).estimate().rate()).isCloseTo((1 + 5 / 6d) / 2, within(1e-12));
        assertThat(judgement.gates().get(1).estimate().rate()).isCloseTo((1 + 1 / 6d) / 2, within(1e-12));
    }

    @Test
    void provingAReducerTakesAsManyCasesAsProvingARate() {
        PassRateGate proven = gate(Measure.PASS_AT_K, 2, Claim.PROVE, 0.9);
        for (int cases : new int[] {28, 29}) {
            GateTally tally = new GateTally(samples(4, 0, proven));
            for (int i = 0; i < cases; i++) {
                tally.add(outcome(i, 4, 0, 0, 0));
            }
            assertThat(tally.judge(cases, 0, false).verdict())
                    .isEqualTo(cases == 29 ? GateVerdict.PASS : GateVerdict.INCONCLUSIVE);
        }
    }

    @Test
    void reducerWithoutEnoughDecidedSamplesIsAnError() {
        GatePlan plan = new GatePlan(List.of(gate(Measure.PASS_HAT_K, 3, Claim.POINT, 0.5)), 3, 0, 5, EarlyStop.NONE);
        Judgement judgement = complete(plan, outcome(1, 2, 0, 1, 0));
        assertThat(judgement.verdict()).isEqualTo(GateVerdict.ERROR);
        assertThat(judgement.gates().get(0).reason()).isEqualTo("no case has 3 decided samples");
    }
}
