package io.github.junitllm.verdict;

import static io.github.junitllm.verdict.Runs.gate;
import static io.github.junitllm.verdict.Runs.plan;
import static io.github.junitllm.verdict.Runs.samples;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.stats.BinomialMethod;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeasibilityTests {

    @Test
    void sanePlansHaveNoProblem() {
        Map<String, Long> tags = Map.of("refund", 40L, "billing", 60L);
        assertThat(check(plan(), 1)).isEmpty();
        assertThat(check(plan(gate(Claim.POINT, 1)), 1)).isEmpty();
        assertThat(check(plan(gate(Claim.PROVE, 0.9)), 29)).isEmpty();
        assertThat(Feasibility.check(plan(gate(Claim.PROVE, 0.9, "*")), 100, tags))
                .isEmpty();
        assertThat(Feasibility.check(plan(gate(Claim.NO_EVIDENCE_BELOW, 0.9, "*")), 100, tags))
                .isEmpty();
        assertThat(check(samples(4, 0, gate(Measure.PASS_HAT_K, 4, Claim.POINT, 0.5)), 10))
                .isEmpty();
        assertThat(check(plan(EarlyStop.ANYTIME, gate(Claim.PROVE, 0.9)), 43)).isEmpty();
    }

    @Test
    void proofOutOfReachSaysHowManyCasesWouldDo() {
        assertThat(check(plan(gate(Claim.PROVE, 0.9)), 20))
                .containsExactly("to prove a pass rate of 90 % with 95 % confidence, the set needs at least 29 cases,"
                        + " all passing; it has 20");
        assertThat(check(plan(EarlyStop.ANYTIME, gate(Claim.PROVE, 0.9)), 42))
                .singleElement()
                .asString()
                .contains("at least 43 cases");
        assertThat(Feasibility.check(plan(gate(Claim.PROVE, 0.9, "*")), 100, Map.of("a", 80L, "b", 20L)))
                .singleElement()
                .asString()
                .contains("slice 'b' needs at least 29 cases");
    }

    /** The promise behind every such problem: one case fewer never passes, as many do. */
    @ParameterizedTest
    @EnumSource(
            value = BinomialMethod.class,
            names = {"EXACT", "WILSON", "JEFFREYS", "MID_P"})
    void neededCasesAreExactlyThoseOfAPerfectRun(BinomialMethod bound) {
        GatePlan plan = plan(new PassRateGate(0.9, Claim.PROVE, 0.95, bound, "", Measure.RATE, 0));
        for (int n = 1; n <= 40; n++) {
            boolean feasible = check(plan, n).isEmpty();
            assertThat(feasible)
                    .as("n=%d", n)
                    .isEqualTo(Runs.complete(plan, n, 0).verdict() == GateVerdict.PASS);
        }
    }

    @Test
    void flawlessRepeatsPassExactlyWhenThePlanIsFeasible() {
        GatePlan plan = samples(3, 0, gate(Claim.PROVE, 0.9));
        for (int n = 20; n <= 35; n++) {
            GateTally tally = new GateTally(plan);
            for (int i = 0; i < n; i++) {
                tally.add(Runs.outcome(i, 3, 0, 0, 0));
            }
            assertThat(check(plan, n).isEmpty())
                    .as("n=%d", n)
                    .isEqualTo(tally.judge(n, 0, false).verdict() == GateVerdict.PASS);
        }
    }

    @Test
    void gateThatCouldNeverFailIsAFalseGreen() {
        GatePlan plan = plan(gate(Claim.NO_EVIDENCE_BELOW, 0.5));
        for (int n = 1; n <= 10; n++) {
            assertThat(check(plan, n).isEmpty())
                    .as("n=%d", n)
                    .isEqualTo(Runs.complete(plan, 0, n).verdict() == GateVerdict.FAIL);
        }
        assertThat(check(plan, 4))
                .containsExactly("the claim of no evidence below 50 % could never fail: the set needs at least 5 cases;"
                        + " it has 4");
    }

    @Test
    void correctionForManySlicesRaisesTheCasesNeeded() {
        GatePlan plan = plan(gate(Claim.NO_EVIDENCE_BELOW, 0.5, "*"));
        assertThat(Feasibility.check(plan, 5, Map.of("a", 5L))).isEmpty();
        assertThat(Feasibility.check(plan, 10, Map.of("a", 5L, "b", 5L)))
                .hasSize(2)
                .allMatch(problem -> problem.contains("needs at least 6 cases"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.01, Double.NaN})
    void thresholdMustMeanSomething(double threshold) {
        assertThat(check(plan(gate(Claim.POINT, threshold)), 100))
                .singleElement()
                .asString()
                .contains("threshold must lie above 0");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 0, Double.NaN})
    void confidenceMustMeanSomething(double confidence) {
        PassRateGate gate = new PassRateGate(0.9, Claim.PROVE, confidence, BinomialMethod.EXACT, "", Measure.RATE, 0);
        assertThat(check(plan(gate), 100)).singleElement().asString().contains("confidence");
    }

    @ParameterizedTest
    @EnumSource(
            value = Claim.class,
            names = {"PROVE", "NO_EVIDENCE_BELOW"})
    void nothingProvesAHundredPercent(Claim claim) {
        assertThat(check(plan(gate(claim, 1)), 100_000))
                .singleElement()
                .asString()
                .contains("100 %");
    }

    @Test
    void comparisonMethodsDecideNoGate() {
        PassRateGate wald = new PassRateGate(0.9, Claim.PROVE, 0.95, BinomialMethod.WALD, "", Measure.RATE, 0);
        assertThat(check(plan(wald), 100)).singleElement().asString().contains("WALD is for comparison only");
        PassRateGate wilson = new PassRateGate(0.9, Claim.PROVE, 0.95, BinomialMethod.WILSON, "", Measure.RATE, 0);
        assertThat(check(samples(3, 0, wilson), 100)).singleElement().asString().contains("WILSON needs one pass");
    }

    @ParameterizedTest
    @CsvSource({"0, 0, samples", "3, 4, passAtLeast", "3, -1, passAtLeast"})
    void samplesMustFit(int samples, int passAtLeast, String named) {
        assertThat(check(samples(samples, passAtLeast), 10)).anyMatch(problem -> problem.startsWith(named));
    }

    @Test
    void reducersNeedAsManySamples() {
        assertThat(check(samples(4, 0, gate(Measure.PASS_AT_K, 5, Claim.POINT, 0.5)), 10))
                .containsExactly("gate on the whole set: k must lie between 1 and the number of samples (4), was 5");
        assertThat(check(samples(4, 0, gate(Measure.PASS_AT_K, 0, Claim.POINT, 0.5)), 10))
                .hasSize(1);
    }

    @Test
    void slicesMustExist() {
        assertThat(Feasibility.check(plan(gate(Claim.POINT, 0.5, "refunt")), 10, Map.of("refund", 10L)))
                .containsExactly("gate on slice 'refunt': no case has this tag; tags are: refund");
        assertThat(check(plan(gate(Claim.POINT, 0.5, "*")), 10)).containsExactly("gate on each tag: no case has a tag");
        Map<String, Long> tooMany = new HashMap<>();
        for (int i = 0; i <= GateTally.MAX_TAGS; i++) {
            tooMany.put("tag" + i, 100L);
        }
        assertThat(Feasibility.check(plan(gate(Claim.POINT, 0.5, "*")), 10, tooMany))
                .singleElement()
                .asString()
                .contains("1001 tags are more than 1000");
    }

    @Test
    void theSameClaimTwiceIsAMistake() {
        assertThat(check(plan(gate(Claim.POINT, 0.5), gate(Claim.POINT, 0.9)), 10))
                .containsExactly("two gates make the same claim about the whole set: keep the stricter one");
        assertThat(check(plan(gate(Claim.POINT, 0.5), gate(Claim.NO_EVIDENCE_BELOW, 0.9)), 10))
                .isEmpty();
    }

    @Test
    void earlyStopNeedsWhatItCanReasonAbout() {
        assertThat(check(plan(EarlyStop.CURTAILED), 10))
                .singleElement()
                .asString()
                .contains("needs a pass-rate gate");
        assertThat(Feasibility.check(plan(EarlyStop.CURTAILED, gate(Claim.POINT, 0.5)), 10, Map.of(), true))
                .singleElement()
                .asString()
                .contains("equal weight");
        GatePlan repeats = new GatePlan(List.of(gate(Claim.POINT, 0.5)), 3, 0, 0, EarlyStop.CURTAILED);
        assertThat(check(repeats, 10)).singleElement().asString().contains("passAtLeast");
        GatePlan reduced =
                new GatePlan(List.of(gate(Measure.PASS_AT_K, 2, Claim.POINT, 0.5)), 3, 2, 0, EarlyStop.ANYTIME);
        assertThat(check(reduced, 10)).singleElement().asString().contains("no pass@k");
    }

    @Test
    void emptySetIsAProblemOfItsOwn() {
        assertThat(check(plan(gate(Claim.POINT, 0.5)), 0)).containsExactly("the set has no case to run");
    }

    @Test
    void negativeErrorBudgetIsRefused() {
        GatePlan plan = new GatePlan(List.of(), 1, 0, -1, EarlyStop.NONE);
        assertThat(check(plan, 1)).containsExactly("maxErrors must not be negative, was -1");
    }

    private static List<String> check(GatePlan plan, long plannedCases) {
        return Feasibility.check(plan, plannedCases, Map.of());
    }
}
