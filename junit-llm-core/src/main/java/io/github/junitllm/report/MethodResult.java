package io.github.junitllm.report;

import io.github.junitllm.journal.Counts;
import io.github.junitllm.journal.EvalMethod;
import io.github.junitllm.journal.GoldenVersion;
import io.github.junitllm.journal.ModelUse;
import io.github.junitllm.journal.VerdictRecord;
import io.github.junitllm.risk.OwaspRisk;
import io.github.junitllm.verdict.SampleVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a run found out about one eval method.
 *
 * @param verdict the method's verdict as the journal has it; null when the method was never judged
 * @param seen the samples in the journal by verdict, each at its latest
 * @param use the model calls of all samples, re-runs included, because they were paid for
 * @param task sum of the application's time; null when it was not measured
 * @param check sum of the checks' time; null when it was not measured
 * @param reruns how many samples were run again
 * @param changed how many of them came out differently: flaky
 * @param changedCases ids of the first of these cases
 * @param failing the first failing cases
 * @param failingTotal how many cases fail in all; of a method that was never judged, how many samples
 * @param risks how many cases exercised each risk; without those that none did
 * @param modes the gateway's modes
 * @param jvms the JVMs that ran it
 */
record MethodResult(
        EvalMethod method,
        GoldenVersion golden,
        @Nullable VerdictRecord verdict,
        Counts seen,
        ModelUse use,
        @Nullable Duration task,
        @Nullable Duration check,
        long reruns,
        long changed,
        List<String> changedCases,
        List<Failing> failing,
        long failingTotal,
        Map<OwaspRisk, Long> risks,
        Set<String> modes,
        Set<String> jvms,
        Instant startedAt,
        Instant finishedAt) {

    /** The samples by verdict: as the method was judged, else as the journal has them. */
    Counts samples() {
        return verdict == null ? seen : verdict.samples();
    }

    Duration wall() {
        return Duration.between(startedAt, finishedAt);
    }

    /** Returns {@code RefundEvals.answersRefundQuestions}, without the package. */
    String shortName() {
        String type = method.className();
        return type.substring(type.lastIndexOf('.') + 1).replace('$', '.') + "." + method.methodName();
    }

    /**
     * A case that failed or could not be decided; of a method that was never judged, such a sample.
     *
     * @param passes how many of its samples passed
     * @param samples how many samples it had
     * @param scores named scores of the sample that failed; empty when none was recorded
     */
    record Failing(
            String id,
            @Nullable String source,
            SampleVerdict verdict,
            int passes,
            int samples,
            @Nullable String message,
            Map<String, Double> scores) {}
}
