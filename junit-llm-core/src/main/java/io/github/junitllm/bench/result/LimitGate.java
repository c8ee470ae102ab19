package io.github.junitllm.bench.result;

import java.util.List;
import org.apiguardian.api.API;

/**
 * An absolute limit. It is kept if the whole interval keeps it, missed if the whole interval misses it, and anything
 * between is inconclusive: with such an error the same code would pass on one day and fail on the next.
 *
 * @param benchmark which ones, as {@link BenchmarkScores#named} wants it
 * @param quantity what is limited
 * @param limit in the unit of the quantity
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record LimitGate(String benchmark, Quantity quantity, double limit) implements ScoreGate {

    public LimitGate {
        if (!(limit > 0) || Double.isInfinite(limit)) {
            throw new IllegalArgumentException("a limit of " + limit + " " + quantity.unit() + " must be more than 0");
        }
    }

    @Override
    public List<ScoreVerdict> judge(BenchmarkScores scores) {
        List<BenchmarkScore> named = scores.named(benchmark);
        List<BenchmarkScore> measured =
                named.stream().filter(score -> quantity.of(score) != null).toList();
        return measured.isEmpty()
                ? List.of(ScoreVerdict.inconclusive(named.get(0).label() + ": " + quantity.missing()))
                : measured.stream().map(this::judge).toList();
    }

    private ScoreVerdict judge(BenchmarkScore score) {
        Measurement measured = quantity.of(score);
        if (measured == null) {
            throw new IllegalStateException("chosen because it was measured");
        }
        String claim = (quantity.higherIsBetter() ? "at least " : "at most ") + Measurement.figure(limit) + " "
                + quantity.unit();
        String what = score.label() + ": " + measured + ", limit " + claim;
        if (!measured.hasInterval()) {
            return ScoreVerdict.inconclusive(what + ": " + NO_ERROR);
        }
        boolean kept = quantity.higherIsBetter() ? measured.low() >= limit : measured.high() <= limit;
        boolean missed = quantity.higherIsBetter() ? measured.high() < limit : measured.low() > limit;
        if (kept) {
            return ScoreVerdict.pass(what + ": kept");
        }
        return missed
                ? ScoreVerdict.fail(what + ": missed, even with the error in its favour")
                : ScoreVerdict.inconclusive(what + ": " + INSIDE);
    }

    static final String INSIDE = "the limit lies inside the error, so this run cannot tell. Measure longer"
            + " (junit.llm.bench=full, or more iterations), or move the limit away from what is measured";

    static final String NO_ERROR =
            "JMH computes an error from three iterations on, over all forks; measure at least so many";
}
