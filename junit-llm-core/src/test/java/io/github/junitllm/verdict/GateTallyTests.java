package io.github.junitllm.verdict;

import static io.github.junitllm.verdict.Runs.complete;
import static io.github.junitllm.verdict.Runs.errored;
import static io.github.junitllm.verdict.Runs.failed;
import static io.github.junitllm.verdict.Runs.gate;
import static io.github.junitllm.verdict.Runs.passed;
import static io.github.junitllm.verdict.Runs.plan;
import static io.github.junitllm.verdict.Runs.skipped;
import static io.github.junitllm.verdict.Runs.weighted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.github.junitllm.stats.BinomialMethod;
import io.github.junitllm.stats.GateDesign;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTallyTests {

    @Nested
    class Claims {

        @ParameterizedTest
        @CsvSource({"9, 1, 0.9, PASS", "8, 2, 0.9, FAIL", "29, 71, 0.29, PASS", "10, 0, 1, PASS", "99, 1, 1, FAIL"})
        void pointComparesTheObservedRate(int passes, int failures, double threshold, GateVerdict verdict) {
            assertThat(complete(plan(gate(Claim.POINT, threshold)), passes, failures)
                            .verdict())
                    .isEqualTo(verdict);
        }

        @ParameterizedTest
        @CsvSource({"49, 1, PASS", "48, 2, INCONCLUSIVE", "41, 9, INCONCLUSIVE", "40, 10, FAIL", "0, 50, FAIL"})
        void proveHasThreeAnswers(int passes, int failures, GateVerdict verdict) {
            assertThat(complete(plan(gate(Claim.PROVE, 0.9)), passes, failures).verdict())
                    .isEqualTo(verdict);
        }

        @ParameterizedTest
        @CsvSource({"49, 1, PASS", "48, 2, PASS", "41, 9, PASS", "40, 10, FAIL"})
        void noEvidenceBelowFailsOnlyOnEvidence(int passes, int failures, GateVerdict verdict) {
            assertThat(complete(plan(gate(Claim.NO_EVIDENCE_BELOW, 0.9)), passes, failures)
                            .verdict())
                    .isEqualTo(verdict);
        }

        @Test
        void proveAgreesWithThePassesItNeeds() {
            for (int n = 30; n <= 120; n += 15) {
                int needed = GateDesign.passesToProve(BinomialMethod.EXACT, n, 0.9, 0.95)
                        .orElseThrow();
                GatePlan plan = plan(gate(Claim.PROVE, 0.9));
                assertThat(complete(plan, needed, n - needed).verdict()).isEqualTo(GateVerdict.PASS);
                assertThat(complete(plan, needed - 1, n - needed + 1).verdict()).isNotEqualTo(GateVerdict.PASS);
            }
        }

        @Test
        void theBoundIsTheOneAskedFor() {
            PassRateGate wilson = new PassRateGate(0.9, Claim.PROVE, 0.95, BinomialMethod.WILSON, "", Measure.RATE, 0);
            assertThat(complete(plan(wilson), 95, 5).verdict()).isEqualTo(GateVerdict.PASS);
            assertThat(complete(plan(gate(Claim.PROVE, 0.9)), 95, 5).verdict()).isEqualTo(GateVerdict.INCONCLUSIVE);
        }

        @Test
        void worstGateDecides() {
            Judgement judgement = complete(plan(gate(Claim.POINT, 0.8), gate(Claim.PROVE, 0.9)), 9, 1);
            assertThat(judgement.gates())
                    .extracting(GateResult::verdict)
                    .containsExactly(GateVerdict.PASS, GateVerdict.INCONCLUSIVE);
            assertThat(judgement.verdict()).isEqualTo(GateVerdict.INCONCLUSIVE);
        }

        @Test
        void withoutGatesEveryCaseMustPass() {
            assertThat(complete(plan(), 10, 0).verdict()).isEqualTo(GateVerdict.PASS);
            Judgement judgement = complete(plan(), 9, 1);
            assertThat(judgement.verdict()).isEqualTo(GateVerdict.FAIL);
            assertThat(judgement.overall()).isNotNull();
            assertThat(judgement.overall().rate()).isEqualTo(0.9);
        }
    }

    @Nested
    class FalseGreens {

        @Test
        void noCaseRan() {
            Judgement judgement = new GateTally(plan(gate(Claim.POINT, 0.1))).judge(0, 0, false);
            assertThat(judgement.verdict()).isEqualTo(GateVerdict.ERROR);
            assertThat(judgement.problems()).containsExactly("no case ran");
            assertThat(new GateTally(plan()).judge(0, 0, false).verdict()).isEqualTo(GateVerdict.ERROR);
        }

        @Test
        void everyCaseWasSkipped() {
            Judgement judgement = complete(plan(gate(Claim.NO_EVIDENCE_BELOW, 0.5)), skipped(1), skipped(2));
            assertThat(judgement.verdict()).isEqualTo(GateVerdict.ERROR);
            assertThat(judgement.problems()).containsExactly("every case was skipped");
        }

        @Test
        void everyCaseEndedInAnError() {
            GatePlan generous = new GatePlan(List.of(gate(Claim.POINT, 0.1)), 1, 0, 99, EarlyStop.NONE);
            Judgement judgement = complete(generous, errored(1), errored(2));
            assertThat(judgement.verdict()).isEqualTo(GateVerdict.ERROR);
            assertThat(judgement.problems()).containsExactly("every case ended in an error");
            assertThat(complete(generous, errored(1), skipped(2)).problems())
                    .containsExactly("no case was decided: 1 ended in an error, 1 skipped");
        }

        @Test
        void moreErrorsThanTolerated() {
            Judgement judgement = complete(plan(gate(Claim.POINT, 0.5)), passed(1), errored(2));
            assertThat(judgement.verdict()).isEqualTo(GateVerdict.ERROR);
            assertThat(judgement.problems()).containsExactly("1 case ended in an error (0 allowed): refund-002");
            assertThat(judgement.gates()).extracting(GateResult::verdict).containsExactly(GateVerdict.ERROR);
            assertThat(judgement.errored()).extracting(FailingCase::id).containsExactly("refund-002");
            assertThat(complete(plan(), passed(1), errored(2)).verdict()).isEqualTo(GateVerdict.ERROR);
        }

        @Test
        void toleratedErrorsStayOutOfTheRate() {
            GatePlan plan = new GatePlan(List.of(gate(Claim.POINT, 0.5)), 1, 0, 1, EarlyStop.NONE);
            Judgement judgement = complete(plan, passed(1), errored(2), failed(3), skipped(4));
            assertThat(judgement.verdict()).isEqualTo(GateVerdict.PASS);
            assertThat(judgement.overall().rate()).isEqualTo(0.5);
            assertThat(judgement.counts()).isEqualTo(new RunCounts(4, 1, 1, 1, 1, 0, 1, 1, 1, 1));
        }

        @Test
        void partialRun() {
            GateTally tally = new GateTally(plan(gate(Claim.POINT, 0.5)));
            tally.add(passed(1));
            assertThat(tally.judge(3, 2, false).problems()).containsExactly("partial run: 2 of 3 cases did not run");
            assertThat(tally.judge(3, 0, false).verdict())
                    .as("missing cases are found even when nobody says so")
                    .isEqualTo(GateVerdict.ERROR);
            assertThat(tally.judge(3, 2, true).verdict())
                    .as("a stop that the plan does not allow is a partial run")
                    .isEqualTo(GateVerdict.ERROR);
            assertThat(tally.judge(1, 0, false).verdict()).isEqualTo(GateVerdict.PASS);
        }

        @Test
        void declaredSliceWithoutCases() {
            Judgement judgement = complete(
                    plan(gate(Claim.POINT, 0.5), gate(Claim.NO_EVIDENCE_BELOW, 0.5, "refunt")), passed(1, "refund"));
            assertThat(judgement.verdict()).isEqualTo(GateVerdict.ERROR);
            assertThat(judgement.gates().get(1).reason()).isEqualTo("no case has the tag 'refunt'");
            assertThat(complete(plan(gate(Claim.POINT, 0.5, "*")), passed(1)).gates())
                    .extracting(GateResult::reason)
                    .containsExactly("no case has a tag");
        }

        @Test
        void sliceWhoseCasesWereAllSkipped() {
            Judgement judgement =
                    complete(plan(gate(Claim.POINT, 0.5, "refund")), passed(1, "billing"), skipped(2, "refund"));
            assertThat(judgement.verdict()).isEqualTo(GateVerdict.ERROR);
            assertThat(judgement.gates().get(0).reason()).isEqualTo("every case of the slice was skipped");
        }
    }

    @Nested
    class Slices {

        @Test
        void eachTagIsJudgedOnItsOwn() {
            Judgement judgement = complete(
                    plan(gate(Claim.POINT, 0.5), gate(Claim.POINT, 0.5, "*")),
                    passed(1, "a"),
                    passed(2, "a", "b"),
                    failed(3, "b"),
                    failed(4, "c"),
                    passed(5));
            assertThat(judgement.gates())
                    .extracting(GateResult::slice, GateResult::verdict)
                    .containsExactly(
                            tuple("", GateVerdict.PASS),
                            tuple("a", GateVerdict.PASS),
                            tuple("b", GateVerdict.PASS),
                            tuple("c", GateVerdict.FAIL));
            assertThat(judgement.verdict()).isEqualTo(GateVerdict.FAIL);
            assertThat(judgement.slices())
                    .extracting(RateEstimate::slice, RateEstimate::passes, RateEstimate::trials)
                    .containsExactly(tuple("a", 2L, 2L), tuple("b", 1L, 2L), tuple("c", 0L, 1L));
        }

        /** P(Bin(10, 0.9) <= 6) = 0.0128: evidence for one slice alone, none for one of ten. */
        @Test
        void manySlicesWithoutEvidenceAreCorrectedByHolm() {
            assertThat(slices(1, 6).verdict()).isEqualTo(GateVerdict.FAIL);
            assertThat(slices(3, 6).verdict()).isEqualTo(GateVerdict.FAIL);
            assertThat(slices(10, 6).verdict()).isEqualTo(GateVerdict.PASS);
            assertThat(slices(10, 3).verdict()).isEqualTo(GateVerdict.FAIL);
        }

        /** One bad slice of ten cases among {@code count} slices, the others flawless. */
        private Judgement slices(int count, int passesOfTheBadOne) {
            GateTally tally = new GateTally(plan(gate(Claim.NO_EVIDENCE_BELOW, 0.9, "*")));
            for (int i = 0; i < 10 * count; i++) {
                String tag = "tag" + i / 10;
                tally.add(i < 10 && i >= passesOfTheBadOne ? failed(i, tag) : passed(i, tag));
            }
            return tally.judge(10L * count, 0, false);
        }

        @Test
        void provingEverySliceNeedsNoCorrection() {
            GateTally tally = new GateTally(plan(gate(Claim.PROVE, 0.9, "*")));
            for (int i = 0; i < 290; i++) {
                tally.add(passed(i, "tag" + i % 10));
            }
            assertThat(tally.judge(290, 0, false).verdict()).isEqualTo(GateVerdict.PASS);
        }

        @Test
        void tagsBeyondTheLimitAreNamedNotSilentlyDropped() {
            GateTally tally = new GateTally(plan(gate(Claim.POINT, 0.5, "*")));
            for (int i = 0; i <= GateTally.MAX_TAGS; i++) {
                tally.add(passed(i, "tag" + i));
            }
            Judgement judgement = tally.judge(GateTally.MAX_TAGS + 1, 0, false);
            assertThat(judgement.slices()).hasSize(GateTally.MAX_TAGS);
            assertThat(judgement.verdict()).isEqualTo(GateVerdict.ERROR);
            assertThat(judgement.notes()).anyMatch(note -> note.contains("1000 tags"));
        }
    }

    @Nested
    class Weights {

        @Test
        void rateIsWeightedAndItsIntervalApproximate() {
            Judgement judgement = complete(
                    plan(gate(Claim.POINT, 0.7)),
                    weighted(1, 5, 1, 0, 0, 0),
                    weighted(2, 1, 0, 1, 0, 0),
                    weighted(3, 1, 1, 0, 0, 0),
                    weighted(4, 1, 1, 0, 0, 0),
                    weighted(5, 2, 0, 1, 0, 0));
            RateEstimate overall = judgement.overall();
            assertThat(overall.rate()).isCloseTo(0.7, within(1e-12));
            assertThat(overall.effectiveTrials()).isCloseTo(3.125, within(1e-12));
            assertThat(overall.weighted()).isTrue();
            assertThat(overall.method()).contains("approximate");
            assertThat(judgement.verdict())
                    .as("0.7 reaches 0.7 despite rounding")
                    .isEqualTo(GateVerdict.PASS);
        }

        @Test
        void equalWeightsOtherThanOneAreNoWeights() {
            GateTally tally = new GateTally(plan(gate(Claim.PROVE, 0.9)));
            for (int i = 0; i < 29; i++) {
                tally.add(weighted(i, 0.1, 1, 0, 0, 0));
            }
            Judgement judgement = tally.judge(29, 0, false);
            assertThat(judgement.overall().weighted()).isFalse();
            assertThat(judgement.verdict()).isEqualTo(GateVerdict.PASS);
        }

        @Test
        void aFewHeavyCasesProveLittle() {
            GateTally tally = new GateTally(plan(gate(Claim.PROVE, 0.9)));
            for (int i = 0; i < 100; i++) {
                tally.add(weighted(i, i < 2 ? 1000 : 1, 1, 0, 0, 0));
            }
            assertThat(tally.judge(100, 0, false).verdict()).isEqualTo(GateVerdict.INCONCLUSIVE);
        }
    }

    @Test
    void hundredThousandCasesKeepAHundred() {
        GateTally tally = new GateTally(plan(gate(Claim.PROVE, 0.9)));
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            tally.add(random.nextDouble() < 0.5 ? passed(i, "a") : failed(i, "b"));
        }
        Judgement judgement = tally.judge(100_000, 0, false);
        assertThat(judgement.failing()).hasSize(GateTally.MAX_LISTED_CASES);
        assertThat(judgement.failingTotal())
                .isEqualTo(judgement.counts().failed())
                .isGreaterThan(49_000);
        assertThat(judgement.verdict()).isEqualTo(GateVerdict.FAIL);
    }

    @Test
    void longMessagesAreCutNotKept() {
        CaseOutcome wordy = new CaseOutcome("a", "f:1", 1, Set.of(), 0, 1, 0, 0, "x".repeat(1_000_000));
        assertThat(complete(plan(), wordy).failing().get(0).message())
                .hasSize(2_001)
                .endsWith("…");
    }
}
