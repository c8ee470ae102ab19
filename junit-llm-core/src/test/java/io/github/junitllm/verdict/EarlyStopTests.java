package io.github.junitllm.verdict;

import static io.github.junitllm.verdict.Runs.errored;
import static io.github.junitllm.verdict.Runs.failed;
import static io.github.junitllm.verdict.Runs.gate;
import static io.github.junitllm.verdict.Runs.passed;
import static io.github.junitllm.verdict.Runs.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.stats.BinomialMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EarlyStopTests {

    @ParameterizedTest
    @CsvSource({"9, 0, 1, true", "8, 0, 2, false", "0, 2, 8, true", "0, 1, 9, false", "7, 2, 1, true"})
    void pointGateStopsWhenNineOfTenAreCertainOrOutOfReach(int passes, int failures, int remaining, boolean stop) {
        GateTally tally = tally(plan(EarlyStop.CURTAILED, gate(Claim.POINT, 0.9)), passes, failures);
        assertThat(tally.canStop(remaining)).isEqualTo(stop);
    }

    @Test
    void nothingStopsWithoutARuleOrAGate() {
        assertThat(tally(plan(EarlyStop.NONE, gate(Claim.POINT, 0.9)), 0, 50).canStop(1))
                .isFalse();
        assertThat(tally(plan(EarlyStop.CURTAILED), 0, 50).canStop(1)).isFalse();
    }

    @Test
    void brokenErrorBudgetStops() {
        GateTally tally = tally(plan(EarlyStop.CURTAILED, gate(Claim.POINT, 0.9)), 1, 0);
        assertThat(tally.canStop(9)).isFalse();
        tally.add(errored(2));
        assertThat(tally.canStop(8)).isTrue();
        Judgement judgement = tally.judge(10, 8, true);
        assertThat(judgement.verdict()).isEqualTo(GateVerdict.ERROR);
        assertThat(judgement.problems()).hasSize(1);
        assertThat(judgement.counts().notRun()).isEqualTo(8);
    }

    @Test
    void weightsAndRepeatsNeverStop() {
        GateTally weighted = new GateTally(plan(EarlyStop.CURTAILED, gate(Claim.POINT, 0.9)));
        for (int i = 0; i < 50; i++) {
            weighted.add(Runs.weighted(i, 1 + i, 0, 1, 0, 0));
        }
        assertThat(weighted.canStop(1)).isFalse();
        GateTally repeats = new GateTally(new GatePlan(List.of(gate(Claim.POINT, 0.9)), 2, 0, 0, EarlyStop.CURTAILED));
        for (int i = 0; i < 50; i++) {
            repeats.add(Runs.outcome(i, 0, 2, 0, 0));
        }
        assertThat(repeats.canStop(1)).isFalse();
    }

    @Test
    void lawfulStopIsJudgedAndSaysWhatDidNotRun() {
        GateTally tally = tally(plan(EarlyStop.CURTAILED, gate(Claim.POINT, 0.9)), 0, 2);
        Judgement judgement = tally.judge(10, 8, true);
        assertThat(judgement.verdict()).isEqualTo(GateVerdict.FAIL);
        assertThat(judgement.stoppedEarly()).isTrue();
        assertThat(judgement.counts().notRun()).isEqualTo(8);
        assertThat(judgement.notes()).anyMatch(note -> note.startsWith("Stopped early: 8 cases did not run"));
    }

    @Test
    void eachTagStopsOnlyOnceEveryPlannedTagWasSeen() {
        GatePlan plan = plan(EarlyStop.CURTAILED, gate(Claim.POINT, 0.5, "*"));
        GateTally blind = new GateTally(plan);
        GateTally planned = new GateTally(plan, Map.of("a", 2L, "b", 2L));
        for (GateTally tally : List.of(blind, planned)) {
            tally.add(passed(1, "a"));
            assertThat(tally.canStop(3)).isFalse();
            tally.add(passed(2, "b"));
        }
        assertThat(blind.canStop(2)).isFalse();
        assertThat(planned.canStop(2)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = EarlyStop.class,
            names = {"CURTAILED", "ANYTIME"})
    void whateverFollowsAStopTheVerdictStays(EarlyStop rule) {
        Random random = new Random(23);
        int stops = 0;
        for (int run = 0; run < 250; run++) {
            int planned = 5 + random.nextInt(80);
            GatePlan plan = plan(rule, randomGates(random));
            double rate = 0.4 + 0.6 * random.nextDouble();
            List<CaseOutcome> cases = new ArrayList<>();
            for (int i = 0; i < planned; i++) {
                cases.add(random.nextDouble() < rate ? passed(i, "t" + i % 3) : failed(i, "t" + i % 3));
            }
            Map<String, Long> perTag = perTag(cases);
            int stop = firstStop(plan, perTag, cases);
            if (stop == planned || !Feasibility.check(plan, planned, perTag).isEmpty()) {
                continue;
            }
            stops++;
            GateTally stopped = tally(plan, perTag, cases.subList(0, stop));
            Judgement early = stopped.judge(planned, planned - stop, true);
            assertThat(early.verdict()).isNotEqualTo(GateVerdict.ERROR);
            for (int future = 0; future < 12; future++) {
                List<CaseOutcome> other = new ArrayList<>(cases.subList(0, stop));
                double chance = future == 0 ? 0 : future == 1 ? 1 : random.nextDouble();
                for (int i = stop; i < planned; i++) {
                    other.add(random.nextDouble() < chance ? passed(i, "t" + i % 3) : failed(i, "t" + i % 3));
                }
                Judgement late = tally(plan, perTag, other).judge(planned, 0, false);
                assertThat(late.gates())
                        .extracting(GateResult::verdict)
                        .as("%s stopped at %d of %d", plan, stop, planned)
                        .isEqualTo(
                                early.gates().stream().map(GateResult::verdict).toList());
            }
        }
        assertThat(stops).as("runs that stopped early").isGreaterThan(50);
    }

    private static PassRateGate[] randomGates(Random random) {
        String[] slices = {"", "t0", "*"};
        PassRateGate[] gates = new PassRateGate[1 + random.nextInt(2)];
        for (int i = 0; i < gates.length; i++) {
            Claim claim = Claim.values()[random.nextInt(3)];
            double threshold = 0.5 + 0.05 * random.nextInt(9);
            BinomialMethod bound = random.nextBoolean() ? BinomialMethod.EXACT : BinomialMethod.WILSON;
            gates[i] = new PassRateGate(threshold, claim, 0.9, bound, slices[random.nextInt(3)], Measure.RATE, 0);
        }
        return gates;
    }

    private static int firstStop(GatePlan plan, Map<String, Long> perTag, List<CaseOutcome> cases) {
        GateTally tally = new GateTally(plan, perTag);
        for (int i = 0; i < cases.size(); i++) {
            if (tally.canStop(cases.size() - i)) {
                return i;
            }
            tally.add(cases.get(i));
        }
        return cases.size();
    }

    private static Map<String, Long> perTag(List<CaseOutcome> cases) {
        return cases.stream()
                .flatMap(one -> one.tags().stream())
                .collect(Collectors.groupingBy(tag -> tag, Collectors.counting()));
    }

    private static GateTally tally(GatePlan plan, Map<String, Long> perTag, List<CaseOutcome> cases) {
        GateTally tally = new GateTally(plan, perTag);
        cases.forEach(tally::add);
        return tally;
    }

    private static GateTally tally(GatePlan plan, int passes, int failures) {
        GateTally tally = new GateTally(plan);
        for (int i = 0; i < passes; i++) {
            tally.add(passed(i));
        }
        for (int i = 0; i < failures; i++) {
            tally.add(failed(passes + i));
        }
        return tally;
    }

    @Test
    void anytimeStopsAfterAsManyStraightPassesAsTheReferenceSays() {
        GatePlan plan = plan(EarlyStop.ANYTIME, gate(Claim.PROVE, 0.9));
        assertThat(tally(plan, 42, 0).canStop(100)).isFalse();
        assertThat(tally(plan, 43, 0).canStop(100)).isTrue();
        assertThat(tally(plan, 43, 0).judge(143, 100, true).verdict()).isEqualTo(GateVerdict.PASS);
        assertThat(tally(plan, 0, 2).canStop(100)).isTrue();
        assertThat(tally(plan, 0, 2).judge(102, 100, true).verdict()).isEqualTo(GateVerdict.FAIL);
    }

    @Test
    void anytimeDecidesByItsEvidenceAloneEvenAtTheEnd() {
        assertThat(tally(plan(EarlyStop.ANYTIME, gate(Claim.PROVE, 0.9)), 30, 0)
                        .judge(30, 0, false)
                        .verdict())
                .as("30 of 30 prove 0.9 to the exact test, not to the e-process")
                .isEqualTo(GateVerdict.INCONCLUSIVE);
    }

    @Test
    void anytimeGivesUpWhenTheRestCannotDecide() {
        GatePlan plan = plan(EarlyStop.ANYTIME, gate(Claim.PROVE, 0.9));
        GateTally tally = tally(plan, 40, 0);
        tally.add(failed(41));
        assertThat(tally.canStop(1)).isTrue();
        assertThat(tally.judge(42, 1, true).verdict()).isEqualTo(GateVerdict.INCONCLUSIVE);
    }

    @Test
    void whatTheEvidenceOnceDecidedStaysDecided() {
        GatePlan plan = plan(EarlyStop.ANYTIME, gate(Claim.PROVE, 0.9), gate(Claim.POINT, 0.5));
        GateTally tally = tally(plan, 43, 7);
        assertThat(tally.judge(50, 0, false).gates().get(0).verdict()).isEqualTo(GateVerdict.PASS);
    }

    @Test
    void anytimeKeepsItsErrorRateThoughItLooksAfterEveryCase() {
        Random random = new Random(31);
        GatePlan plan = plan(EarlyStop.ANYTIME, gate(Claim.PROVE, 0.8));
        int runs = 600;
        int falseProofs = 0;
        for (int run = 0; run < runs; run++) {
            GateTally tally = new GateTally(plan);
            int n = 0;
            while (n < 100 && !tally.canStop(100 - n)) {
                tally.add(random.nextDouble() < 0.8 ? passed(n) : failed(n));
                n++;
            }
            falseProofs += tally.judge(100, 100 - n, n < 100).verdict() == GateVerdict.PASS ? 1 : 0;
        }
        assertThat(falseProofs / (double) runs).isBetween(0.001, 0.05);
    }
}
