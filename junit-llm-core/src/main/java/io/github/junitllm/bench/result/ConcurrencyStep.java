package io.github.junitllm.bench.result;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A batch of samples with so many in flight, beside the ideal.
 *
 * @param inFlight how many samples run at once
 * @param samples how many there are in the batch
 * @param calls of the model in the batch
 * @param idealNanos time of the batch if nothing took any but the model: {@code calls * latency / inFlight}, and no less
 *     than the longest sample
 * @param wall time of the batch, in {@code ns/op}
 * @param bytes allocated by the batch, or null if nobody counted
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record ConcurrencyStep(
        int inFlight,
        int samples,
        long calls,
        double idealNanos,
        Measurement wall,
        @Nullable Measurement bytes) {

    /**
     * Finds the steps of a run.
     *
     * @param callsOfCases how many calls each case makes, in the order of the cases
     * @param latency of each call
     * @param rounds how many times as many samples as in flight a batch has
     * @return by the number in flight
     */
    public static List<ConcurrencyStep> of(
            BenchmarkScores scores, List<Integer> callsOfCases, Duration latency, int rounds) {
        return scores.all().stream()
                .map(score -> of(score, callsOfCases, latency, rounds))
                .sorted(Comparator.comparingInt(ConcurrencyStep::inFlight))
                .toList();
    }

    private static ConcurrencyStep of(BenchmarkScore score, List<Integer> callsOfCases, Duration latency, int rounds) {
        int inFlight = Integer.parseInt(score.params().getOrDefault("inFlight", "1"));
        int samples = inFlight * rounds;
        long calls = 0;
        int longest = 0;
        for (int sample = 0; sample < samples; sample++) {
            int ofSample = callsOfCases.get(sample % callsOfCases.size());
            calls += ofSample;
            longest = Math.max(longest, ofSample);
        }
        double ideal = Math.max((double) calls / inFlight, longest) * latency.toNanos();
        return new ConcurrencyStep(inFlight, samples, calls, ideal, score.primary(), Quantity.BYTES_PER_OP.of(score));
    }

    /** Returns the ideal over what it took: 1 where nothing is lost. */
    public double efficiency() {
        return idealNanos / wall.score();
    }

    /** Returns the lower end of the efficiency's interval, or NaN if there is none. */
    public double lowEfficiency() {
        return idealNanos / wall.high();
    }

    /** Returns the upper end of the efficiency's interval, or NaN if there is none. */
    public double highEfficiency() {
        // An error as large as the time itself leaves no bound.
        return Double.isNaN(wall.low())
                ? Double.NaN
                : wall.low() > 0 ? idealNanos / wall.low() : Double.POSITIVE_INFINITY;
    }

    /** Returns how many calls are answered in a second. */
    public double callsPerSecond() {
        return calls * 1e9 / wall.score();
    }

    /** Returns what each call takes beside its model, in the place it holds among those in flight; in nanoseconds. */
    public double addedNanosPerCall() {
        return inFlight * (wall.score() - idealNanos) / calls;
    }

    /** Judges whether the efficiency is reached: by the whole interval, as all limits. */
    public ScoreVerdict atLeast(double minEfficiency) {
        String what = String.format(
                Locale.ROOT,
                "%d in flight: efficiency %.3f (%.3f to %.3f), at least %.3f",
                inFlight,
                efficiency(),
                lowEfficiency(),
                highEfficiency(),
                minEfficiency);
        if (!wall.hasInterval()) {
            return ScoreVerdict.inconclusive(what + ": " + LimitGate.NO_ERROR);
        }
        if (lowEfficiency() >= minEfficiency) {
            return ScoreVerdict.pass(what + ": reached");
        }
        return highEfficiency() < minEfficiency
                ? ScoreVerdict.fail(what + ": missed; took " + millis(wall.score()) + " instead of "
                        + millis(idealNanos) + ", " + millis(addedNanosPerCall()) + " more for each call")
                : ScoreVerdict.inconclusive(what + ": " + LimitGate.INSIDE);
    }

    private static String millis(double nanos) {
        return Measurement.figure(nanos / 1e6) + " ms";
    }

    /** Returns the table of some steps, for people. */
    public static List<String> table(List<ConcurrencyStep> steps) {
        return Stream.concat(
                        Stream.of(String.format(
                                Locale.ROOT,
                                "%9s %8s %12s %12s %11s %17s %10s %14s %12s",
                                "in flight",
                                "calls",
                                "ideal",
                                "took",
                                "efficiency",
                                "99.9 %",
                                "calls/s",
                                "added per call",
                                "allocated")),
                        steps.stream().map(ConcurrencyStep::row))
                .toList();
    }

    private String row() {
        return String.format(
                Locale.ROOT,
                "%9d %8d %12s %12s %11.3f %17s %10s %14s %12s",
                inFlight,
                calls,
                millis(idealNanos),
                millis(wall.score()),
                efficiency(),
                wall.hasInterval()
                        ? String.format(Locale.ROOT, "%.3f to %.3f", lowEfficiency(), highEfficiency())
                        : "no error",
                Measurement.figure(callsPerSecond()),
                millis(addedNanosPerCall()),
                bytes == null ? "" : Measurement.figure(bytes.score() / calls / 1_000) + " kB");
    }
}
