package io.github.junitllm.journal;

import io.github.junitllm.risk.OwaspRisk;
import io.github.junitllm.verdict.Claim;
import io.github.junitllm.verdict.GateVerdict;
import io.github.junitllm.verdict.Measure;
import io.github.junitllm.verdict.SampleVerdict;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Records for tests: an eval of refund questions. */
public final class Records {

    public static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    public static final EvalMethod METHOD = new EvalMethod(
            "com.acme.RefundEvals", "answers", "[class:com.acme.RefundEvals]/[method:answers]", "answers(EvalCase)");
    public static final GoldenVersion GOLDEN = new GoldenVersion("golden/refunds.jsonl", "sha256:ab12", null);
    public static final Estimate ESTIMATE = new Estimate(0.9, 0.6, 0.98, "Wilson", 0.95, 9, 10, 10, false);

    private Records() {}

    public static RunIdentity run(String runId, String jvm) {
        return new RunIdentity(runId, jvm, START, "0123456789abcdef0123456789abcdef01234567", "17.0.15 (VM)", "Linux");
    }

    public static EvalMethod method(String name) {
        return new EvalMethod("com.acme.RefundEvals", name, "[class:com.acme.RefundEvals]/[method:" + name + "]", name);
    }

    /** A sample with nothing optional. */
    public static SampleRecord sample(String caseId, SampleVerdict verdict) {
        return sample(METHOD, caseId, 1, verdict, null);
    }

    public static SampleRecord sample(
            EvalMethod method, String caseId, int sample, SampleVerdict verdict, @Nullable String message) {
        return new SampleRecord(
                method,
                GOLDEN,
                new CaseRef(caseId, null, Set.of(), 1),
                sample,
                0,
                verdict,
                Map.of(),
                Set.of(),
                message,
                null,
                null,
                ModelUse.NONE,
                null,
                START,
                START.plusMillis(5));
    }

    /** A sample with everything. */
    public static SampleRecord fullSample(String caseId, SampleVerdict verdict) {
        return new SampleRecord(
                METHOD,
                new GoldenVersion("golden/refunds.jsonl", "sha256:ab12", "holdout"),
                new CaseRef(caseId, "golden/refunds.jsonl:12", Set.of("refund"), 2.5),
                3,
                12,
                verdict,
                Map.of("relevance", 0.75),
                Set.of(OwaspRisk.PROMPT_INJECTION, OwaspRisk.EXCESSIVE_AGENCY),
                "expected \"14 days\"\nbut was \"30 days\"",
                Duration.ofNanos(1_234_567),
                Duration.ofNanos(89_999),
                new ModelUse(
                        3,
                        2,
                        1,
                        1200L,
                        34L,
                        new Bill(new BigDecimal("0.0001234"), "USD", 3, 1),
                        List.of("gpt-4o-mini")),
                "replay",
                START.plusNanos(1_000),
                START.plusMillis(1));
    }

    /** A verdict with nothing optional. */
    public static VerdictRecord verdict(EvalMethod method, GateVerdict verdict, Counts counts, boolean partial) {
        return new VerdictRecord(
                method,
                GOLDEN,
                "every case passes",
                verdict,
                List.of(),
                counts,
                counts,
                null,
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                counts.failed() + counts.errors(),
                List.of(),
                false,
                partial,
                START,
                START.plusSeconds(2));
    }

    /** A verdict with everything. */
    public static VerdictRecord fullVerdict() {
        return new VerdictRecord(
                METHOD,
                new GoldenVersion("golden/refunds.jsonl", "sha256:ab12", "holdout"),
                "pass rate >= 95 %",
                GateVerdict.FAIL,
                List.of(
                        new VerdictRecord.Gate(
                                Claim.POINT,
                                Measure.RATE,
                                0,
                                0.95,
                                0.95,
                                null,
                                null,
                                GateVerdict.FAIL,
                                "90.0 % is below",
                                ESTIMATE),
                        new VerdictRecord.Gate(
                                Claim.PROVE,
                                Measure.PASS_HAT_K,
                                3,
                                0.8,
                                0.9,
                                "refund",
                                null,
                                GateVerdict.PASS,
                                "holds",
                                null),
                        new VerdictRecord.Gate(
                                Claim.NO_EVIDENCE_BELOW,
                                Measure.RATE,
                                0,
                                0.98,
                                0.95,
                                "benign",
                                "false positives",
                                GateVerdict.PASS,
                                "upper bound 4.0 %",
                                ESTIMATE)),
                new Counts(9, 1, 1, 1, 3),
                new Counts(27, 3, 3, 3, 9),
                ESTIMATE,
                List.of(new VerdictRecord.Slice("refund", ESTIMATE)),
                List.of(new VerdictRecord.Reduction(Measure.PASS_HAT_K, 3, 0.7, 0.05, 10)),
                new VerdictRecord.Clusters(0.04, 0.3, 1.6, 18.7),
                List.of(new VerdictRecord.BudgetResult(
                        "p95 of latency <= 2 s",
                        "p95 of latency",
                        "us",
                        false,
                        new BigDecimal("2000000.25"),
                        new BigDecimal("1500250.5"),
                        new BigDecimal("1900000.5"),
                        0.95,
                        60,
                        2,
                        1,
                        50,
                        1,
                        GateVerdict.PASS,
                        "observed 1.5 s")),
                List.of(new VerdictRecord.FailingCase(
                        "refund-002", "golden/refunds.jsonl:12", SampleVerdict.FAIL, 1, 3, "expected 14 days")),
                2,
                List.of("Repeats of a case are not independent."),
                true,
                false,
                START,
                START.plusSeconds(83));
    }

    /** Writes a journal and returns it. */
    public static Path journal(Path outputDir, RunIdentity run, JournalRecord... records) {
        try (Journal journal = Journal.open(outputDir, run)) {
            for (JournalRecord each : records) {
                if (each instanceof SampleRecord sample) {
                    journal.append(sample);
                } else if (each instanceof VerdictRecord verdict) {
                    journal.append(verdict);
                }
            }
            return journal.file();
        }
    }
}
