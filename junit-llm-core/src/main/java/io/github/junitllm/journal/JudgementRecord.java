package io.github.junitllm.journal;

import io.github.junitllm.stats.ClusterEstimate;
import io.github.junitllm.verdict.Budget;
import io.github.junitllm.verdict.BudgetResult;
import io.github.junitllm.verdict.FailingCase;
import io.github.junitllm.verdict.GateResult;
import io.github.junitllm.verdict.Judgement;
import io.github.junitllm.verdict.RateEstimate;
import io.github.junitllm.verdict.RunCounts;
import io.github.junitllm.verdict.VerdictText;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes out of a judgement what the journal keeps. */
final class JudgementRecord {

    /** How many cases a verdict line names; the sample lines have them all. */
    private static final int MAX_FAILING = 50;

    private JudgementRecord() {}

    static VerdictRecord of(
            EvalMethod method,
            GoldenVersion golden,
            Judgement judgement,
            boolean partial,
            Instant startedAt,
            Instant finishedAt) {
        return new VerdictRecord(
                method,
                golden,
                VerdictText.claim(judgement.plan()),
                judgement.verdict(),
                judgement.gates().stream().map(JudgementRecord::gate).toList(),
                cases(judgement.counts()),
                samples(judgement.counts(), judgement.plan().samples()),
                estimate(judgement.overall()),
                judgement.slices().stream()
                        .map(slice -> new VerdictRecord.Slice(slice.slice(), Estimate.of(slice)))
                        .toList(),
                judgement.reductions().stream()
                        .map(each -> new VerdictRecord.Reduction(
                                each.measure(), each.k(), each.estimate(), each.standardError(), each.cases()))
                        .toList(),
                clusters(judgement.clusters()),
                judgement.budgets().stream().map(JudgementRecord::budget).toList(),
                failing(judgement),
                judgement.failingTotal() + judgement.counts().errored(),
                Stream.concat(judgement.problems().stream(), judgement.notes().stream())
                        .toList(),
                judgement.stoppedEarly(),
                partial,
                startedAt,
                finishedAt);
    }

    private static VerdictRecord.Gate gate(GateResult result) {
        return new VerdictRecord.Gate(
                result.gate().claim(),
                result.gate().measure(),
                result.gate().k(),
                result.gate().threshold(),
                result.gate().confidence(),
                result.slice().isEmpty() ? null : result.slice(),
                result.gate().failures().isEmpty() ? null : result.gate().failures(),
                result.verdict(),
                result.reason(),
                estimate(result.estimate()));
    }

    private static VerdictRecord.BudgetResult budget(BudgetResult result) {
        return new VerdictRecord.BudgetResult(
                result.budget().text(),
                result.budget().name(),
                result.budget().unit().symbol(),
                result.budget().bound() == Budget.Bound.AT_LEAST,
                result.budget().limit(),
                result.observed(),
                result.sure(),
                result.budget().confidence(),
                result.trials(),
                result.beyond(),
                result.failed(),
                result.recorded(),
                result.estimated(),
                result.verdict(),
                result.reason());
    }

    private static Counts cases(RunCounts counts) {
        return new Counts(counts.passed(), counts.failed(), counts.errored(), counts.skipped(), counts.notRun());
    }

    private static Counts samples(RunCounts counts, int samplesPerCase) {
        long ran = counts.samplesPassed() + counts.samplesFailed() + counts.samplesErrored() + counts.samplesSkipped();
        return new Counts(
                counts.samplesPassed(),
                counts.samplesFailed(),
                counts.samplesErrored(),
                counts.samplesSkipped(),
                Math.max(0, counts.planned() * samplesPerCase - ran));
    }

    private static @Nullable Estimate estimate(@Nullable RateEstimate estimate) {
        return estimate == null ? null : Estimate.of(estimate);
    }

    private static VerdictRecord.@Nullable Clusters clusters(@Nullable ClusterEstimate clusters) {
        return clusters == null
                ? null
                : new VerdictRecord.Clusters(
                        clusters.clusteredStandardError(),
                        clusters.intraclassCorrelation(),
                        clusters.designEffect(),
                        clusters.effectiveSamples());
    }

    private static List<VerdictRecord.FailingCase> failing(Judgement judgement) {
        return Stream.concat(judgement.failing().stream(), judgement.errored().stream())
                .limit(MAX_FAILING)
                .map(JudgementRecord::failing)
                .toList();
    }

    private static VerdictRecord.FailingCase failing(FailingCase failing) {
        return new VerdictRecord.FailingCase(
                failing.id(),
                failing.source(),
                failing.verdict(),
                failing.passes(),
                failing.samples(),
                failing.message());
    }
}
