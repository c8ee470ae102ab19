package io.github.junitllm.journal;

import static java.util.Objects.requireNonNull;

import io.github.junitllm.verdict.Claim;
import io.github.junitllm.verdict.GateVerdict;
import io.github.junitllm.verdict.Judgement;
import io.github.junitllm.verdict.Measure;
import io.github.junitllm.verdict.SampleVerdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What one eval method amounts to, written once its last sample is finished.
 *
 * <p>Readers take the latest record of a method, except that a partial one never replaces a whole one.
 *
 * @param method the eval method
 * @param golden the golden set
 * @param claim what the method's gates claim together, as a person reads it: {@code pass rate >= 90 %}
 * @param verdict the worst of the gates; without gates, whether every case passed
 * @param gates one result per gate and slice; empty when the method has no gate
 * @param cases the golden set's cases by verdict
 * @param samples the samples by verdict; equal to {@code cases} when each case runs once
 * @param estimate pass rate of the whole set with its interval; null when nothing was decided
 * @param slices pass rate by tag
 * @param reductions pass@k and pass^k; empty with one sample per case
 * @param clusters how the repeats of a case hang together; null unless samples are the trials
 * @param budgets one result per budget; empty when the method has none
 * @param failing the first cases that failed, then the first that could not be decided
 * @param failingTotal how many cases failed or could not be decided in all
 * @param notes what a reader must know beside the numbers, each a full sentence
 * @param stoppedEarly whether an early stopping rule left cases out
 * @param partial whether only a selection of the cases ran, so that the gates were not decided on the whole set
 * @param startedAt when the method's first sample started
 * @param finishedAt when the method was judged
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record VerdictRecord(
        EvalMethod method,
        GoldenVersion golden,
        String claim,
        GateVerdict verdict,
        List<Gate> gates,
        Counts cases,
        Counts samples,
        @Nullable Estimate estimate,
        List<Slice> slices,
        List<Reduction> reductions,
        @Nullable Clusters clusters,
        List<BudgetResult> budgets,
        List<FailingCase> failing,
        long failingTotal,
        List<String> notes,
        boolean stoppedEarly,
        boolean partial,
        Instant startedAt,
        Instant finishedAt)
        implements JournalRecord {

    public VerdictRecord {
        requireNonNull(method, "method");
        requireNonNull(golden, "golden");
        requireNonNull(claim, "claim");
        requireNonNull(verdict, "verdict");
        requireNonNull(cases, "cases");
        requireNonNull(samples, "samples");
        requireNonNull(startedAt, "startedAt");
        requireNonNull(finishedAt, "finishedAt");
        gates = List.copyOf(gates);
        slices = List.copyOf(slices);
        reductions = List.copyOf(reductions);
        budgets = List.copyOf(budgets);
        failing = List.copyOf(failing);
        notes = List.copyOf(notes);
    }

    /** Returns the record of a judgement. */
    public static VerdictRecord of(
            EvalMethod method,
            GoldenVersion golden,
            Judgement judgement,
            boolean partial,
            Instant startedAt,
            Instant finishedAt) {
        return JudgementRecord.of(method, golden, judgement, partial, startedAt, finishedAt);
    }

    /** Returns the record of a method that could not begin, because its declaration or its golden set is broken. */
    public static VerdictRecord broken(EvalMethod method, GoldenVersion golden, String problem, Instant at) {
        return new VerdictRecord(
                method,
                golden,
                "not judged",
                GateVerdict.ERROR,
                List.of(),
                Counts.NONE,
                Counts.NONE,
                null,
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                0,
                List.of(problem),
                false,
                false,
                at,
                at);
    }

    /** Returns this record with what was concluded from the judgement, and with further notes. */
    public VerdictRecord concludedAs(GateVerdict concluded, List<String> furtherNotes) {
        List<String> allNotes = new ArrayList<>(notes);
        allNotes.addAll(furtherNotes);
        return new VerdictRecord(
                method,
                golden,
                claim,
                concluded,
                gates,
                cases,
                samples,
                estimate,
                slices,
                reductions,
                clusters,
                budgets,
                failing,
                failingTotal,
                allNotes,
                stoppedEarly,
                partial,
                startedAt,
                finishedAt);
    }

    /**
     * What one gate says about one slice.
     *
     * @param claim what kind of claim it makes
     * @param measure what it measures
     * @param k samples that {@link Measure#PASS_AT_K} and {@link Measure#PASS_HAT_K} speak of; else 0
     * @param threshold the rate it asks for, 0 to 1
     * @param confidence confidence of the claim
     * @param slice the tag it is about; null for the whole set
     * @param failures what failing cases are called where it asks how many of them there are, such as {@code attack success}:
     *     {@code 1 - threshold} at most; null where it asks for passing ones
     * @param verdict what it decided
     * @param reason why, in one clause
     * @param estimate the rate it judged; null when nothing was decided
     */
    public record Gate(
            Claim claim,
            Measure measure,
            int k,
            double threshold,
            double confidence,
            @Nullable String slice,
            @Nullable String failures,
            GateVerdict verdict,
            String reason,
            @Nullable Estimate estimate) {

        public Gate {
            requireNonNull(claim, "claim");
            requireNonNull(measure, "measure");
            requireNonNull(verdict, "verdict");
            requireNonNull(reason, "reason");
        }
    }

    /**
     * What one budget says.
     *
     * @param claim what it asks for, as a person reads it: {@code p95 of latency <= 2 s}
     * @param name what is limited: {@code p95 of latency}
     * @param unit what {@code limit}, {@code observed} and {@code sure} count in: {@code us}, {@code tokens},
     *     {@code tokens/s}, {@code share}, {@code calls} or the code of a currency
     * @param lowest whether the limit is the lowest that is allowed, not the highest
     * @param limit the limit
     * @param observed the observed statistic; null where there is none
     * @param sure the bound of the true quantile at that confidence; null where there is none
     * @param confidence one-sided confidence
     * @param trials how many calls or samples were measured
     * @param beyond how many of these did not keep the limit, failed ones included
     * @param failed how many of them failed
     * @param recorded of how many the value is from a fixture
     * @param estimated of how many the value is an estimate
     * @param verdict what it decided
     * @param reason why, in one clause
     */
    public record BudgetResult(
            String claim,
            String name,
            String unit,
            boolean lowest,
            BigDecimal limit,
            @Nullable BigDecimal observed,
            @Nullable BigDecimal sure,
            double confidence,
            long trials,
            long beyond,
            long failed,
            long recorded,
            long estimated,
            GateVerdict verdict,
            String reason) {

        public BudgetResult {
            requireNonNull(claim, "claim");
            requireNonNull(name, "name");
            requireNonNull(unit, "unit");
            limit = plain(limit);
            observed = observed == null ? null : plain(observed);
            sure = sure == null ? null : plain(sure);
            requireNonNull(verdict, "verdict");
            requireNonNull(reason, "reason");
        }

        /** One number has one form, whatever it was computed from. */
        private static BigDecimal plain(BigDecimal number) {
            BigDecimal stripped = number.stripTrailingZeros();
            return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        }
    }

    /**
     * The cases that share a tag.
     *
     * @param tag the tag
     * @param estimate its rate
     */
    public record Slice(String tag, Estimate estimate) {

        public Slice {
            requireNonNull(tag, "tag");
            requireNonNull(estimate, "estimate");
        }
    }

    /**
     * pass@k or pass^k of the whole set.
     *
     * @param measure which of the two
     * @param k samples it speaks of
     * @param estimate mean of the cases' unbiased estimates
     * @param standardError standard error over the cases
     * @param cases cases with at least {@code k} decided samples
     */
    public record Reduction(Measure measure, int k, double estimate, double standardError, long cases) {

        public Reduction {
            requireNonNull(measure, "measure");
        }
    }

    /**
     * How the repeats of a case hang together.
     *
     * @param standardError clustered standard error of the pass rate
     * @param intraclassCorrelation 0 when repeats are independent, 1 when all repeats of a case come out alike
     * @param designEffect how many samples are worth one independent sample
     * @param effectiveSamples how many independent samples the samples are worth
     */
    public record Clusters(
            double standardError, double intraclassCorrelation, double designEffect, double effectiveSamples) {}

    /**
     * A case that failed or could not be decided.
     *
     * @param id the case's id
     * @param source {@code file:line} of the golden row; null when it has none
     * @param verdict what the case amounts to
     * @param passes how many of its samples passed
     * @param samples how many samples it had
     * @param message why; null when nothing was said
     */
    public record FailingCase(
            String id,
            @Nullable String source,
            SampleVerdict verdict,
            int passes,
            int samples,
            @Nullable String message) {

        public FailingCase {
            requireNonNull(id, "id");
            requireNonNull(verdict, "verdict");
        }
    }
}
