package io.github.junitllm.journal;

import static java.util.Objects.requireNonNull;

import io.github.junitllm.verdict.GateVerdict;
import io.github.junitllm.verdict.SampleVerdict;
import java.time.Instant;
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
 * @param verdict the method's verdict: its gates together, or without a gate whether every case passed
 * @param gates every gate of the method with its own verdict; empty when it has none
 * @param cases the golden set's cases by verdict
 * @param samples the samples by verdict; equal to {@code cases} when each case runs once
 * @param estimate pass rate of the whole set with its interval; null when no case was decided
 * @param slices the slices by tag; empty when none were asked for
 * @param failing the first failing cases; the writer decides how many
 * @param failingTotal how many cases fail in all, those in {@code failing} included
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
        GateVerdict verdict,
        List<Gate> gates,
        Counts cases,
        Counts samples,
        @Nullable Estimate estimate,
        List<Slice> slices,
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
        requireNonNull(verdict, "verdict");
        requireNonNull(cases, "cases");
        requireNonNull(samples, "samples");
        requireNonNull(startedAt, "startedAt");
        requireNonNull(finishedAt, "finishedAt");
        gates = List.copyOf(gates);
        slices = List.copyOf(slices);
        failing = List.copyOf(failing);
        notes = List.copyOf(notes);
    }

    /**
     * One gate and what it decided.
     *
     * @param claim what it claims, as the person reads it: {@code pass rate >= 90 %}
     * @param slice the tag it is about; null for the whole set
     * @param verdict what it decided
     * @param threshold the rate it asks for, 0 to 1; null for a gate that is not about a rate
     * @param estimate the rate it judged with its interval; null when there was nothing to judge
     */
    public record Gate(
            String claim,
            @Nullable String slice,
            GateVerdict verdict,
            @Nullable Double threshold,
            @Nullable Estimate estimate) {

        public Gate {
            requireNonNull(claim, "claim");
            requireNonNull(verdict, "verdict");
        }
    }

    /**
     * The cases that share a tag.
     *
     * @param tag the tag
     * @param cases its cases by verdict
     * @param estimate its rate with its interval; null when none of its cases was decided
     */
    public record Slice(String tag, Counts cases, @Nullable Estimate estimate) {

        public Slice {
            requireNonNull(tag, "tag");
            requireNonNull(cases, "cases");
        }
    }

    /**
     * A case that failed or could not be decided.
     *
     * @param id the case's id
     * @param source {@code file:line} of the golden row; null when it has none
     * @param verdict what the case amounts to
     * @param message why; null when nothing was said
     */
    public record FailingCase(
            String id,
            @Nullable String source,
            SampleVerdict verdict,
            @Nullable String message) {

        public FailingCase {
            requireNonNull(id, "id");
            requireNonNull(verdict, "verdict");
        }
    }
}
