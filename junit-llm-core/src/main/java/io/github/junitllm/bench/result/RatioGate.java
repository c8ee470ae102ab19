package io.github.junitllm.bench.result;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * A limit in multiples of another benchmark of the same run: the same on a slow machine as on a fast one. The interval of
 * the ratio is the widest that the two intervals allow.
 *
 * @param benchmark which ones, as {@link BenchmarkScores#named} wants it; the reference itself is left out
 * @param reference the one to compare with
 * @param maxTimes how many times the reference's cost an operation may have: its time, or the inverse of its throughput
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record RatioGate(String benchmark, String reference, double maxTimes) implements ScoreGate {

    public RatioGate {
        if (!(maxTimes > 0) || Double.isInfinite(maxTimes)) {
            throw new IllegalArgumentException("maxTimes = " + maxTimes + " must be more than 0");
        }
        if (reference.isEmpty()) {
            throw new IllegalArgumentException("maxTimes needs the name of the benchmark to compare with");
        }
    }

    @Override
    public List<ScoreVerdict> judge(BenchmarkScores scores) {
        List<BenchmarkScore> references = scores.named(reference);
        List<BenchmarkScore> judged = scores.named(benchmark).stream()
                .filter(score -> !score.isNamed(reference))
                .toList();
        if (judged.isEmpty()) {
            throw new IllegalArgumentException("'" + reference + "' would be compared with itself only");
        }
        return judged.stream().map(score -> judge(score, references)).toList();
    }

    private ScoreVerdict judge(BenchmarkScore score, List<BenchmarkScore> references) {
        List<BenchmarkScore> comparable = references.stream()
                .filter(other -> other.mode() == score.mode() && other.threads() == score.threads())
                // Of a reference with parameters, the one with the same ones.
                .filter(other -> other.params().entrySet().stream()
                        .allMatch(param -> Objects.equals(score.params().get(param.getKey()), param.getValue())))
                .toList();
        if (comparable.size() != 1) {
            return ScoreVerdict.inconclusive(score.label() + ": '" + reference + "' was measured " + comparable.size()
                    + " times in the same mode, with as many threads and the same parameters; it must be once");
        }
        return judge(score, comparable.get(0));
    }

    private ScoreVerdict judge(BenchmarkScore score, BenchmarkScore other) {
        boolean inverse = Quantity.ofPrimary(score).higherIsBetter();
        Measurement above = (inverse ? other : score).primary();
        Measurement below = (inverse ? score : other).primary();
        String what = String.format(
                Locale.ROOT,
                "%s: %s beside %s of %s, %.2f times the cost, limit at most %.2f",
                score.label(),
                score.primary(),
                other.primary(),
                other.name(),
                above.score() / below.score(),
                maxTimes);
        if (!above.hasInterval() || !below.hasInterval()) {
            return ScoreVerdict.inconclusive(what + ": " + LimitGate.NO_ERROR);
        }
        // An error as large as the score leaves no upper bound.
        double high = below.low() > 0 ? above.high() / below.low() : Double.POSITIVE_INFINITY;
        double low = below.high() > 0 ? Math.max(0, above.low()) / below.high() : 0;
        if (high <= maxTimes) {
            return ScoreVerdict.pass(what + ": kept");
        }
        return low > maxTimes
                ? ScoreVerdict.fail(what + ": missed, even with both errors in its favour")
                : ScoreVerdict.inconclusive(what + ": " + LimitGate.INSIDE);
    }
}
