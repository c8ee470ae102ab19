package io.github.junitllm.eval;

import io.github.junitllm.journal.Counts;
import io.github.junitllm.journal.Estimate;
import io.github.junitllm.journal.GoldenVersion;
import io.github.junitllm.journal.VerdictRecord;
import io.github.junitllm.verdict.FailingCase;
import io.github.junitllm.verdict.GatePlan;
import io.github.junitllm.verdict.GateResult;
import io.github.junitllm.verdict.Judgement;
import io.github.junitllm.verdict.RateEstimate;
import io.github.junitllm.verdict.RunCounts;
import io.github.junitllm.verdict.VerdictText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes a judgement as the journal's plain record. */
final class VerdictRecords {

    private VerdictRecords() {}

    static VerdictRecord of(
            EvalDefinition definition,
            GoldenVersion version,
            Conclusion conclusion,
            Judgement judgement,
            List<String> notes,
            boolean partial,
            Instant startedAt) {
        GatePlan plan = definition.plan();
        RunCounts counts = judgement.counts();
        long samples =
                counts.samplesPassed() + counts.samplesFailed() + counts.samplesErrored() + counts.samplesSkipped();
        List<String> allNotes = new ArrayList<>(judgement.problems());
        allNotes.addAll(judgement.notes());
        allNotes.addAll(notes);
        return new VerdictRecord(
                definition.identity(),
                version,
                conclusion.verdict(),
                partial
                        ? List.of()
                        : judgement.gates().stream().map(VerdictRecords::gate).toList(),
                new Counts(counts.passed(), counts.failed(), counts.errored(), counts.skipped(), counts.notRun()),
                new Counts(
                        counts.samplesPassed(),
                        counts.samplesFailed(),
                        counts.samplesErrored(),
                        counts.samplesSkipped(),
                        Math.max(0, counts.planned() * plan.samples() - samples)),
                estimate(judgement.overall()),
                judgement.slices().stream().map(VerdictRecords::slice).toList(),
                Stream.concat(judgement.failing().stream(), judgement.errored().stream())
                        .map(VerdictRecords::failing)
                        .toList(),
                judgement.failingTotal() + counts.errored(),
                allNotes,
                judgement.stoppedEarly(),
                partial,
                startedAt,
                Instant.now());
    }

    private static VerdictRecord.Gate gate(GateResult result) {
        return new VerdictRecord.Gate(
                VerdictText.claim(result.gate()),
                result.slice().isEmpty() ? null : result.slice(),
                result.verdict(),
                result.gate().threshold(),
                estimate(result.estimate()));
    }

    private static VerdictRecord.Slice slice(RateEstimate estimate) {
        return new VerdictRecord.Slice(
                estimate.slice(),
                new Counts(estimate.passes(), estimate.trials() - estimate.passes(), 0, 0, 0),
                estimate(estimate));
    }

    private static VerdictRecord.FailingCase failing(FailingCase failing) {
        return new VerdictRecord.FailingCase(failing.id(), failing.source(), failing.verdict(), failing.message());
    }

    private static @Nullable Estimate estimate(@Nullable RateEstimate estimate) {
        return estimate == null
                ? null
                : new Estimate(
                        estimate.rate(),
                        estimate.interval().lower(),
                        estimate.interval().upper(),
                        estimate.method(),
                        estimate.confidence());
    }
}
