package io.github.junitllm.verdict;

import static io.github.junitllm.verdict.Runs.complete;
import static io.github.junitllm.verdict.Runs.errored;
import static io.github.junitllm.verdict.Runs.failed;
import static io.github.junitllm.verdict.Runs.gate;
import static io.github.junitllm.verdict.Runs.outcome;
import static io.github.junitllm.verdict.Runs.passed;
import static io.github.junitllm.verdict.Runs.plan;
import static io.github.junitllm.verdict.Runs.samples;
import static io.github.junitllm.verdict.Runs.weighted;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.stats.BinomialMethod;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTextTests {

    @Test
    void firstLineStandsAlone() {
        Judgement judgement = complete(
                plan(gate(Claim.POINT, 0.9)),
                passed(1),
                failed(2),
                passed(3),
                passed(4),
                passed(5),
                passed(6),
                failed(7),
                passed(8),
                failed(9),
                passed(10));
        assertThat(VerdictText.firstLine(judgement))
                .isEqualTo("pass rate 70.0 % (7 of 10 cases), 95 % interval 39.7–89.2 % (Wilson), required: point >="
                        + " 90 %: FAIL; failing: refund-002, refund-007, refund-009");
        assertThat(VerdictText.message(judgement).lines().findFirst()).hasValue(VerdictText.firstLine(judgement));
        assertThat(VerdictText.shortForm(judgement)).isEqualTo("70.0 % (7/10) 39.7–89.2 %, pass rate >= 90 %: FAIL");
    }

    @Test
    void messageListsFailingCasesWithTheirRowAndWhatToDo() {
        assertThat(VerdictText.message(
                        complete(plan(gate(Claim.POINT, 0.9)), passed(1, "refund"), failed(2, "refund"))))
                .isEqualTo("""
                        pass rate 50.0 % (1 of 2 cases), 95 % interval 9.5–90.5 % (Wilson), required: point >= 90 %: FAIL; failing: refund-002
                        slices, lowest first:
                          refund: pass rate 50.0 % (1 of 2 cases), 95 % interval 9.5–90.5 % (Wilson)
                        failing, 1 case:
                          refund-002 (refunds.jsonl:2): expected: 30 days
                              but was: 14 days
                        next: run one case alone with -Djunit.llm.case=refund-002""");
    }

    @Test
    void errorsComeFirst() {
        Judgement judgement = complete(plan(gate(Claim.POINT, 0.9)), passed(1), errored(2));
        assertThat(VerdictText.firstLine(judgement))
                .startsWith(
                        "not decided: 1 case ended in an error (0 allowed): refund-002; pass rate 100.0 % (1 of 1 case)")
                .endsWith("required: point >= 90 %: ERROR");
        assertThat(VerdictText.message(judgement))
                .contains("not decided, 1 case:\n  refund-002 (refunds.jsonl:2): no fixture")
                .endsWith("next: run one case alone with -Djunit.llm.case=refund-002");
    }

    @Test
    void whereEveryCaseBreaksNoSingleCaseIsToBlame() {
        Judgement judgement = complete(plan(gate(Claim.POINT, 0.9)), errored(1), errored(2));
        assertThat(VerdictText.message(judgement))
                .endsWith("read the first message, then look at the task, the fixtures and the configuration");
    }

    @Test
    void nothingDecidedHasNoRate() {
        assertThat(VerdictText.firstLine(new GateTally(plan(gate(Claim.POINT, 0.9))).judge(0, 0, false)))
                .isEqualTo("not decided: no case ran; no pass rate, required: point >= 90 %: ERROR");
    }

    @Test
    void missingSliceIsNamedOnTheFirstLine() {
        Judgement judgement = complete(plan(gate(Claim.POINT, 0.5), gate(Claim.POINT, 0.5, "refunt")), passed(1));
        assertThat(VerdictText.firstLine(judgement))
                .endsWith("ERROR (gates: 1 PASS, 1 ERROR); no case has the tag 'refunt'");
    }

    @Test
    void proofShowsTheBoundThatDecided() {
        String message = VerdictText.message(complete(plan(gate(Claim.PROVE, 0.9)), 48, 2));
        assertThat(message)
                .contains("required: proven >= 90 %: INCONCLUSIVE; failing: refund-048, refund-049")
                .contains("INCONCLUSIVE  proves pass rate >= 90 %: lower bound 87.9 %, upper bound 99.3 % (exact,"
                        + " one-sided 95 %) (48 of 50 cases)")
                .contains("next: the run proves neither side; add cases, or claim less");
    }

    @Test
    void failingSliceIsTheHeadline() {
        Judgement judgement = complete(
                plan(gate(Claim.POINT, 0.5), gate(Claim.POINT, 0.8, "*")),
                passed(1, "billing"),
                passed(2, "billing"),
                failed(3, "refund"));
        assertThat(VerdictText.firstLine(judgement))
                .startsWith("refund: pass rate 0.0 % (0 of 1 case)")
                .contains("FAIL (gates: 2 PASS, 1 FAIL)");
    }

    @Test
    void repeatsAreCountedAsSamplesInCases() {
        Judgement judgement =
                complete(samples(2, 0, gate(Claim.POINT, 0.5)), outcome(1, 2, 0, 0, 0), outcome(2, 1, 1, 0, 0));
        assertThat(VerdictText.message(judgement))
                .contains("pass rate 75.0 % (3 of 4 samples in 2 cases)")
                .contains("(clustered t)")
                .contains("refund-002 (refunds.jsonl:2) 1 of 2 samples passed")
                .contains("note: Repeats of a case are not independent: 4 samples are worth");
    }

    @Test
    void weightsAreSaid() {
        Judgement judgement =
                complete(plan(gate(Claim.POINT, 0.5)), weighted(1, 3, 1, 0, 0, 0), weighted(2, 1, 0, 1, 0, 0));
        assertThat(VerdictText.firstLine(judgement))
                .startsWith("weighted pass rate 75.0 % (1 of 2 cases)")
                .contains("(Wilson with Kish's n, approximate)");
    }

    @Test
    void flawlessRunSaysWhatItDoesNotProve() {
        assertThat(VerdictText.message(complete(plan(gate(Claim.POINT, 0.9)), 20, 0)))
                .contains("note: 20 of 20: the failure rate may still be 13.9 % (one-sided 95 %).")
                .doesNotContain("next:");
    }

    @Test
    void manyFailingCasesAreCountedNotListed() {
        String message = VerdictText.message(complete(plan(gate(Claim.POINT, 0.9)), 0, 250));
        assertThat(message)
                .contains("refund-009 and 240 more")
                .contains("failing, 250 cases:")
                .contains("  and 230 more");
        assertThat(message.lines().count()).isLessThan(60);
    }

    @Test
    void longLinesAreCut() {
        CaseOutcome wordy =
                new CaseOutcome("a", "f.jsonl:1", 1, Set.of(), 0, 1, 0, 0, "x".repeat(999) + "\n\n\n2\n3\n4\n5\n6");
        String message = VerdictText.message(complete(plan(), wordy));
        assertThat(message).contains("x".repeat(200) + "…").doesNotContain("x".repeat(201));
        assertThat(message).contains("      4").doesNotContain("      5");
    }

    @Test
    void cuttingSplitsNoCharacter() {
        assertThat(Texts.cut("ab\uD83D\uDE00c", 3)).isEqualTo("ab…");
        assertThat(Texts.cut("ab\uD83D\uDE00c", 4)).isEqualTo("ab\uD83D\uDE00…");
        assertThat(Texts.cut("abc", 3)).isEqualTo("abc");
    }

    @Test
    void ungatedRunRequiresEveryCase() {
        assertThat(VerdictText.firstLine(complete(plan(), 9, 1))).contains("required: every case passes: FAIL");
        assertThat(VerdictText.claim(plan())).isEqualTo("every case passes");
    }

    @Test
    void claimsAreShortNames() {
        assertThat(VerdictText.claim(plan(gate(Claim.POINT, 0.9)))).isEqualTo("pass rate >= 90 %");
        PassRateGate sure = new PassRateGate(0.95, Claim.PROVE, 0.99, BinomialMethod.EXACT, "", Measure.RATE, 0);
        assertThat(VerdictText.claim(plan(sure))).isEqualTo("proves pass rate >= 95 % (99 % confidence)");
        assertThat(VerdictText.claim(plan(gate(Claim.NO_EVIDENCE_BELOW, 0.995, "refund"))))
                .isEqualTo("refund: no evidence of pass rate < 99.5 %");
        assertThat(VerdictText.claim(plan(gate(Measure.PASS_HAT_K, 4, Claim.POINT, 0.2), gate(Claim.POINT, 1, "*"))))
                .isEqualTo("pass^4 >= 20 %; each tag: pass rate >= 100 %");
    }

    @ParameterizedTest
    @CsvSource({
        "0.7, 70.0 %",
        "0.99964, 99.96 %",
        "1, 100.0 %",
        "0, 0.0 %",
        "0.0000001, 0.00001 %",
        "0.0004, 0.04 %",
        "0.3333333333333333, 33.3 %"
    })
    void roundedRatesDoNotReadAsCertainty(double rate, String text) {
        assertThat(Texts.percent(rate)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.8996, 0.9, 89.96 %", "0.9, 0.9, 90.0 %", "0.90004, 0.9, 90.004 %", "0.95, 0.9, 95.0 %"})
    void roundingNeverHidesTheSideOfTheThreshold(double rate, double threshold, String text) {
        assertThat(Texts.percent(rate, threshold)).isEqualTo(text);
    }

    @Test
    void textIsTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        Judgement judgement = complete(plan(gate(Claim.PROVE, 0.9)), 48, 2);
        String message = VerdictText.message(judgement);
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertThat(VerdictText.message(judgement)).isEqualTo(message);
        } finally {
            Locale.setDefault(before);
        }
    }
}
