package io.github.junitllm.bench.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * A comparison with an accepted earlier run. A score is worse only if its whole interval is worse than the whole interval of
 * the baseline, as JMH's own advice for comparing two results has it, and by more than the tolerance; a difference inside the
 * errors is none. What profilers tell in bytes for one operation is compared likewise.
 *
 * @param baseline the earlier run
 * @param name of its file, for messages
 * @param tolerance how much worse a score may be, 0.1 for a tenth
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record BaselineGate(BenchmarkScores baseline, String name, double tolerance) implements ScoreGate {

    public BaselineGate {
        if (!(tolerance >= 0 && tolerance < 1)) {
            throw new IllegalArgumentException("tolerance = " + tolerance + " must be at least 0 and less than 1");
        }
    }

    @Override
    public List<ScoreVerdict> judge(BenchmarkScores scores) {
        List<ScoreVerdict> verdicts = new ArrayList<>();
        for (BenchmarkScore score : scores.all()) {
            BenchmarkScore before = baseline.all().stream()
                    .filter(score::measuresTheSameAs)
                    .findFirst()
                    .orElse(null);
            if (before == null) {
                verdicts.add(ScoreVerdict.inconclusive(score.label() + ", " + score.mode() + ", " + score.threads()
                        + (score.threads() == 1 ? " thread" : " threads") + ": not in the baseline " + name));
                continue;
            }
            verdicts.add(compare(score, before, Quantity.ofPrimary(score), score.primary(), before.primary()));
            Measurement bytes = Quantity.BYTES_PER_OP.of(score);
            Measurement bytesBefore = Quantity.BYTES_PER_OP.of(before);
            if (bytes != null && bytesBefore != null) {
                verdicts.add(compare(score, before, Quantity.BYTES_PER_OP, bytes, bytesBefore));
            }
        }
        for (BenchmarkScore before : baseline.all()) {
            if (scores.all().stream().noneMatch(before::measuresTheSameAs)) {
                verdicts.add(ScoreVerdict.inconclusive(
                        before.label() + ", " + before.mode() + ": in the baseline " + name + " and not in this run"));
            }
        }
        return verdicts;
    }

    private ScoreVerdict compare(
            BenchmarkScore score, BenchmarkScore before, Quantity quantity, Measurement now, Measurement then) {
        String what = score.label() + ": " + now + ", baseline " + then + otherJdk(score, before);
        if (!now.hasInterval() || !then.hasInterval()) {
            return ScoreVerdict.inconclusive(what + ": " + LimitGate.NO_ERROR);
        }
        boolean more = now.low() > then.high();
        boolean less = now.high() < then.low();
        // No object takes less than 8 bytes; parts of one are JMH's own, divided by the operations.
        if (quantity == Quantity.BYTES_PER_OP && Math.abs(now.score() - then.score()) < 1) {
            return ScoreVerdict.pass(what + ": less than a byte is no difference");
        }
        if (!more && !less) {
            return ScoreVerdict.pass(what + ": a difference inside the errors is none" + blindness(now, then));
        }
        double change = Math.abs(now.score() - then.score()) / Math.abs(then.score());
        String percent = String.format(Locale.ROOT, "%.1f %%", 100 * change);
        if (more == quantity.higherIsBetter()) {
            return ScoreVerdict.pass(what + ": better by " + percent);
        }
        String allowed = String.format(Locale.ROOT, "%.1f %%", 100 * tolerance);
        return change <= tolerance
                ? ScoreVerdict.pass(what + ": worse by " + percent + ", within the tolerance of " + allowed)
                : ScoreVerdict.fail(what + ": worse by " + percent
                        + ", more than the errors explain and the tolerance of " + allowed + " allows");
    }

    /** A run with a large error passes for want of sight, and should say so. */
    private static String blindness(Measurement now, Measurement then) {
        double seen = (now.error() + then.error()) / Math.abs(then.score());
        return String.format(Locale.ROOT, "; one of %.0f %% would have been seen", Math.ceil(100 * seen));
    }

    private static String otherJdk(BenchmarkScore score, BenchmarkScore before) {
        String now = score.jdk();
        return now.equals(before.jdk()) || before.jdk().isEmpty() || now.isEmpty()
                ? ""
                : " (on JDK " + before.jdk() + ", this is " + now + ")";
    }
}
